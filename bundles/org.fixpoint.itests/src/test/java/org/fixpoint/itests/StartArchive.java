package org.fixpoint.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The archive of classes with which the tests start the program, as a user's starts have one; made by the first that asks. */
final class StartArchive {
    private static final String FIRST = "fixpoint-tests-";
    private static final List<String> PLAIN =
            List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xlog:cds*=off:stderr");

    private StartArchive() {}

    private static final class Made {
        private static final List<String> OPTIONS = make();
    }

    /** Options for a JVM with {@code --add-modules jdk.incubator.vector}; none where Java makes no archive. */
    static List<String> options() {
        return Made.OPTIONS;
    }

    private static List<String> make() {
        Path folder = Distribution.home().resolveSibling("test-archive");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) { // of the other process that runs tests
                Path archive = found(folder, lock.isValid());
                List<String> options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"));
                options.addAll(PLAIN);
                options.add("-Dfixpoint.archive=" + archive);
                return List.copyOf(options);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Path found(Path folder, boolean locked) throws IOException, InterruptedException {
        if (!locked) {
            throw new IllegalStateException("the lock is gone");
        }
        long built =
                Files.getLastModifiedTime(Distribution.home().resolve("lib")).toMillis();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(FIRST + built + "-"))
                    .findFirst()
                    .orElseGet(() -> dumped(folder, built));
        }
    }

    private static Path dumped(Path folder, long built) {
        Path part = folder.resolve("part");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:ArchiveClassesAtExit=" + part,
                            "--add-modules",
                            "jdk.incubator.vector",
                            "-Djava.awt.headless=true",
                            "-Dfixpoint.home=" + Distribution.home(),
                            "-Dfixpoint.plugins=" + folder.resolve("none"),
                            "-cp",
                            Distribution.home().resolve("lib") + "/*",
                            "org.fixpoint.launch.Main",
                            "list")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
            // its size is part of its name, as the program wants it
            return Files.move(part, folder.resolve(FIRST + built + "-" + Files.size(part) + ".jsa"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
