package org.fixpoint.launch;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.launch.churn.CapturedOutput;
import org.fixpoint.launch.churn.LoaderCensus;
import org.osgi.framework.Bundle;

/** The headless feature in a real Felix inside this process, with a drop-in folder and a way to its workbench. */
final class ChurnGround implements AutoCloseable {
    private static final String FOLDER = "fixpoint.plugins";
    private static final String HOME = "fixpoint.home";
    private static final String INSIDE = "org.fixpoint.launch.churn.inside";

    private final Map<String, Optional<String>> properties = new HashMap<>();
    private final CapturedOutput output;
    private final RunningFramework framework;
    private final Path plugins;
    private final ChurnWorkbench workbench;
    private final LoaderCensus census;

    ChurnGround(Path temporary) throws Exception { // bnd declares Exception
        Path home = Path.of(System.getProperty("fixpoint.dist")).toRealPath();
        plugins = Files.createDirectory(temporary.resolve("plugins"));
        set(FOLDER, plugins.toString());
        set(HOME, home.toString());
        output = new CapturedOutput();
        framework = RunningFramework.start(
                FeatureFile.read(home.resolve("features/headless.json"), home.resolve("repository")));
        census = new LoaderCensus(framework.context());
        Bundle probe = framework
                .context()
                .installBundle(probe(temporary.resolve("probe.jar")).toUri().toString());
        probe.start();
        workbench = Optional.ofNullable(framework.context().getServiceReference(ChurnWorkbench.class))
                .map(framework.context()::getService)
                .orElseThrow();
    }

    private void set(String key, String value) {
        properties.put(key, Optional.ofNullable(System.getProperty(key)));
        System.setProperty(key, value);
    }

    private static Path probe(Path jar) throws Exception {
        try (Builder builder = new Builder()) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                    builder.addClasspath(new File(entry));
                }
            }
            builder.setProperty("Bundle-SymbolicName", INSIDE);
            builder.setProperty("Private-Package", INSIDE);
            builder.setProperty("Bundle-Activator", INSIDE + ".ProbeActivator");
            builder.setProperty("-noimportjava", "true");
            Jar made = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalStateException(String.join("; ", builder.getErrors()));
            }
            made.write(jar.toFile());
            return jar;
        }
    }

    /** Takes every plug-in out, whatever an earlier test has left. */
    void clear() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(plugins, "*.jar")) {
            for (Path jar : jars) {
                Files.delete(jar);
            }
        }
        workbench.look();
    }

    Path plugins() {
        return plugins;
    }

    ChurnWorkbench workbench() {
        return workbench;
    }

    LoaderCensus census() {
        return census;
    }

    /** What was written to the standard streams since this was made. */
    String output() {
        return output.text();
    }

    @Override
    public void close() throws IOException {
        framework.close();
        output.close();
        properties.forEach((key, value) ->
                value.ifPresentOrElse(text -> System.setProperty(key, text), () -> System.clearProperty(key)));
    }
}
