package org.fixpoint.plugins.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./build} of a new project says, on machines that lack something; Maven and the compiler are played. */
class BuildScriptTest {
    private static final String JAVA = "javac";
    private static final String MAVEN = "mvn";
    private static final String BUILDS =
            """
            mkdir -p target/surefire-reports
            echo 'Tests run: 3, Failures: 0' > target/surefire-reports/a.txt
            : > target/swish-1.1.jar
            : > target/swish-1.1-sources.jar
            """;

    @TempDir
    private Path folder;

    private Path tools;
    private Path home;

    private record Said(int exit, String text) {}

    @BeforeEach
    void aMachine() throws IOException {
        home = Files.createDirectories(folder.resolve("fix point"));
        Files.createDirectories(home.resolve("repository/org/fixpoint/org.fixpoint.testkit"));
        PlugInName name = new PlugInName("swish");
        new PlugInProject(
                        name,
                        PlugInKind.ACTIVATION,
                        "com.example.swish",
                        "swish",
                        home,
                        folder.resolve("plugins"),
                        home.resolve("fixpoint"))
                .write(folder.resolve("swish"));
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of(
                "awk", "cat", "dirname", "env", "grep", "head", "ls", "mkdir", "mktemp", "readlink", "rm", "tee")) {
            install(tool, "exec " + find(tool) + " \"$@\"");
        }
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(place -> Path.of(place).resolve(tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool));
    }

    private void install(String tool, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(tool), "#!" + find("bash") + "\n" + script);
        assertTrue(file.toFile().setExecutable(true));
    }

    private Said build(Map<String, String> environment, String... arguments) throws Exception {
        Path out = folder.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(find("bash").toString(), "swish/build"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return new Said(process.exitValue(), Files.readString(out));
    }

    @Test
    void withoutACompilerItSaysWhatToInstall() throws Exception {
        install(MAVEN, BUILDS);
        assertEquals(
                new Said(
                        2,
                        "build: there is no Java compiler; install a JDK 17 or later (Debian: apt-get install"
                                + " openjdk-17-jdk) or set JAVA_HOME\n"),
                build(Map.of()));
        install(JAVA, "");
        assertEquals(0, build(Map.of()).exit());
        assertTrue(build(Map.of("JAVA_HOME", folder.toString())).text().contains("no Java compiler"));
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        install(JAVA, "");
        assertEquals(
                new Said(2, "build: Maven is not installed; install it (Debian: apt-get install maven)\n"),
                build(Map.of()));
    }

    @Test
    void withoutFixpointItSaysHowToNameOne() throws Exception {
        for (String place : List.of("nowhere", "unbuilt")) {
            Files.createDirectories(folder.resolve("unbuilt/features/target"));
            Said said = build(Map.of("FIXPOINT_HOME", folder.resolve(place).toString()));
            assertEquals(
                    new Said(
                            2,
                            "build: there is no Fixpoint in " + folder.resolve(place)
                                    + "; start ./fixpoint once so that it is built, or name its folder:"
                                    + " FIXPOINT_HOME=… ./build\n"),
                    said);
        }
    }

    @Test
    void itEndsWithThePathOfTheJarWhateverVersionThePomSays() throws Exception {
        install(JAVA, "");
        install(MAVEN, BUILDS);
        Path stale = Files.createDirectories(folder.resolve("swish/target")).resolve("swish-1.0.jar");
        Files.writeString(stale, "");
        Path jar = folder.toRealPath().resolve("swish/target/swish-1.1.jar");
        assertEquals(
                new Said(0, "3 tests passed\nnext: cp " + jar + " " + folder.resolve("plugins") + "/\n" + jar + "\n"),
                build(Map.of()));
        assertTrue(Files.notExists(stale));
    }

    @Test
    void aTreeNamedFromWhereTheUserIsReachesMavenWhole() throws Exception {
        install(JAVA, "");
        install(MAVEN, "printf '%s\\n' \"$@\" > arguments.txt\n" + BUILDS);
        Path built = folder.resolve("tree/features/target/fixpoint-0.1.0");
        Files.createDirectories(built.resolve("repository/org/fixpoint/org.fixpoint.testkit"));
        assertEquals(0, build(Map.of("FIXPOINT_HOME", "tree"), "-Dtest=One").exit());
        assertEquals(
                List.of(
                        "-B",
                        "-q",
                        "-ntp",
                        "-Dstyle.color=never",
                        "-Dfixpoint.home=" + built.toRealPath(),
                        "-o",
                        "-Dtest=One",
                        "package"),
                Files.readAllLines(folder.resolve("swish/arguments.txt")));
    }

    @Test
    void whatMavenLacksIsFetchedOnceAndAnythingElseIsShown() throws Exception {
        install(JAVA, "");
        install(
                MAVEN,
                "case \"$*\" in *' -o '*) echo 'Cannot access central in offline mode'; exit 1;; esac\n" + BUILDS);
        Said fetched = build(Map.of());
        assertEquals(0, fetched.exit());
        assertTrue(fetched.text().startsWith("build: parts of Maven that the build needs are not on this machine yet"));
        install(MAVEN, "echo 'a test fails'; exit 1");
        assertEquals(new Said(2, "a test fails\nbuild: the build failed; the reason is above\n"), build(Map.of()));
    }
}
