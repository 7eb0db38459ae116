package org.fixpoint.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** The headless feature in a Felix inside this JVM, with a folder for drop-ins, looked at through its services. */
final class LiveCommandLine implements AutoCloseable {
    private static final String FOLDER = "fixpoint.plugins";
    private static final long PATIENCE_MILLIS = 300_000;
    private final Optional<String> folderBefore = Optional.ofNullable(System.getProperty(FOLDER));
    private final Optional<String> homeBefore = Optional.ofNullable(System.getProperty("fixpoint.home"));
    private final RunningFramework framework;

    LiveCommandLine(Path plugIns) throws LaunchException {
        Path home = Path.of(System.getProperty("fixpoint.dist", ""))
                .toAbsolutePath()
                .normalize();
        System.setProperty(FOLDER, plugIns.toString());
        System.setProperty("fixpoint.home", home.toString());
        framework = RunningFramework.start(
                FeatureFile.read(home.resolve("features/headless.json"), home.resolve("repository")));
    }

    /** Runs the command line in this framework, in a thread of its own. */
    CompletableFuture<Integer> command(String... arguments) {
        Application application = framework.application("headless").orElseThrow();
        return CompletableFuture.supplyAsync(() -> application.run(List.of(arguments), stop -> {}));
    }

    /** Looks at the folder until what is offered of an activation is of a version, or nothing for an empty one. */
    String lookUntil(String activation, String version) throws Exception {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        Object verdicts = List.of();
        while (!versionOf(activation).equals(version)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        activation + " is \"" + versionOf(activation) + "\", not \"" + version + "\": " + verdicts);
            }
            verdicts = call(service("org.fixpoint.plugins.DropIns"), "look");
            Thread.sleep(100);
        }
        return String.valueOf(verdicts);
    }

    /** The version of the bundle whose activation of an id is offered to new plans, or empty. */
    String versionOf(String activation) throws Exception {
        Object installed = service("org.fixpoint.engine.catalogue.InstalledCatalogue");
        Class<?> kind = bundle("org.fixpoint.api").loadClass("org.fixpoint.api.model.ActivationFunction");
        Object entry = call(call(installed, "snapshot"), "find", kind, activation);
        return ((Optional<?>) entry)
                .map(found -> String.valueOf(call(call(found, "origin"), "version")))
                .orElse("");
    }

    /** The class loaders of a bundle, one for each of its versions that is here. */
    List<ClassLoader> loaders(String symbolicName) {
        return Arrays.stream(framework.context().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .map(bundle -> bundle.adapt(BundleWiring.class).getClassLoader())
                .toList();
    }

    private Bundle bundle(String symbolicName) {
        return Arrays.stream(framework.context().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private Object service(String type) throws Exception {
        ServiceReference<?>[] references = framework.context().getAllServiceReferences(type, null);
        if (references == null) {
            throw new AssertionError("nobody offers " + type);
        }
        return framework.context().getService(references[0]);
    }

    /** Calls a public method by name, whatever loader its class is from. */
    private static Object call(Object target, String name, Object... arguments) {
        Method method = Arrays.stream(target.getClass().getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException fault) {
            throw new AssertionError(name + " throws", fault.getCause());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        framework.close();
        restore(FOLDER, folderBefore);
        restore("fixpoint.home", homeBefore);
    }

    private static void restore(String property, Optional<String> before) {
        if (before.isPresent()) {
            System.setProperty(property, before.get());
        } else {
            System.clearProperty(property);
        }
    }
}
