package org.fixpoint.desktop.catalogue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.document.YamlFile;

/** The folder in which plug-ins lie, as the window changes it: jars and presets are put in, switched off and on again. Nothing is deleted. */
public final class PlugInFolder {
    private static final String OFF = ".off";

    private final Optional<Path> folder;

    /**
     * A folder, which need not exist.
     *
     * @param path as it is named to the program; empty if it is not
     */
    public PlugInFolder(String path) {
        this.folder = path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    /** Where it is. */
    public Optional<Path> path() {
        return folder;
    }

    private Path required() {
        return folder.orElseThrow(() ->
                new Refusal("There is no folder for plug-ins; start the program with FIXPOINT_PLUGINS set to one."));
    }

    /** Whether a file is what such a folder takes: a jar or a preset. */
    public static boolean takes(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".jar") || (name.endsWith(".yaml") && isPreset(file));
    }

    private static boolean isPreset(Path file) {
        try {
            return YamlFile.text(file).lines().anyMatch(line -> line.startsWith("fixpoint-preset:"));
        } catch (YamlFile.Unreadable unreadable) {
            return false;
        }
    }

    /** Whether another file of that name is in the folder. */
    public boolean hasOther(Path file) {
        Optional<Path> place = folder.map(path -> path.resolve(String.valueOf(file.getFileName())));
        try {
            return place.isPresent() && Files.exists(place.get()) && !Files.isSameFile(file, place.get());
        } catch (IOException unknown) {
            return true;
        }
    }

    /**
     * Puts a jar or a preset in, in place of one of the same name. It is there whole or not at all.
     *
     * @return what was done, in a sentence
     */
    public String add(Path jar) throws IOException {
        Path target = Files.createDirectories(required());
        String name = String.valueOf(jar.getFileName());
        if (!takes(jar)) {
            throw new Refusal(name + " is no plug-in; a plug-in is a file that ends in .jar, or a preset.");
        }
        Path place = target.resolve(name);
        if (Files.exists(place) && Files.isSameFile(jar, place)) {
            return name + " is in the folder already.";
        }
        Path part = Files.createTempFile(target, name, ".part");
        try {
            Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
            if (part.getFileSystem()
                    .supportedFileAttributeViews()
                    .contains("posix")) { // one that others can write to is refused
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return name + " is copied to " + target + " and is being looked at …";
    }

    /** Takes a file out of use; it stays in the folder under another name. */
    public void switchOff(String file) throws IOException {
        Files.move(required().resolve(file), required().resolve(file + OFF), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes a file into use that was switched off. */
    public void switchOn(String file) throws IOException {
        Path place = required().resolve(file);
        if (Files.exists(place)) {
            throw new Refusal("There is another " + file + " in the folder; take one of them out first.");
        }
        Files.move(required().resolve(file + OFF), place);
    }

    /** The files that are switched off, by the names that they had. */
    public List<String> off() {
        List<String> names = new ArrayList<>();
        if (folder.filter(Files::isDirectory).isPresent()) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(required(), "*" + OFF)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    names.add(name.substring(0, name.length() - OFF.length()));
                }
            } catch (IOException unreadable) {
                return List.of(); // whoever cannot read it is told of that by the verdicts
            }
        }
        names.sort(null);
        return names;
    }
}
