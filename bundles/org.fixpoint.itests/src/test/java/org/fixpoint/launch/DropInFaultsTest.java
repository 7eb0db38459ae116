package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.fixpoint.itests.SampleJars;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are packed unusually, lack what another provides, throw what nobody expects, or are tried in a process that is killed. */
class DropInFaultsTest {
    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path bench = Path.of("");

    private LiveDropIns workbench;

    @BeforeEach
    void start() throws LaunchException {
        workbench = LiveDropIns.over(folder);
    }

    @AfterEach
    void stop() {
        workbench.close();
    }

    private void drop(Path jar) throws IOException {
        Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
        Files.move(jar, folder.resolve(jar.getFileName()));
    }

    private void drop(SampleJars sample) throws IOException {
        drop(sample.write(bench.resolve(sample.name() + ".jar")));
    }

    /** A jar whose classes lie in a jar and in a folder inside it, and in the part of a multi-release jar for this Java. */
    private Path packed() throws IOException {
        SampleJars deep = SampleJars.named("deep")
                .source(SampleJars.activation("deep", "Shelf.value(x)"))
                .source(shelf("Shelf", "Newer.value(x)"))
                .source(shelf("Newer", "x"));
        Path plain = deep.write(bench.resolve("plain.jar"));
        Path packed = bench.resolve("deep.jar");
        try (JarFile from = new JarFile(plain.toFile());
                OutputStream file = Files.newOutputStream(packed)) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().putValue("Bundle-ClassPath", ".,lib/inner.jar,shelf");
            manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
            try (JarOutputStream to = new JarOutputStream(file, manifest)) {
                copy(from, "OSGI-INF/com.example.deep.Deep.xml", to, "OSGI-INF/com.example.deep.Deep.xml");
                to.putNextEntry(new ZipEntry("shelf/")); // without it the framework takes it for no folder
                to.closeEntry();
                copy(from, "com/example/deep/Shelf.class", to, "shelf/com/example/deep/Shelf.class");
                copy(from, "com/example/deep/Newer.class", to, "META-INF/versions/11/com/example/deep/Newer.class");
                to.putNextEntry(new ZipEntry("lib/inner.jar"));
                JarOutputStream inner = new JarOutputStream(to);
                copy(from, "com/example/deep/Deep.class", inner, "com/example/deep/Deep.class");
                copy(from, "com/example/deep/Deep$Curve.class", inner, "com/example/deep/Deep$Curve.class");
                inner.finish();
            }
        }
        return packed;
    }

    private static String shelf(String type, String value) {
        return "package com.example.deep;\npublic final class " + type + " {\n    static double value(double x) {\n"
                + "        return " + value + ";\n    }\n}\n";
    }

    private static void copy(JarFile from, String name, JarOutputStream to, String place) throws IOException {
        to.putNextEntry(new ZipEntry(place));
        try (var content = from.getInputStream(from.getEntry(name))) {
            content.transferTo(to);
        }
        to.closeEntry();
    }

    private Optional<?> home(String className) {
        Object residency = LiveDropIns.call(workbench.service("org.fixpoint.engine.Workbench"), "residency");
        return (Optional<?>) LiveDropIns.call(residency, "dropInWith", className);
    }

    @Test
    void aClassIsFoundWhereverOnTheBundleClassPathItLies() throws Exception { // or a hang in it would not be seen
        drop(packed());
        assertEquals(Map.of("deep.jar", "ADDED deep 1.0 added 1 activation: deep"), workbench.look());
        assertEquals(2, workbench.activation("deep").orElseThrow().at(2));
        for (String type : new String[] {"Deep", "Deep$Curve", "Shelf", "Newer"}) {
            assertTrue(home("com.example.deep." + type).toString().contains("deep"), type);
        }
        for (String type : new String[] {"com.example.deep.Absent", "java.lang.Thread", "org.fixpoint.api.Values"}) {
            assertEquals(Optional.empty(), home(type), type);
        }
    }

    @Test
    void aCapabilityOfAnotherPlugInIsWaitedForAndAnyThrowableIsNamed() throws Exception {
        drop(SampleJars.named("needy")
                .source(SampleJars.activation("needy", "x"))
                .header("Require-Capability", "com.example.tables;filter:=\"(kind=large)\""));
        drop(SampleJars.named("odd")
                .source(SampleJars.activation("odd", "x")
                        .replace(
                                "return Descriptor",
                                "if (true) { throw new java.util.ServiceConfigurationError(\"no luck\"); }\n"
                                        + "        return Descriptor")));
        assertEquals(
                Map.of(
                        "needy.jar",
                        "REFUSED needs capability com.example.tables (kind=large), which no installed bundle provides; add"
                                + " the plug-in that provides it",
                        "odd.jar",
                        "REFUSED has a contribution that cannot describe itself: com.example.odd.Odd"
                                + " (ServiceConfigurationError: no luck); get a mended build, or take it out"),
                workbench.look());
        drop(SampleJars.named("provider")
                .source(SampleJars.activation("provider", "x"))
                .header("Provide-Capability", "com.example.tables;kind=large"));
        Map<String, String> both = workbench.look();
        assertEquals("ADDED needy 1.0 added 1 activation: needy", both.get("needy.jar"), both.toString());
    }

    @Test
    void aTrialThatIsKilledFromOutsideIsNotHeldAgainstTheJar() throws Exception {
        Path begun = bench.resolve("begun");
        String wait =
                """
                public Patient() throws Exception {
                    java.nio.file.Path begun = java.nio.file.Path.of("%s");
                    if (!java.nio.file.Files.exists(begun)) {
                        java.nio.file.Files.createFile(begun);
                        Thread.sleep(600_000);
                    }
                }
                """
                        .formatted(begun);
        drop(SampleJars.named("patient").source(SampleJars.activation("patient", "x", "1", wait)));
        Thread killer = new Thread(() -> killWhen(begun));
        killer.start();
        String verdict = workbench.look().getOrDefault("patient.jar", "");
        killer.join();
        assertTrue(
                verdict.startsWith(
                        "REFUSED was not tried to the end: its process was killed from outside (exit code 137)"),
                verdict);
        workbench.close();
        workbench = LiveDropIns.over(folder);
        assertEquals(
                Map.of("patient.jar", "ADDED patient 1.0 added 1 activation: patient"),
                workbench.look(),
                "as it starts again");
    }

    private static void killWhen(Path begun) {
        try {
            while (!Files.exists(begun)) {
                Thread.sleep(20);
            }
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
