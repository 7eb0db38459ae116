package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.fixpoint.itests.SampleJars;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that come, change and go while the workbench runs, in a real Felix; each is tried in a process apart first. */
class DropInLiveTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path bench;

    private LiveDropIns workbench;

    @BeforeEach
    void start() throws LaunchException {
        workbench = LiveDropIns.over(folder);
    }

    @AfterEach
    void stop() {
        workbench.close();
    }

    /** Moves a jar into the folder as a whole, as if it had been there for a minute. */
    private void drop(SampleJars sample, String file) throws Exception {
        Path jar = sample.write(bench.resolve(file));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
        Files.move(jar, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    /** An activation that is a constant; the constant lies in a class that is loaded only when it is asked for. */
    private static SampleJars constant(String id, String version, double value) {
        String type = "Lazy" + SampleJars.type(id);
        String lazy = "package com.example." + id + ";\npublic final class " + type + " {\n"
                + "    static double constant() {\n        return " + value + ";\n    }\n}\n";
        return SampleJars.named(id)
                .version(version)
                .source(SampleJars.activation(id, type + ".constant()"))
                .source(lazy);
    }

    @Test
    void aJarComesIsReplacedUnderALeaseAndGoes() throws Exception {
        assertEquals(Map.of(), workbench.look());
        drop(constant("swash", "1.0.0", 1), "swash.jar");
        assertEquals(Map.of("swash.jar", "ADDED swash 1.0 added 1 activation: swash"), workbench.look());
        LiveDropIns.Offered old = workbench.activation("swash").orElseThrow();
        AutoCloseable lease = workbench.lease(old);

        drop(constant("swash", "1.1.0", 2), "swash.jar");
        assertEquals(Map.of("swash.jar", "ADDED swash 1.1 added 1 activation: swash"), workbench.look());
        assertEquals(2, workbench.activation("swash").orElseThrow().at(0));
        assertEquals(List.of("1.0.0", "1.1.0"), workbench.installed("swash"));
        assertEquals(1, old.at(0), "a class that the old version had not loaded yet");
        lease.close();
        lease.close();
        assertEquals(List.of("1.1.0"), workbench.installed("swash"));

        LiveDropIns.Offered last = workbench.activation("swash").orElseThrow();
        Files.delete(folder.resolve("swash.jar"));
        assertEquals(Map.of(), workbench.look());
        assertTrue(workbench.activation("swash").isEmpty());
        assertEquals(List.of(), workbench.installed("swash"));
        String refusal = String.valueOf(assertThrows(IllegalStateException.class, () -> workbench.lease(last))
                .getMessage());
        assertTrue(refusal.contains("the plug-in swash 1.1.0 was taken out after the experiment was planned"), refusal);
        assertEquals(
                List.of("ADDED", "ADDED", "REMOVED"),
                Files.readAllLines(folder.resolve(".fixpoint/plugins.log")).stream()
                        .map(line -> line.split(" ", -1)[1])
                        .toList());
    }

    @Test
    void ofTwoVersionsTheNewerIsOfferedAndOfTwoWithOneIdTheHigherRanked() throws Exception {
        drop(constant("swash", "1.0.0", 1), "swash-1.0.jar");
        drop(constant("swash", "1.2.0", 2), "swash-1.2.jar");
        drop(SampleJars.named("rival").source(SampleJars.activation("tanh", "StrictMath.tanh(x)")), "rival.jar");
        drop(
                SampleJars.named("champion")
                        .source(
                                SampleJars.activation("relu", "Math.max(x, 0)")
                                        .replace(
                                                "@Component(service = Contribution.class)",
                                                "@Component(service = Contribution.class, property = \"service.ranking:Integer=7\")")),
                "champion.jar");
        Map<String, String> verdicts = workbench.look();
        assertEquals(
                "WARNED swash 1.0 gives way to swash 1.2 (swash-1.2.jar); take one of the two out",
                verdicts.get("swash-1.0.jar"));
        assertEquals("ADDED swash 1.2 added 1 activation: swash", verdicts.get("swash-1.2.jar"));
        assertEquals(2, workbench.activation("swash").orElseThrow().at(0));
        assertEquals(
                "WARNED rival 1.0 added nothing new: its activation \"tanh\" is hidden by the one of"
                        + " org.fixpoint.activations 0.1; give it another id or a higher service.ranking",
                verdicts.get("rival.jar"));
        assertTrue(
                verdicts.getOrDefault("champion.jar", "")
                        .startsWith(
                                "ADDED champion 1.0 added 1 activation: relu, in place of the activation \"relu\" of"
                                        + " org.fixpoint.activations 0.1"),
                verdicts.get("champion.jar"));

        Files.delete(folder.resolve("swash-1.2.jar"));
        assertEquals(
                "ADDED swash 1.0 added 1 activation: swash", workbench.look().get("swash-1.0.jar"));
        Files.copy(folder.resolve("rival.jar"), folder.resolve("twin.jar"), StandardCopyOption.COPY_ATTRIBUTES);
        assertEquals(
                "REFUSED has the same content as rival.jar, which is used; take one of the two out",
                workbench.look().get("twin.jar"));
    }

    @Test
    void aPlugInWaitsForTheOneWhosePackagesItNeedsAndFollowsItsUpdate() throws Exception {
        SampleJars user = user();
        drop(user, "user.jar");
        assertEquals(
                "REFUSED needs package com.example.library [1,2), which no installed bundle has; add the plug-in that"
                        + " exports it",
                workbench.look().get("user.jar"));
        drop(library("1.0.0", 3), "library.jar");
        Map<String, String> both = workbench.look();
        assertEquals("ADDED user 1.0 added 1 activation: borrowed", both.get("user.jar"), both.toString());
        assertEquals("ADDED library 1.0 added 1 activation: lender", both.get("library.jar"));
        LiveDropIns.Offered old = workbench.activation("borrowed").orElseThrow();
        AutoCloseable lease = workbench.lease(old);
        try (lease) {
            drop(library("1.0.0", 4), "library.jar");
            workbench.look();
            assertEquals(4, workbench.activation("borrowed").orElseThrow().at(0));
            assertEquals(3, old.at(0), "the lease holds the library too");
            assertEquals(2, workbench.installed("library").size());
        }
        assertEquals(1, workbench.installed("library").size());
        assertEquals(1, workbench.installed("user").size());
        Files.delete(folder.resolve("library.jar"));
        assertTrue(
                workbench.look().getOrDefault("user.jar", "").startsWith("REFUSED needs package com.example.library"));
        assertEquals(List.of(), workbench.installed("user"));
    }

    private static SampleJars library(String version, double value) {
        return SampleJars.named("library")
                .version(version)
                .source(
                        "package com.example.library;\npublic final class Shared {\n    public static double value() {\n"
                                + "        return " + value + ";\n    }\n}\n")
                .source(SampleJars.activation("lender", "x"))
                .header("Private-Package", "com.example.lender")
                .header("Export-Package", "com.example.library;version=" + version);
    }

    private SampleJars user() {
        Path library = library("1.0.0", 3).write(bench.resolve("compile-against.jar"));
        return SampleJars.named("user")
                .source(SampleJars.activation("borrowed", "com.example.library.Shared.value()"))
                .against(library);
    }

    @Test
    void aLibraryAloneIsTakenInForThoseThatNeedIt() throws Exception {
        SampleJars library = SampleJars.named("library")
                .source(
                        "package com.example.library;\npublic final class Shared {\n    public static double value() {\n"
                                + "        return 5;\n    }\n}\n")
                .header("Export-Package", "com.example.library;version=1.0.0");
        drop(library, "library.jar");
        drop(user(), "user.jar");
        Map<String, String> both = workbench.look();
        assertEquals(
                "ADDED library 1.0 offers 1 package to other plug-ins: com.example.library", both.get("library.jar"));
        assertEquals("ADDED user 1.0 added 1 activation: borrowed", both.get("user.jar"), both.toString());
        LiveDropIns.Offered borrowed = workbench.activation("borrowed").orElseThrow();
        AutoCloseable lease = workbench.lease(borrowed);
        Files.delete(folder.resolve("library.jar"));
        assertTrue(
                workbench.look().getOrDefault("user.jar", "").startsWith("REFUSED needs package com.example.library"));
        assertEquals(5, borrowed.at(0), "the lease holds the library too");
        lease.close();
        assertEquals(List.of(), workbench.installed("library"));
    }

    @Test
    void whatOneOfItsComponentsLacksIsToldUntilItComes() throws Exception {
        String waiting = "package com.example.waiting;\nimport org.osgi.service.component.annotations.*;\n"
                + "@Component(service = Object.class)\npublic final class Waiting {\n"
                + "    @Reference\n    public Runnable runnable;\n}\n";
        drop(
                SampleJars.named("half")
                        .source(SampleJars.activation("half", "0.5 * x"))
                        .source(waiting),
                "half.jar");
        assertEquals(
                "WARNED half 1.0 added 1 activation: half; it has a component, com.example.waiting.Waiting, that waits for a"
                        + " service which nothing here offers: java.lang.Runnable",
                workbench.look().get("half.jar"));
        String runner = "package com.example.runner;\nimport org.osgi.service.component.annotations.*;\n"
                + "@Component(service = Runnable.class)\npublic final class Runner implements Runnable {\n"
                + "    @Override\n    public void run() {}\n}\n";
        drop(SampleJars.named("runner").source(runner).source(SampleJars.activation("running", "x")), "runner.jar");
        assertEquals(
                Map.of(
                        "half.jar", "ADDED half 1.0 added 1 activation: half",
                        "runner.jar", "ADDED runner 1.0 added 1 activation: running"),
                workbench.look());
        Files.delete(folder.resolve("runner.jar"));
        assertTrue(workbench.look().getOrDefault("half.jar", "").endsWith("nothing here offers: java.lang.Runnable"));
    }

    @Test
    void aJarThatOthersCanWriteToOrALinkToWhereTheyCanIsRefused() throws Exception {
        drop(constant("swash", "1.0.0", 1), "swash.jar");
        Path open = Files.createDirectory(bench.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path elsewhere = constant("swish", "1.0.0", 1).write(open.resolve("swish.jar"));
        Files.setLastModifiedTime(elsewhere, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
        Files.createSymbolicLink(folder.resolve("link.jar"), elsewhere);
        Files.setPosixFilePermissions(folder.resolve("swash.jar"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Map<String, String> verdicts = workbench.look();
        String swash = verdicts.getOrDefault("swash.jar", "");
        assertTrue(swash.startsWith("REFUSED ") && swash.contains("swash.jar can be written to by others"), swash);
        String link = verdicts.getOrDefault("link.jar", "");
        assertTrue(link.startsWith("REFUSED ") && link.contains("link.jar can be exchanged by others"), link);
        assertEquals(List.of(), workbench.installed("swash"));

        Files.setPosixFilePermissions(folder.resolve("swash.jar"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(
                "ADDED swash 1.0 added 1 activation: swash", workbench.look().get("swash.jar"));
        Files.setPosixFilePermissions(folder.resolve("swash.jar"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertTrue(workbench.look().getOrDefault("swash.jar", "").startsWith("REFUSED "));
        assertEquals(List.of(), workbench.installed("swash"));
    }

    @Test
    void aFileTooLargeForAJarIsRefusedWithoutBeingCopied() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("disk.jar").toFile(), "rw")) {
            file.setLength(1L << 40); // sparse; larger than the space for temporary files
        }
        Files.setLastModifiedTime(folder.resolve("disk.jar"), FileTime.fromMillis(System.currentTimeMillis() - 60_000));
        assertEquals(
                Map.of(
                        "disk.jar",
                        "REFUSED is larger than 256 MB; keep data out of the plug-in and beside the experiment"),
                workbench.look());
    }

    @Test
    void aFileThatGoesWhileItIsCopiedIsForgotten() throws Exception {
        Path slow = folder.resolve("slow.jar");
        AtomicBoolean copying = new AtomicBoolean(true);
        Thread writer = new Thread(() -> {
            try {
                while (copying.get()) {
                    Files.writeString(slow, "PK", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException broken) {
                Thread.currentThread().interrupt();
            }
        });
        writer.start();
        while (!Files.exists(slow)) {
            Thread.sleep(5);
        }
        workbench.look();
        assertEquals(
                Map.of("slow.jar", "ARRIVING is still being copied; it is looked at once it keeps its size"),
                workbench.look());
        copying.set(false);
        writer.join();
        Files.delete(slow);
        assertEquals(Map.of(), workbench.look());
    }

    @Test
    void aFolderThatOthersCanWriteToIsRefusedAndNothingOfItInstalled() throws Exception {
        drop(constant("swash", "1.0.0", 1), "swash.jar");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        String verdict = workbench.look().getOrDefault("swash.jar", "");
        assertTrue(verdict.startsWith("REFUSED ") && verdict.contains("can be written to by others"), verdict);
        assertEquals(List.of(), workbench.installed("swash"));
        assertFalse(Files.exists(folder.resolve(".fixpoint")), "nothing is written there either");
    }

    @Test
    void aJarCopiedWhileTheFolderIsWatchedIsToldOnceItIsWhole() throws Exception {
        Path jar = constant("swash", "1.0.0", 1).write(bench.resolve("swash.jar"));
        byte[] bytes = Files.readAllBytes(jar);
        List<String> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        Consumer<Object> listener =
                verdict -> told.add(LiveDropIns.call(verdict, "state") + " " + LiveDropIns.call(verdict, "sentence"));
        AutoCloseable watch =
                (AutoCloseable) LiveDropIns.call(workbench.service("org.fixpoint.plugins.DropIns"), "watch", listener);
        try (watch) {
            Files.write(folder.resolve("swash.jar"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
            Thread.sleep(200);
            Files.write(folder.resolve("swash.jar"), bytes);
            await(told, "ADDED swash 1.0 added 1 activation: swash");
            Files.delete(folder.resolve("swash.jar"));
            await(
                    told,
                    "REMOVED was taken out, and with it activation swash; runs that began with it keep it to their end");
        }
        assertEquals(
                2, told.stream().filter(line -> !line.startsWith("ARRIVING")).count(), told.toString());
    }

    private static void await(List<String> told, String line) throws InterruptedException {
        for (int i = 0; i < 6000 && !told.contains(line); i++) {
            Thread.sleep(50);
        }
        assertTrue(told.contains(line), told.toString());
    }
}
