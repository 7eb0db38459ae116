package org.fixpoint.engine.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files and folders that are being written: {@code .part-HOST-PROCESS-NUMBER}.
 *
 * <p>The name tells whose it is, so that what a killed process left can be told from what a living one writes.
 */
public final class PartName {
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final Pattern FORM = Pattern.compile("\\.part-(.+)-(\\d+)-(\\d+)");
    private static final String HOST = host();

    private PartName() {}

    /** A name in the folder that no other writer has. */
    public static Path fresh(Path folder) {
        return folder.resolve(".part-" + HOST + "-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
    }

    /** Whether the name is one of these. */
    public static boolean is(Path path) {
        return path.getFileName().toString().startsWith(".part-");
    }

    /**
     * Deletes what writers that no longer live have left in a folder.
     *
     * <p>A writer on another machine is never taken for dead; one on this machine is if its process has ended, or began after
     * the file was last changed and so only has the same number.
     */
    public static void sweep(Path folder) throws IOException {
        for (Path part : all(folder)) {
            if (!mayBeAlive(part)) {
                DurableFiles.delete(part);
            }
        }
    }

    /** Everything in a folder that has such a name. */
    public static List<Path> all(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".part-*")) {
            parts.forEach(found::add);
        } catch (NoSuchFileException e) {
            return found; // nothing was ever written there
        }
        return found;
    }

    /** Whether its writer lives, or cannot be judged from here. */
    public static boolean mayBeAlive(Path part) {
        Matcher name = FORM.matcher(part.getFileName().toString());
        if (!name.matches() || !name.group(1).equals(HOST)) {
            return true;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(name.group(2)));
        if (process.isEmpty() || !process.get().isAlive()) {
            return false;
        }
        try {
            Instant changed = Files.getLastModifiedTime(part).toInstant();
            // the start of a process is known to 10 ms on Linux
            return process.get()
                    .info()
                    .startInstant()
                    .map(start -> changed.isAfter(start.minusSeconds(1)))
                    .orElse(true);
        } catch (IOException e) {
            return true; // its writer has just finished
        }
    }

    private static String host() {
        String name;
        try {
            name = Files.readString(Path.of("/proc/sys/kernel/hostname"));
        } catch (IOException e) {
            name = Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("localhost");
        }
        String plain = name.strip().replaceAll("[^A-Za-z0-9.]", "_");
        return plain.isEmpty() ? "localhost" : plain;
    }
}
