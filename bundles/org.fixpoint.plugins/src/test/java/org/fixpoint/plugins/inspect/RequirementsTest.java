package org.fixpoint.plugins.inspect;

import static org.fixpoint.plugins.inspect.SampleJar.AROUND;
import static org.fixpoint.plugins.inspect.SampleJar.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle needs and what is there. */
class RequirementsTest {
    private static final String API = "org.fixpoint.api,";

    @TempDir
    Path folder;

    private String importing(String packages) {
        return good().header("Import-Package", API + packages).flaw(folder);
    }

    @Test
    void aMissingPackageIsNamedWithTheVersionsNeeded() {
        assertEquals(
                "needs package org.example.absent [2,3), which no installed bundle has; add the plug-in that exports it",
                importing("org.example.absent;version=\"[2,3)\""));
        assertEquals(
                "needs package org.example.absent 2.1 or newer, which no installed bundle has; "
                        + "add the plug-in that exports it",
                importing("org.example.absent;version=2.1.0"));
        assertEquals(
                "needs package org.example.absent, which no installed bundle has; add the plug-in that exports it",
                importing("org.example.absent"));
    }

    @Test
    void aPackageOfTheProgramItselfIsRefusedEvenWhereItIsOptional() {
        for (String inside : List.of(
                "org.fixpoint.engine",
                "org.fixpoint.engine.plan",
                "org.fixpoint.plugins",
                "org.fixpoint.cli",
                "org.fixpoint.visualizers.paint",
                "org.fixpoint.desktop",
                "org.fixpoint.activations",
                "org.fixpoint.networks",
                "org.fixpoint.memories",
                "org.fixpoint.analyses",
                "org.fixpoint.testkit",
                "org.fixpoint.mathsy")) {
            assertEquals(
                    "imports package " + inside + ", which is a part of the program that plug-ins may not use; build it"
                            + " with org.fixpoint.api and org.fixpoint.maths alone",
                    importing(inside + ";resolution:=optional"));
        }
        assertTrue(good().header("Require-Bundle", "org.fixpoint.engine")
                .flaw(folder)
                .startsWith("requires bundle org.fixpoint.engine, which is a part of the program"));
        assertTrue(good().header("DynamicImport-Package", "org.fixpoint.launch")
                .flaw(folder)
                .startsWith("imports package org.fixpoint.launch, "));
        assertEquals("no flaw", importing("org.fixpoint.maths.linear;resolution:=optional"));
        assertEquals(
                "no flaw",
                good().header("DynamicImport-Package", "org.fixpoint.api.*,org.fixpoint.maths")
                        .flaw(folder));
    }

    @Test
    void allThatIsLackingIsToldAtOnce() {
        assertEquals(
                "needs package org.example.absent [2,3), which no installed bundle has; package org.example.math [2,3), and"
                        + " 1.4.0 is here (from org.example.algebra 1.4.0); bundle absent, which is not installed; add the"
                        + " plug-ins that bring them",
                good().header("Require-Bundle", "absent")
                        .header(
                                "Import-Package",
                                API + "org.example.absent;version=\"[2,3)\",org.example.math;version=\"[2,3)\"")
                        .flaw(folder));
        String twenty =
                IntStream.range(10, 30).mapToObj(i -> "org.example.p" + i).collect(Collectors.joining(","));
        String told = importing(twenty);
        assertTrue(told.startsWith("needs packages org.example.p10, org.example.p11, "), told);
        assertTrue(
                told.endsWith("org.example.p21 and 8 more, which no installed bundle has; add the plug-ins that bring"
                        + " them"),
                told);
    }

    @Test
    void anotherVersionThatIsHereIsNamedWithItsBundle() {
        assertEquals(
                "needs package org.example.math [2,3), and 1.4.0 is here (from org.example.algebra 1.4.0); "
                        + "add the plug-in that exports the version needed, or get a build for the one that is here",
                importing("org.example.math;version=\"[2,3)\""));
        assertEquals("no flaw", importing("org.example.math;version=\"[1.4,2)\""));
        assertEquals("no flaw", importing("org.example.math;version=1"));
    }

    @Test
    void aBuildForAnotherApiIsToldAsSuch() {
        assertEquals(
                "was built for version 2 of the Fixpoint API, and this is 0.1.0; get a build of the plug-in for this version",
                good().header("Import-Package", "org.example.absent,org.fixpoint.api.model;version=\"[2,3)\"")
                        .flaw(folder));
        assertEquals(
                "needs package org.fixpoint.api.audio, which version 0.1.0 of the Fixpoint API does not have; "
                        + "get a build of the plug-in for this version",
                importing("org.fixpoint.api.audio"));
        Flaw flaw = good().header("Import-Package", "org.fixpoint.api;version=\"[2,3)\"")
                .inspect(folder)
                .flaw()
                .orElseThrow();
        assertEquals(false, flaw.curable());
    }

