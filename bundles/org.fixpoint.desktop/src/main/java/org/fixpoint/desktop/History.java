package org.fixpoint.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.desktop.document.Drafts;
import org.fixpoint.desktop.document.LastPlaces;
import org.fixpoint.desktop.document.Manuscript;
import org.fixpoint.desktop.document.Placement;
import org.fixpoint.desktop.document.RecentFiles;
import org.fixpoint.desktop.help.Tour;

/** What outlives the window: the draft of what is not saved, which files were opened last, and where the window stood. */
public final class History implements AutoCloseable {
    private final Path folder;
    private final Disk disk;
    private final Drafts drafts;
    private final RecentFiles recent;
    private final LastPlaces places;
    private final Tour tour;
    private final Chores chores;
    private Optional<Path> exports = Optional.empty(); // looking for a folder may take long
    private List<Path> remembered = List.of();
    private final Set<Path> gone = new HashSet<>();

    /**
     * In a folder.
     *
     * @param chores does what nobody waits for
     * @param disk does the rest
     */
    History(Path folder, Chores chores, Disk disk) {
        this(folder, Drafts.in(folder), chores, disk);
    }

    History(Path folder, Drafts drafts, Chores chores, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        this.drafts = drafts;
        this.recent = new RecentFiles(folder);
        this.places = new LastPlaces(folder);
        this.tour = new Tour(folder, disk);
        this.chores = chores;
        chores.find(places::exports, found -> exports = exports.or(() -> found));
        refresh();
    }

    /** The text has changed, or is saved. */
    void keep(Optional<Path> file, Manuscript manuscript) {
        if (manuscript.isSaved()) {
            drafts.drop();
        } else {
            drafts.keep(file.map(History::absolute), manuscript.text());
        }
    }

    /** One name for one file, however it was given. */
    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** A file was opened or saved. */
    void remember(Path experiment) {
        chores.submit(
                () -> {
                    recent.add(experiment);
                    refresh();
                    return "";
                },
                "The file is not remembered: ");
    }

    /** The tour, unless it has been seen. */
    public Tour tour() {
        return tour;
    }

    /** The files opened or saved last that are still there, the latest first, as far as is known; a disk may take long to tell. */
    public List<Path> recent() {
        return remembered.stream().filter(file -> !gone.contains(file)).toList();
    }

    /** Another window may have opened a file meanwhile, and files may have gone or come back. */
    public void refresh() {
        disk.soon(folder, recent::named, files -> {
            remembered = files;
            for (Path file : files) {
                disk.soon(file.resolveSibling(""), () -> Files.isRegularFile(file), there -> {
                    if (there) {
                        gone.remove(file);
                    } else {
                        gone.add(file);
                    }
                });
            }
        });
    }

    /** Where the window stood when it was closed last; the next one to open while this one is there stands a little beside it. */
    public Optional<Placement> placement() {
        Optional<Placement> last = disk.found(folder, places::window, Optional.empty());
        last.ifPresent(placement -> chores.submit(
                () -> {
                    places.keep(placement.beside());
                    return "";
                },
                "The window's place is not remembered: "));
        return last;
    }

    /** The folder into which something was exported last, as far as it is known yet. */
    public Optional<Path> exports() {
        return exports;
    }

    /** Something is exported to a file. */
    public void exported(Path file) {
        exports = Optional.ofNullable(file.toAbsolutePath().normalize().getParent());
        chores.submit(
                () -> {
                    places.exported(file);
                    return "";
                },
                "The folder is not remembered: ");
    }

    /** What a program that was killed has left, the latest first. */
    Optional<Drafts.Draft> left() throws IOException {
        return disk.ask(folder, () -> drafts.left().stream().findFirst());
    }

    /** What it has left of one experiment. */
    Optional<Drafts.Draft> left(Path experiment) throws IOException {
        return disk.ask(folder, () -> drafts.left().stream()
                .filter(draft ->
                        draft.experiment().filter(absolute(experiment)::equals).isPresent())
                .findFirst());
    }

    /** A draft has been taken over: what is written now is kept in its place. */
    void takeOver(Drafts.Draft draft, Optional<Path> file, Manuscript manuscript) {
        drafts.takeOver(draft);
        keep(file, manuscript);
    }

    /** The user leaves, and has been asked about what is not saved: no draft of it is kept. */
    public void leave(Placement window) {
        drafts.drop();
        try {
            disk.ask(folder, () -> {
                places.keep(window);
                return true;
            });
        } catch (IOException full) {
            return; // the next window stands where the system puts it; there is no window left to say so in
        }
    }

    @Override
    public void close() {
        drafts.close();
    }
}
