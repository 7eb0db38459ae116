package org.fixpoint.plugins.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;

/** A folder that nothing is in yet. */
final class NewFolder {
    private NewFolder() {}

    /**
     * Writes files into a folder that is made if it is not there.
     *
     * @param files text by path relative to the folder
     * @throws Refusal if the folder has something in it, or there is a file of that name
     */
    static void write(Path folder, Map<String, String> files) throws IOException {
        if (Files.exists(folder) && !isEmptyFolder(folder)) {
            throw new Refusal(folder + " is there already and not empty; choose another name, or take it away");
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /** Lets everyone who may read a file start it too. */
    static void makeExecutable(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
