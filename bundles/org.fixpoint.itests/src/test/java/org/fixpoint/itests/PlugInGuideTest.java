package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** docs/plugin-guide.md: its Java compiles against the API and passes the contracts that it shows. */
class PlugInGuideTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("^(?:public final )?class (\\w+)", Pattern.MULTILINE);
    private static final Path TEST_KIT = Distribution.home()
            .resolve("repository/org/fixpoint/org.fixpoint.testkit/0.1.0/org.fixpoint.testkit-0.1.0.jar");

    @TempDir
    private Path folder;

    /** The blocks, each a whole compilation unit. */
    static List<String> units() throws IOException {
        String guide = Files.readString(Distribution.root().resolve("docs/plugin-guide.md"), StandardCharsets.UTF_8);
        List<String> units = new ArrayList<>();
        Matcher matcher = JAVA.matcher(guide);
        while (matcher.find()) {
            units.add(matcher.group(1));
        }
        assertTrue(units.size() >= 9, units.size() + " blocks");
        return units;
    }

    private static String typeOf(String unit) {
        Matcher matcher = TYPE.matcher(unit);
        assertTrue(matcher.find(), unit);
        return matcher.group(1);
    }

    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (String unit : units()) {
            Path file = folder.resolve(typeOf(unit) + ".java");
            files.add(Files.writeString(file, unit, StandardCharsets.UTF_8));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(d -> {}, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean done = compiler.getTask(
                            messages,
                            manager,
                            d -> messages.append(d.toString()).append('\n'),
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path") + File.pathSeparator + TEST_KIT,
                                    "--release",
                                    "17",
                                    "-proc:none"),
                            List.of(),
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertTrue(done, messages.toString());
        }
        return classes;
    }

    @Test
    void everyJavaBlockCompilesAndTheTestsAmongThemPass() throws Exception {
        URL[] path = {compiled().toUri().toURL(), TEST_KIT.toUri().toURL()};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (URLClassLoader loader = new URLClassLoader(path, PlugInGuideTest.class.getClassLoader())) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (String unit : units()) {
                if (typeOf(unit).endsWith("Test")) {
                    request.selectors(selectClass(loader.loadClass("com.example.guide." + typeOf(unit))));
                }
            }
            Thread.currentThread().setContextClassLoader(loader);
            LauncherFactory.create().execute(request.build(), summary);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertEquals(
                "",
                summary.getSummary().getFailures().stream()
                        .map(f -> f.getTestIdentifier().getDisplayName() + ": " + f.getException())
                        .collect(Collectors.joining("\n")));
        assertTrue(
                summary.getSummary().getTestsSucceededCount() > 60,
                summary.getSummary().getTestsSucceededCount() + " tests");
    }

    @Test
    void everyContributionOfTheGuideIsListedOnceItsJarIsDroppedIn() throws IOException {
        SampleJars jar = SampleJars.named("com.example.guide");
        for (String unit : units()) {
            if (!typeOf(unit).endsWith("Test")) {
                jar = jar.source(unit);
            }
        }
        Path plugIns = ownFolder("plugins");
        jar.write(plugIns.resolve("guide.jar"));
        Command list = Command.fixpoint(folder, List.of("-Dfixpoint.plugins=" + plugIns), "list", "--json");
        assertEquals(0, list.exit(), list.err());
        assertEquals(
                List.of("ends-of-kernel", "infinite-mlp", "last-layer", "outside", "parabola", "squareplus", "swish-2"),
                idsOf(list, "com.example.guide"),
                list.err());
    }

    private static List<String> idsOf(Command list, String bundle) {
        List<String> ids = new ArrayList<>();
        list.json()
                .forEach(kind -> kind.forEach(entry -> {
                    if (entry.path("bundle").asText().equals(bundle)) {
                        ids.add(entry.path("id").asText());
                    }
                }));
        return ids.stream().sorted().toList();
    }

    private Path ownFolder(String name) throws IOException {
        return Files.createDirectory(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    @Test
    @Tag("nightly")
    void theCommandsOfTheGuideWorkOneAfterTheOther() throws Exception {
        StringBuilder script = new StringBuilder("set -eu\numask 022\n");
        Matcher matcher = SHELL.matcher(Files.readString(Distribution.root().resolve("docs/plugin-guide.md")));
        while (matcher.find()) {
            script.append(matcher.group(1));
        }
        assertTrue(script.toString().contains("./fixpoint run"), script.toString());
        Path home = ownFolder("home");
        Path start = Files.writeString(home.resolve("fixpoint"), startScript());
        assertTrue(start.toFile().setExecutable(true));
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        String repository = System.getProperty("localRepository", "");
        if (!repository.isEmpty()) {
            builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=\"" + repository + "\"");
        }
        Process process = builder.start();
        assertTrue(process.waitFor(20, TimeUnit.MINUTES), "the commands take more than 20 minutes");
        assertEquals(0, process.exitValue(), Files.readString(said));
        String text = Files.readString(said);
        assertTrue(text.contains("swish 1.0 added 1 activation: my-swish"), text);
        assertTrue(text.contains("3 points: 0 reused, 3 run, 0 failed"), text);
    }

    private static String startScript() {
        return "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' --add-modules jdk.incubator.vector -Djava.awt.headless=true '-Dfixpoint.home="
                + Distribution.home()
                + "' \"-Dfixpoint.plugins=$(dirname \"$0\")/plugins\" -cp '"
                + Distribution.home().resolve("lib")
                + "/*' org.fixpoint.launch.Main \"$@\"\n";
    }
}
