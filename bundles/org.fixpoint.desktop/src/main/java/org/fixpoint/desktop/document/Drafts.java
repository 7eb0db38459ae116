package org.fixpoint.desktop.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.fixpoint.engine.document.YamlFile;

/**
 * What has not been saved, kept beside the experiment's own file so that it outlives the program, however that ends.
 *
 * <p>Each running program has one draft, named by its process; a draft whose process is gone was left by one that was killed.
 */
public final class Drafts implements AutoCloseable {
    private static final String PREFIX = "draft-";
    private static final long QUIET_MILLIS = 700;

    private final Path folder;
    private final String own;
    private final Predicate<String> living;
    private final ScheduledExecutorService clock;
    private Optional<ScheduledFuture<?>> next = Optional.empty();
    private Work latest = () -> {};
    private final Set<Path> taken = ConcurrentHashMap.newKeySet();

    /**
     * A draft that was left.
     *
     * @param experiment the file that it was to be saved in; none for a new experiment
     */
    public record Draft(Path kept, Optional<Path> experiment, String text, Instant time) {}

    /**
     * Drafts in a folder.
     *
     * @param folder made with the first draft
     * @param own the name of this process
     * @param living whether the process of a name still runs
     */
    public Drafts(Path folder, String own, Predicate<String> living) {
        this.folder = folder;
        this.own = own;
        this.living = living;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "fixpoint-drafts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Drafts in a folder, by the processes of this computer. */
    public static Drafts in(Path folder) {
        return new Drafts(folder, name(ProcessHandle.current()), Drafts::runs);
    }

    /** The number of a process and when it began, for numbers are given again. */
    private static String name(ProcessHandle process) {
        return process.pid() + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static boolean runs(String name) {
        try {
            return ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('-'))))
                    .filter(process -> process.isAlive() && name(process).equals(name))
                    .isPresent();
        } catch (NumberFormatException | StringIndexOutOfBoundsException other) {
            return true; // none of ours
        }
    }

    /** Keeps a text once nothing has changed for a moment. */
    public void keep(Optional<Path> experiment, String text) {
        later(() -> {
            Files.createDirectories(folder);
            YamlFile.write(
                    folder.resolve(PREFIX + own), experiment.map(Path::toString).orElse("") + "\n" + text);
            discardTaken();
        });
    }

    /** All is saved, or left as it is on purpose: there is nothing to keep. */
    public void drop() {
        later(() -> {
            Files.deleteIfExists(folder.resolve(PREFIX + own));
            discardTaken();
        });
    }

    private interface Work {
        void go() throws IOException;
    }

    private void later(Work work) {
        next.ifPresent(waiting -> waiting.cancel(false));
        latest = work;
        next = Optional.of(clock.schedule(() -> done(work), QUIET_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static void done(Work work) {
        try {
            work.go();
        } catch (IOException | RuntimeException full) {
            return; // the text is still in the window, and the next change is tried again
        }
    }

    /** What programs that are gone have left, the latest first. */
    public List<Draft> left() {
        List<Draft> left = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName()).substring(PREFIX.length());
                    if (!name.equals(own) && !living.test(name) && !taken.contains(file)) {
                        left.add(read(file));
                    }
                }
            } catch (IOException unreadable) {
                return List.of(); // a folder of somebody else's
            }
        }
        left.sort(Comparator.comparing(Draft::time).reversed());
        return left;
    }

    private static Draft read(Path file) throws IOException {
        String all = Files.readString(file, StandardCharsets.UTF_8);
        int end = Math.max(0, all.indexOf('\n'));
        String path = all.substring(0, end);
        return new Draft(
                file,
                path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path)),
                all.substring(Math.min(end + 1, all.length())),
                Files.getLastModifiedTime(file).toInstant());
    }

    /** A draft has been taken over: its file goes once another one is written, or there is nothing to keep any more. */
    public void takeOver(Draft draft) {
        taken.add(draft.kept());
    }

    private void discardTaken() throws IOException {
        for (Path old : taken) {
            Files.deleteIfExists(old);
        }
    }

    /** What waits to be kept or dropped is so at once; a draft that was not dropped stays for the next program. */
    @Override
    public void close() {
        next.filter(waiting -> waiting.cancel(false)).ifPresent(waiting -> clock.execute(() -> done(latest)));
        clock.shutdown();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
