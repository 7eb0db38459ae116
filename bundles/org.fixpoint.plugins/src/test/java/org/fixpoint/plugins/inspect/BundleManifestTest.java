package org.fixpoint.plugins.inspect;

import static org.fixpoint.plugins.inspect.SampleJar.good;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests that make no bundle, or none that can come and go. */
class BundleManifestTest {
    @TempDir
    Path folder;

    @Test
    void aJarWithoutManifestOrSymbolicNameIsNoBundle() {
        assertEquals(
                "has no manifest (META-INF/MANIFEST.MF), so that it is no OSGi bundle; "
                        + "build it with bnd, fixpoint new plugin shows how",
                SampleJar.inspect(folder, SampleJar.zip(Map.of(SampleJar.CLASS, SampleJar.swish())))
                        .flaw()
                        .orElseThrow()
                        .sentence());
        assertEquals(
                "is a plain jar, no OSGi bundle; build it with bnd, fixpoint new plugin shows how",
                good().without("Bundle-SymbolicName").flaw(folder));
    }

    @Test
    void aJarOfSourcesIsTold() {
        byte[] bytes = SampleJar.zip(Map.of("org/example/swish/Swish.java", new byte[] {'c'}));
        assertEquals(
                "holds sources and no classes; copy the jar that the build makes of them",
                SampleJar.inspect(folder, bytes).flaw().orElseThrow().sentence());
    }

    @Test
    void anUnreadableManifestIsTold() {
        assertEquals(
                "its manifest (META-INF/MANIFEST.MF) is no manifest; build it with bnd, fixpoint new plugin shows how",
                good().entry(SampleJar.MANIFEST, "Bundle-SymbolicName\nno colon")
                        .flaw(folder));
    }

    @Test
    void aHeaderThatIsThereTwiceIsNamed() {
        String text = "Manifest-Version: 1.0\r\nBundle-Version: 1.0\r\nbundle-version: 2.0\r\n\r\n";
        assertEquals(
                "its manifest has the header bundle-version twice; build it with bnd",
                good().entry(SampleJar.MANIFEST, text).flaw(folder));
    }

    @Test
    void sectionsAboutSingleEntriesDoNotCount() {
        SampleJar jar = good();
        String manifest = jar.manifest() + "Name: a\r\nDigest: b\r\nDigest: b\r\n\r\nrubbish";
        assertEquals("no flaw", jar.entry(SampleJar.MANIFEST, manifest).flaw(folder));
    }

    @Test
    void theManifestVersionMustBeTwo() {
        assertEquals(
                "its Bundle-ManifestVersion is 1, not 2; build it with bnd, fixpoint new plugin shows how",
                good().without("Bundle-ManifestVersion").flaw(folder));
        assertEquals(
                "its Bundle-ManifestVersion is 3, not 2; build it with bnd, fixpoint new plugin shows how",
                good().header("Bundle-ManifestVersion", "3").flaw(folder));
    }

    @Test
    void namesAndVersionsMustBeSuch() {
        assertEquals(
                "its Bundle-SymbolicName \"my plug-in\" is no name; take letters, digits, - and _, in parts parted by single dots",
                good().header("Bundle-SymbolicName", "my plug-in").flaw(folder));
        assertEquals(
                "its Bundle-Version \"1.0-SNAPSHOT\" is no version; write it like 1.0.0 or 1.0.0.beta",
                good().header("Bundle-Version", "1.0-SNAPSHOT").flaw(folder));
        assertEquals(
                "its Export-Package \"latest\" is no version; write it like 1.0.0 or 1.0.0.beta",
                good().header("Export-Package", "org.example.swish;version=latest")
                        .flaw(folder));
        assertEquals(
                "no flaw",
                good().header("Bundle-SymbolicName", "swish;singleton:=true").flaw(folder));
    }

    @Test
    void aFragmentIsRefused() {
        assertEquals(
                "is a fragment of org.fixpoint.api, which cannot come and go by itself; make it a plug-in of its own",
                good().header("Fragment-Host", "org.fixpoint.api;bundle-version=0.1")
                        .flaw(folder));
    }

    @Test
    void malformedHeadersAreNamed() {
        assertEquals(
                "its header Import-Package is malformed at \"org.fixpoint.api;version=\"[0.1,1)\"; build it with bnd",
                good().header("Import-Package", "org.fixpoint.api;version=\"[0.1,1)")
                        .flaw(folder));
        assertEquals(
                "its Import-Package asks for version \"${api}\" of org.fixpoint.api, which is no range of versions; "
                        + "build it with bnd",
                good().header("Import-Package", "org.fixpoint.api;version=\"${api}\"")
                        .flaw(folder));
        assertEquals(
                "it imports package org.fixpoint.api twice; build it with bnd",
                good().header("Import-Package", "org.fixpoint.api,org.fixpoint.api")
                        .flaw(folder));
        assertEquals(
                "its Require-Capability has the malformed filter \"(osgi.ee=JavaSE\"; build it with bnd",
                good().header("Require-Capability", "osgi.ee;filter:=\"(osgi.ee=JavaSE\"")
                        .flaw(folder));
    }

    @Test
    void whatIsKnownOfAFlawedBundleIsToldTogetherWithTheFlaw() {
        Inspection found = good().without("Service-Component").inspect(folder);
        assertEquals("org.example.swish 1.0.0", found.name() + " " + found.version());
    }
}
