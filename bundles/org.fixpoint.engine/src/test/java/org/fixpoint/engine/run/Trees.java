package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fixpoint.engine.catalogue.Sha256;

/** What is in a folder, byte for byte. */
final class Trees {
    private static final Set<String> TIMED = Set.of("timing.json", "provenance.json");

    private Trees() {}

    /** The hash of every file by its path, but of those that tell the time. */
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                boolean timed = TIMED.contains(file.getFileName().toString());
                String content = Files.isDirectory(file) ? "folder" : Sha256.of(Files.readAllBytes(file));
                hashes.put(folder.relativize(file).toString(), timed ? "" : content);
            }
        }
        return hashes;
    }
}
