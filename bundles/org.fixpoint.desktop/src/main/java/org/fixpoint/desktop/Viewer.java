package org.fixpoint.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Shows files and folders by programs of the system; where it has none for them, as over a remote display, their paths are told. */
public final class Viewer {
    private final Disk disk;
    private final Predicate<String> launched;
    private final Consumer<String> clipboard;
    private final Consumer<String> said;

    /**
     * A viewer.
     *
     * @param disk tells what is there
     * @param launched whether the system has a program that shows something, which is then started
     * @param clipboard takes a path
     * @param said takes sentences for the user
     */
    public Viewer(Disk disk, Predicate<String> launched, Consumer<String> clipboard, Consumer<String> said) {
        this.disk = disk;
        this.launched = launched;
        this.clipboard = clipboard;
        this.said = said;
    }

    /**
     * Shows something.
     *
     * @param name of it as programs are given it, such as a URI
     */
    public void show(Path path, String name) {
        try {
            if (disk.ask(path.toAbsolutePath().resolveSibling(""), () -> Files.notExists(path))) {
                said.accept(path + " is not there any more.");
                return;
            }
        } catch (IOException silence) {
            said.accept(silence.getMessage() + ". Try again when it does: " + path);
            return;
        }
        if (!launched.test(name)) {
            clipboard.accept(path.toString());
            said.accept("No program of this system opens it; the path is in the clipboard: " + path);
        }
    }
}
