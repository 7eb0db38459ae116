package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who imports whom, read off the built jars; docs/decisions/0002-arrows.md. */
class ArrowsTest {
    private static final Pattern PACKAGE = Pattern.compile("(?:^|,)([a-zA-Z_][\\w.]*)");

    /** By bundle, the package prefixes that it may import beside the JDK's. A bundle that is not named is a plug-in. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("org.fixpoint.api", Set.of()),
            Map.entry(
                    "org.fixpoint.maths",
                    Set.of(
                            "org.apache.commons.math3",
                            "org.apache.commons.rng",
                            "org.ejml",
                            "org.objectweb.asm",
                            "jdk.incubator.vector",
                            "org.fixpoint.openblas")),
            Map.entry(
                    "org.fixpoint.engine",
                    Set.of(
                            "org.fixpoint.api",
                            "org.fixpoint.maths",
                            "org.osgi",
                            "org.snakeyaml.engine",
                            "com.fasterxml.jackson",
                            "org.apache.commons.csv")),
            Map.entry(
                    "org.fixpoint.plugins",
                    Set.of(
                            "org.fixpoint.engine",
                            "org.fixpoint.api",
                            "org.fixpoint.launch",
                            "org.osgi",
                            "org.objectweb.asm",
                            "com.fasterxml.jackson")),
            Map.entry(
                    "org.fixpoint.cli",
                    Set.of(
                            "org.fixpoint.engine",
                            "org.fixpoint.plugins",
                            "org.fixpoint.api",
                            "org.fixpoint.launch",
                            "org.osgi.framework",
                            "picocli",
                            "com.fasterxml.jackson")),
            Map.entry(
                    "org.fixpoint.desktop",
                    Set.of(
                            "org.fixpoint.engine",
                            "org.fixpoint.plugins",
                            "org.fixpoint.api",
                            "org.fixpoint.launch",
                            "org.osgi.framework",
                            "org.eclipse.swt")),
            Map.entry(
                    "org.fixpoint.visualizers",
                    Set.of(
                            "org.fixpoint.api",
                            "org.fixpoint.maths",
                            "de.erichseifert.vectorgraphics2d",
                            "org.apache.pdfbox",
                            "org.apache.fontbox",
                            "com.fasterxml.jackson",
                            "org.apache.commons.csv",
                            "javax.imageio")),
            Map.entry(
                    "org.fixpoint.networks",
                    Set.of("org.fixpoint.api", "org.fixpoint.maths", "org.apache.commons.csv")),
            Map.entry("org.fixpoint.memories", Set.of("org.fixpoint.api", "org.fixpoint.maths")),
            Map.entry(
                    "org.fixpoint.activations",
                    Set.of("org.fixpoint.api", "org.fixpoint.maths", "org.apache.commons.csv")),
            Map.entry("org.fixpoint.testkit", Set.of("org.fixpoint.api", "org.junit.jupiter.api")));

    private static final Set<String> PLUG_IN = Set.of("org.fixpoint.api", "org.fixpoint.maths");

    /** The wrapped libraries know nothing of us. */
    private static final Set<String> WRAPPED =
            Set.of("org.fixpoint.ejml", "org.fixpoint.vectorgraphics2d", "org.fixpoint.pdfbox");

    static List<Path> ourBundles() {
        return Distribution.jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("org.fixpoint."))
                .filter(jar -> !WRAPPED.contains(Distribution.header(jar, "Bundle-SymbolicName")))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ourBundles")
    void aBundleImportsOnlyWhatItsArrowsAllow(Path jar) {
        String bundle = Distribution.header(jar, "Bundle-SymbolicName");
        Set<String> allowed = ALLOWED.getOrDefault(bundle, PLUG_IN);
        Set<String> forbidden = new TreeSet<>();
        for (String imported : imports(jar)) {
            if (!isJdk(imported)
                    && !imported.startsWith(bundle)
                    && allowed.stream().noneMatch(imported::startsWith)) {
                forbidden.add(imported);
            }
        }
        assertEquals(Set.of(), forbidden, bundle + " imports what it must not");
        assertFalse(imports(jar).contains("org.fixpoint.maths") && bundle.equals("org.fixpoint.api"));
    }

    @Test
    void aWrappedLibraryImportsNothingOfOurs() {
        List<Path> wrapped = Distribution.jars().stream()
                .filter(jar -> WRAPPED.contains(Distribution.header(jar, "Bundle-SymbolicName")))
                .toList();
        assertEquals(WRAPPED.size(), wrapped.size());
        for (Path jar : wrapped) {
            assertTrue(imports(jar).stream().noneMatch(name -> name.startsWith("org.fixpoint")), jar.toString());
        }
    }

    @Test
    void theSamplePlugInImportsTheApiAlone() {
        Set<String> imports = imports(Path.of(System.getProperty("fixpoint.sample", "")));
        assertFalse(imports.isEmpty());
        assertTrue(imports.stream().allMatch(name -> name.matches("org\\.fixpoint\\.api(\\..*)?")), imports.toString());
    }

    @Test
    void everyBundleOfOursIsLookedAt() {
        assertTrue(ourBundles().size() >= 8, "bundles found: " + ourBundles());
    }

    private static Set<String> imports(Path jar) {
        Set<String> names = new TreeSet<>();
        Stream.of("Import-Package", "DynamicImport-Package").forEach(header -> {
            String clauses = Distribution.header(jar, header).replaceAll("\"[^\"]*\"", "");
            Matcher matcher = PACKAGE.matcher(clauses);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        });
        return names;
    }

    private static boolean isJdk(String name) {
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("org.w3c.dom")
                || name.startsWith("org.xml.sax");
    }
}
