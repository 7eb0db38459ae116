package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that runs leave, for comparison. */
final class RunFiles {
    private static final int FEWEST = 10; // a comparison of next to nothing shows nothing

    private RunFiles() {}

    /** Every file of a run by its path, with the hash of its content, but those that are left out. */
    static Map<String, String> hashes(Path run, String leftOut) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path real = run.toRealPath();
        try (Stream<Path> paths = Files.walk(real)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = real.relativize(path).toString();
                if (!name.matches(leftOut)) {
                    files.put(name, HexFormat.of().formatHex(sha256(Files.readAllBytes(path))));
                }
            }
        }
        assertTrue(files.size() >= FEWEST, "files: " + files.keySet());
        return files;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
