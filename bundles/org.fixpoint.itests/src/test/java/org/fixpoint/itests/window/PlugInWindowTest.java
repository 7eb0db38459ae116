package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.itests.Command;
import org.fixpoint.itests.SampleJars;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in that comes, is updated and goes while its experiment is open and while it runs. */
class PlugInWindowTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: bend
            model: {id: mlp, depth: 64, width: 512, activation: bend}
            input: {id: digits, pairs: 4}
            analyses: [layer-similarity]
            replicates: 400
            results: [csv]
            """;

    @TempDir
    private Path folder;

    @Test
    @Tag("nightly") // about two minutes; what happens within the engine is tested by SamplePlugInTest in every build
    void aRunKeepsTheVersionWithWhichItBeganWhileTheJarIsUpdatedAndTakenOut() throws Exception {
        Path plugIns = Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path first = jar("1.0.0", 1);
        Path second = jar("1.1.0", 2);
        Files.writeString(folder.resolve("bend.yaml"), TEXT);
        Path run = folder.resolve("runs/latest");
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "bend.yaml")) {
            OpenWindow window = probe.window();
            window.until("bend is missed", () -> window.title().contains("plug-in missing"));
            place(second, plugIns);
            listed(probe, "1.1.0");
            place(first, plugIns);
            listed(probe, "1.0.0");
            window.until("bend is missed no longer", () -> window.title().equals("bend.yaml – Fixpoint"));

            window.until("it runs", () -> done(run) >= 3, () -> window.press("ctrl+Return"));
            place(second, plugIns);
            listed(probe, "1.1.0");
            Files.delete(plugIns.resolve("bend.jar"));
            window.until("bend is missed again", () -> window.title().contains("plug-in missing"));
            long then = done(run);
            window.until("the run goes on", () -> done(run) > then);
            window.press("Escape");
            window.until("the run has stopped", () -> Files.readString(run.resolve("provenance.json"))
                    .contains("\"stopped\": true"));
            assertFalse(Files.exists(run.resolve("failures.jsonl")));
            place(second, plugIns);
            window.until("bend is there once more", () -> window.title().equals("bend.yaml – Fixpoint"));
            assertEquals(0, window.quit().exit());
        }
        String lock = Files.readString(run.resolve("bundles.lock"));
        assertTrue(lock.contains(sha256(first)), lock);
        assertFalse(lock.contains(sha256(second)), lock);

        place(first, plugIns);
        Command headless = Command.fixpoint(
                folder,
                List.of("-Dfixpoint.plugins=" + plugIns),
                "run",
                "bend.yaml",
                "--set",
                "replicates=3",
                "--runs",
                "headless");
        assertEquals(0, headless.exit(), headless.err());
        assertPointsOf(run, folder.resolve("headless/latest"));
    }

    /** x · sigmoid(c·x), with its derivative s·(1 + c·x·(1 − s)). */
    private Path jar(String version, int c) throws IOException {
        String sigmoid = "(1 / (1 + StrictMath.exp(-" + c + " * x)))";
        String derivative = sigmoid + " * (1 + " + c + " * x * (1 - " + sigmoid + "))";
        return SampleJars.named("com.example.bend")
                .version(version)
                .source(SampleJars.activation("bend", "x * " + sigmoid, derivative, ""))
                .write(Files.createDirectories(folder.resolve(version)).resolve("bend.jar"));
    }

    private static void place(Path jar, Path plugIns) throws IOException {
        Path part = plugIns.resolve("bend.part");
        Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(part, plugIns.resolve("bend.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void listed(Probe probe, String version) throws Exception {
        probe.until("where Plug-ins", place -> {
            if (place.isEmpty()) {
                probe.window().press("F7");
            }
            return !place.isEmpty();
        });
        probe.until("items Plug-ins", rows -> rows.lines()
                .anyMatch(row -> row.contains("com.example.bend\t" + version) && !row.contains("refused")));
    }

    private static long done(Path run) throws IOException {
        if (!Files.isDirectory(run.resolve("points"))) {
            return 0;
        }
        try (Stream<Path> names = Files.list(run.resolve("points"))) {
            return names.filter(name -> name.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        }
    }

    /** Every point of the one run is a point of the other, to the bit. */
    private static void assertPointsOf(Path whole, Path some) throws IOException {
        Path from = some.resolve("points").toRealPath();
        Path to = whole.resolve("points").toRealPath();
        try (Stream<Path> files = Files.walk(from)) {
            List<Path> results = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("timing.json"))
                    .toList();
            assertTrue(results.size() >= 3, results.toString());
            for (Path file : results) {
                assertArrayEquals(
                        Files.readAllBytes(file),
                        Files.readAllBytes(to.resolve(from.relativize(file).toString())),
                        file.toString());
            }
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
