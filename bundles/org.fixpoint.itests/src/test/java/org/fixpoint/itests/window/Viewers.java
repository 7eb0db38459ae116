package org.fixpoint.itests.window;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A browser and a file manager as a desktop knows them, by entries of its own: programs that write down what they are given.
 *
 * @param data the folder of the user's data with the entries
 * @param log a line for each file or folder that was opened
 */
record Viewers(Path data, Path log) {
    private static final String ENTRY = "viewer.desktop";

    /** Installs them in a folder. */
    static Viewers in(Path folder) throws IOException {
        Viewers viewers = new Viewers(folder, folder.resolve("opened.txt"));
        Path entries = Files.createDirectories(folder.resolve("applications"));
        Path program = folder.resolve("viewer");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$1\" >>'" + viewers.log + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                entries.resolve(ENTRY),
                """
                [Desktop Entry]
                Type=Application
                Name=Viewer
                Exec="%s" %%u
                MimeType=text/html;inode/directory;
                """
                        .formatted(program));
        Files.writeString(
                entries.resolve("mimeapps.list"),
                """
                [Default Applications]
                text/html=%1$s
                inode/directory=%1$s
                """
                        .formatted(ENTRY));
        Files.writeString(viewers.log, "");
        return viewers;
    }

    /** What makes them those of a window, each {@code NAME=value}. */
    List<String> environment() {
        return List.of("XDG_DATA_HOME=" + data, "XDG_CONFIG_HOME=" + data.resolve("settings"));
    }

    /** What has been opened; a program is given a URI or, of what lies on the disk, its path. */
    List<Path> opened() throws IOException {
        return Files.readAllLines(log).stream()
                .map(name -> name.startsWith("file:") ? Path.of(URI.create(name)) : Path.of(name))
                .toList();
    }
}
