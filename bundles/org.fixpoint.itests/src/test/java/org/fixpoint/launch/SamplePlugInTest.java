package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fixpoint.itests.SampleJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample plug-in in a workbench that runs: dropped in, used, replaced in the middle of a run, taken out. */
class SamplePlugInTest {
    private static final String EXPERIMENT =
            """
            fixpoint: 1
            name: live
            model: {id: mlp, depth: 24, width: 256, activation: wavelet, weight-variance: {sweep: {linspace: [0.5, 4, 72]}}}
            input: {id: digits, pairs: 16}
            analyses: [layer-similarity]
            results: [npz]
            """;

    @TempDir
    private Path folder;

    @Test
    void aRunKeepsTheVersionWithWhichItBeganAndTheNextTakesTheNewOne() throws Exception {
        Path plugIns = Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path first = Path.of(System.getProperty("fixpoint.sample", ""));
        Path second = secondVersion();
        Path undisturbed;
        Path disturbed;
        Path renewed;
        WeakReference<ClassLoader> old;
        try (LiveCommandLine workbench = new LiveCommandLine(plugIns)) {
            assertEquals("", workbench.versionOf("wavelet"));
            place(second, plugIns); // tried now, so that it is there at once when it comes again
            workbench.lookUntil("wavelet", "0.2.0");
            place(first, plugIns);
            workbench.lookUntil("wavelet", "0.1.0");
            undisturbed = folder.resolve("undisturbed");
            assertEquals(0, run(workbench, undisturbed).get(5, TimeUnit.MINUTES));

            old = new WeakReference<>(workbench.loaders("org.fixpoint.sample").get(0));
            disturbed = folder.resolve("disturbed");
            CompletableFuture<Integer> run = run(workbench, disturbed);
            awaitPoints(disturbed, 1);
            place(second, plugIns);
            workbench.lookUntil("wavelet", "0.2.0");
            assertFalse(run.isDone(), "the run was over before the jar was replaced");
            renewed = folder.resolve("renewed");
            assertEquals(0, run(workbench, renewed).get(5, TimeUnit.MINUTES));
            assertEquals(0, run.get(5, TimeUnit.MINUTES));

            Files.delete(plugIns.resolve("sample.jar"));
            workbench.lookUntil("wavelet", "");
            assertEquals(3, run(workbench, folder.resolve("without")).get(1, TimeUnit.MINUTES));
            awaitUnloaded(old);
            assertEquals(List.of(), workbench.loaders("org.fixpoint.sample"));
        }
        assertTrue(lock(disturbed).contains(sha256(first)), lock(disturbed));
        assertTrue(lock(renewed).contains(sha256(second)), lock(renewed));
        Map<String, String> expected = points(undisturbed);
        assertEquals(72, expected.size());
        assertEquals(expected, points(disturbed));
        assertTrue(Collections.disjoint(arrays(expected), arrays(points(renewed))), "both versions give the same");
        assertTrue(Collections.disjoint(expected.keySet(), points(renewed).keySet()));
        assertEquals(72, points(renewed).size());
    }

    private CompletableFuture<Integer> run(LiveCommandLine workbench, Path runs) throws IOException {
        Path file = Files.writeString(folder.resolve("live.yaml"), EXPERIMENT, StandardCharsets.UTF_8);
        return workbench.command("run", file.toString(), "--runs", runs.toString(), "--quiet", "--threads", "1");
    }

    /** The same source with another version, and bumps of twice the width. */
    private Path secondVersion() throws IOException {
        SampleJars jar = SampleJars.named("org.fixpoint.sample").version("0.2.0");
        for (String type : List.of("Wavelet", "WaveletDual")) {
            Path source = Path.of(System.getProperty("fixpoint.root", ""))
                    .resolve("bundles/org.fixpoint.sample/src/main/java/org/fixpoint/sample")
                    .resolve(type + ".java");
            String text = Files.readString(source, StandardCharsets.UTF_8);
            if (type.equals("Wavelet")) {
                assertTrue(text.contains("new Bump(checked.get(WIDTH))"));
                text = text.replace("new Bump(checked.get(WIDTH))", "new Bump(2 * checked.get(WIDTH))");
            }
            jar = jar.source(text.replace("record WaveletDual", "public record WaveletDual"));
        }
        return jar.write(folder.resolve("second.jar"));
    }

    /** Puts a jar into the folder in one step, as if it had been there for a minute. */
    private static void place(Path jar, Path plugIns) throws IOException {
        Path part = Files.copy(jar, plugIns.resolveSibling("part"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                part,
                plugIns.resolve("sample.jar"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void awaitPoints(Path runs, int least) throws Exception {
        Path points = runs.resolve("latest/points");
        for (int i = 0; i < 15_000; i++) {
            if (Files.isDirectory(points) && whole(points) >= least) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no point was computed in " + runs);
    }

    /** How many points have a result; of folders that are being written only the names are looked at. */
    private static long whole(Path points) throws IOException {
        try (Stream<Path> names = Files.list(points)) {
            return names.filter(name -> name.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        }
    }

    private static void awaitUnloaded(WeakReference<ClassLoader> loader) throws InterruptedException {
        for (int i = 0; i < 2400 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(50);
        }
        assertTrue(loader.get() == null, "the class loader of the first version is still there");
    }

    /** The hashes of the results of all points, by key. */
    private static Map<String, String> points(Path runs) throws IOException {
        Map<String, String> points = new TreeMap<>();
        try (Stream<Path> files = Files.walk(runs)) {
            for (Path sums : files.filter(file -> file.endsWith("SHA256SUMS")).toList()) {
                Path point = sums.resolveSibling("");
                if (point.resolveSibling("").endsWith("points")) {
                    points.put(String.valueOf(point.getFileName()), Files.readString(sums));
                }
            }
        }
        return points;
    }

    private static List<String> arrays(Map<String, String> points) {
        List<String> hashes = points.values().stream()
                .flatMap(String::lines)
                .filter(line -> line.endsWith("arrays.npz"))
                .toList();
        assertEquals(points.size(), hashes.size());
        return hashes;
    }

    private static String lock(Path runs) throws IOException {
        try (Stream<Path> files = Files.walk(runs)) {
            return Files.readString(files.filter(file -> file.endsWith("bundles.lock"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
