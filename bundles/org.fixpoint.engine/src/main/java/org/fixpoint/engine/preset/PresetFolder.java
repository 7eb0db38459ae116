package org.fixpoint.engine.preset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.fixpoint.engine.files.DurableFiles;

/** A folder into which presets are dropped, as {@code ID.yaml}. */
public record PresetFolder(Path path) {
    /** How the name of a preset's file ends. */
    public static final String ENDING = ".yaml";

    /** Where a preset is or would be. */
    public Path file(String id) {
        return path.resolve(id + ENDING);
    }

    /**
     * Adds a preset; the folder is made if it is not there, for its owner alone to write to.
     *
     * @throws FileAlreadyExistsException if there is one of that name; it is left as it is
     */
    public Path add(PresetText preset) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(path, mode);
        Path file = file(preset.id());
        DurableFiles.write(file, preset.yaml().getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