    @Test
    void whatTheBundleMayDoWithoutIsNotAskedFor() {
        assertEquals("no flaw", importing("org.example.absent;resolution:=optional,java.util"));
        assertEquals("no flaw", good().header("DynamicImport-Package", "*").flaw(folder));
        assertEquals(
                "no flaw",
                good().header("Require-Bundle", "absent;resolution:=optional").flaw(folder));
    }

    @Test
    void whatTheBundleExportsItselfIsThere() {
        SampleJar jar = good().header("Export-Package", "org.example.swish;version=1.2")
                .header("Import-Package", API + "org.example.swish;version=\"[1,2)\"");
        assertEquals("no flaw", jar.flaw(folder));
    }

    @Test
    void whatAnotherDropInExportsIsThereOnceItIsAdded() throws Exception {
        Path file = Files.write(
                folder.resolve("needy.jar"),
                good().header("Import-Package", API + "org.example.late").bytes());
        assertEquals(true, JarInspection.of(file, AROUND).flaw().isPresent());
        Surroundings later = AROUND.with(SampleJar.bundle("late", "1.0.0", "org.example.late"));
        assertEquals(false, JarInspection.of(file, later).flaw().isPresent());
    }

    @Test
    void requiredBundlesAreHeldAgainstThoseInstalled() {
        assertEquals(
                "needs bundle org.example.absent [1,2), which is not installed; add the jar of that bundle",
                good().header("Require-Bundle", "org.example.absent;bundle-version=\"[1,2)\"")
                        .flaw(folder));
        assertEquals(
                "needs bundle org.example.algebra (1.4,2], and 1.4.0 is here; add the jar of that bundle",
                good().header("Require-Bundle", "org.example.algebra;bundle-version=\"(1.4,2.0]\"")
                        .flaw(folder));
        assertEquals(
                "no flaw",
                good().header("Require-Bundle", "system.bundle,org.example.algebra;bundle-version=1")
                        .flaw(folder));
    }

    private String requiring(String capability) {
        return good().header("Require-Capability", capability).flaw(folder);
    }

    @Test
    void whatAnotherPlugInWouldProvideIsNamedAndMayStillCome() throws Exception {
        assertEquals(
                "needs capability com.example.tables (kind=large), which no installed bundle provides; add the plug-in that"
                        + " provides it",
                requiring("com.example.tables;filter:=\"(kind=large)\""));
        assertEquals(
                "needs capability com.example.tables, which no installed bundle provides; add the plug-in that provides it",
                requiring("com.example.tables"));
        assertEquals("no flaw", requiring("com.example.tables;resolution:=optional"));
        Path needy = Files.write(
                folder.resolve("needy.jar"),
                good().header("Require-Capability", "com.example.tables;filter:=\"(kind=large)\"")
                        .bytes());
        assertEquals(true, JarInspection.of(needy, AROUND).flaw().orElseThrow().curable());
        assertEquals(
                "needs capability com.example.tables (kind=large), and what is here of it has other properties; add the"
                        + " plug-in that provides it",
                JarInspection.of(needy, AROUND.with(provider("small")))
                        .flaw()
                        .orElseThrow()
                        .sentence());
        assertEquals(
                false,
                JarInspection.of(needy, AROUND.with(provider("large"))).flaw().isPresent());
    }

    private Exporter provider(String kind) throws Exception {
        Path file = Files.write(
                folder.resolve(kind + ".jar"),
                good().header("Provide-Capability", "com.example.tables;kind=" + kind)
                        .bytes());
        return JarInspection.of(file, AROUND).exports().orElseThrow();
    }

    @Test
    void aCapabilityWhoseValueIsNotOfItsTypeIsRefused() {
        assertEquals(
                "its Provide-Capability of com.example.tables has a value that is not of the type given for it; build it"
                        + " with bnd",
                good().header("Provide-Capability", "com.example.tables;size:Long=large")
                        .flaw(folder));
    }

    @Test
    void aNewerJavaIsAskedForInTheSameWordsAsByItsClasses() {
        assertEquals(
                "was built for Java 25, and this is Java 17; "
                        + "compile it with --release 17, or start Fixpoint with Java 25",
                javaNeeded("(&(osgi.ee=JavaSE)(version=25))"));
        assertEquals(
                "was built for Java 21, and this is Java 17; "
                        + "compile it with --release 17, or start Fixpoint with Java 21",
                javaNeeded("(&(osgi.ee=JavaSE)(version>=21))"));
    }

    @Test
    void anOlderJavaAndOtherPlatformsAreLeftToTheFramework() {
        assertEquals("no flaw", javaNeeded("(&(osgi.ee=JavaSE)(version=1.8))"));
        assertEquals("no flaw", javaNeeded("(|(&(osgi.ee=JavaSE)(version=11))(&(osgi.ee=JavaSE)(version=25)))"));
        assertEquals("no flaw", javaNeeded("(osgi.ee=OSGi/Minimum)"));
    }

    private String javaNeeded(String filter) {
        return good().header("Require-Capability", "osgi.ee;filter:=\"" + filter + "\"")
                .flaw(folder);
    }
}
