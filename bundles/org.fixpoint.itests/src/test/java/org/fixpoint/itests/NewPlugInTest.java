package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code fixpoint new plugin}, end to end for every kind: generated, built without a network, tested by its own tests. */
class NewPlugInTest {
    private static final Pattern TESTS = Pattern.compile("<testsuite [^>]*\\btests=\"(\\d+)\"", Pattern.DOTALL);
    private static final Pattern COMPUTED = Pattern.compile("points?: 0 reused, [1-9]\\d* run, 0 failed");
    private static final Pattern IMPORTED = Pattern.compile("(?:^|,)([a-zA-Z_][\\w.]*)");

    @TempDir
    private static Path folder;

    private static ExecutorService two;
    private static final Map<Kind, Future<GeneratedPlugIn>> MADE = new EnumMap<>(Kind.class);

    /** The kinds, with the name of a plug-in each: one that is taken, and three that are free. */
    enum Kind {
        ACTIVATION("activation", "swish", "my-swish"),
        ARCHITECTURE("architecture", "shared-weights", "shared-weights"),
        ANALYSIS("analysis", "off-units", "off-units"),
        VISUALIZER("figure", "layer-steps", "layer-steps");

        private final String listed;
        private final String plugIn;
        private final String id;

        Kind(String listed, String plugIn, String id) {
            this.listed = listed;
            this.plugIn = plugIn;
            this.id = id;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @BeforeAll
    static void make() throws IOException {
        Path plugIns = Files.createDirectories(folder.resolve("it's <plug-ins> & more"));
        two = Executors.newFixedThreadPool(2);
        for (Kind kind : Kind.values()) {
            MADE.put(kind, two.submit(() -> GeneratedPlugIn.made(folder, plugIns, kind.plugIn, kind.word())));
        }
    }

    @AfterAll
    static void end() {
        two.shutdownNow();
    }

    private static GeneratedPlugIn made(Kind kind) throws Exception {
        return MADE.getOrDefault(kind, two.submit(() -> {
                    throw new IllegalStateException("nothing was made of " + kind);
                }))
                .get();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theCommandSaysWhatItWroteAndWhatIsNext(Kind kind) throws Exception {
        Command written = made(kind).written();
        assertEquals(0, written.exit(), written.err());
        assertTrue(written.out().startsWith("wrote " + kind.plugIn + ", "), written.out());
        assertTrue(written.out().contains(" " + kind.listed + " \"" + kind.id + "\""), written.out());
        assertTrue(written.out().endsWith("next: cd " + kind.plugIn + " && ./build\n"), written.out());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneCommandBuildsItWithoutTheNetworkAndEndsWithThePathOfTheJar(Kind kind) throws Exception {
        GeneratedPlugIn plugIn = made(kind);
        assertEquals(0, plugIn.exit(), plugIn.out() + plugIn.err());
        assertEquals("", plugIn.err());
        List<String> lines = plugIn.out().lines().toList();
        assertEquals(
                plugIn.jar().toRealPath(), Path.of(lines.get(lines.size() - 1)).toRealPath());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void itsContractAndItsOwnTestsHaveRun(Kind kind) throws Exception {
        int tests = 0;
        try (Stream<Path> reports = Files.list(made(kind).project().resolve("target/surefire-reports"))) {
            for (Path report :
                    reports.filter(p -> p.toString().endsWith(".xml")).toList()) {
                Matcher matcher = TESTS.matcher(Files.readString(report, StandardCharsets.UTF_8));
                assertTrue(matcher.find(), report.toString());
                tests += Integer.parseInt(matcher.group(1));
            }
        }
        assertTrue(tests > 10, tests + " tests ran");
        assertTrue(
                made(kind).out().contains(tests + " tests passed"), made(kind).out());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theJarIsABundleThatImportsTheApiAlone(Kind kind) throws Exception {
        Path jar = made(kind).jar();
        assertEquals(kind.plugIn, Distribution.header(jar, "Bundle-SymbolicName"));
        assertEquals("1.0.0", Distribution.header(jar, "Bundle-Version"));
        Matcher matcher =
                IMPORTED.matcher(Distribution.header(jar, "Import-Package").replaceAll("\"[^\"]*\"", ""));
        int imports = 0;
        while (matcher.find()) {
            imports++;
            assertTrue(matcher.group(1).matches("org\\.fixpoint\\.api(\\..*)?"), matcher.group(1));
        }
        assertTrue(imports > 0);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theProjectHasAGuideAndNoPlaceLeftToFill(Kind kind) throws Exception {
        Path project = made(kind).project();
        assertTrue(Files.isExecutable(project.resolve("build")));
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(project.resolve("target")) && !f.startsWith(project.resolve("runs")))
                    .toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                assertFalse(
                        text.matches("(?s).*\\{\\{\\w+}}.*") || text.matches("(?s).*@[a-z.]+\\.version@.*"),
                        file.toString());
            }
        }
        assertTrue(Files.readString(project.resolve("README.md")).contains("fixpoint plugins why " + kind.plugIn));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theJarDroppedInIsAddedAndItsExperimentRuns(Kind kind) throws Exception {
        GeneratedPlugIn plugIn = made(kind);
        Path plugIns = dropped(kind, plugIn.jar());
        Command list = Command.fixpoint(folder, List.of("-Dfixpoint.plugins=" + plugIns), "list", "--json");
        assertEquals(0, list.exit(), list.err());
        List<String> ids = new ArrayList<>();
        list.json().path(kind.listed).forEach(entry -> {
            if (entry.path("bundle").asText().equals(kind.plugIn)) {
                ids.add(entry.path("id").asText());
            }
        });
        assertEquals(List.of(kind.id), ids, list.err());
        Command used = Command.fixpoint(plugIn.project(), List.of("-Dfixpoint.plugins=" + plugIns), "run", "try.yaml");
        assertEquals(0, used.exit(), used.out() + used.err());
        assertTrue(COMPUTED.matcher(used.out()).find(), used.out());
        Path run = plugIn.project().resolve("runs/latest");
        assertTrue(Files.readString(run.resolve("bundles.lock")).contains(kind.plugIn + " 1.0.0 "), used.out());
        if (kind == Kind.VISUALIZER) {
            try (Stream<Path> figures = Files.list(run.resolve("figures"))) {
                assertTrue(figures.anyMatch(file -> file.toString().contains(kind.id)), used.out());
            }
        }
    }

    private static Path dropped(Kind kind, Path jar) throws IOException {
        Path plugIns = Files.createDirectory(
                folder.resolve("plug-ins-" + kind.word()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.copy(jar, plugIns.resolve(jar.getFileName()));
        return plugIns;
    }
}
