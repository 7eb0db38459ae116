package org.fixpoint.launch;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The workbench in a Felix of this JVM, over a drop-in folder. Its classes are not those of the test, which therefore calls them by
 * name.
 */
final class LiveDropIns implements AutoCloseable {
    private static final String FOLDER = "fixpoint.plugins";
    private static final String HOME = "fixpoint.home";

    private final RunningFramework framework;

    private LiveDropIns(RunningFramework framework) {
        this.framework = framework;
    }

    /** Starts the distribution's headless feature. */
    static LiveDropIns over(Path folder) throws LaunchException {
        Path home =
                Path.of(System.getProperty("fixpoint.dist")).toAbsolutePath().normalize();
        System.setProperty(FOLDER, folder.toString());
        System.setProperty(HOME, home.toString());
        return new LiveDropIns(RunningFramework.start(
                FeatureFile.read(home.resolve("features/headless.json"), home.resolve("repository"))));
    }

    /** Looks at the folder; {@code "ADDED swish 1.0 added …"} by file name. */
    Map<String, String> look() {
        Map<String, String> verdicts = new TreeMap<>();
        for (Object verdict : (List<?>) call(service("org.fixpoint.plugins.DropIns"), "look")) {
            verdicts.put(text(verdict, "file"), text(verdict, "state") + " " + text(verdict, "sentence"));
        }
        return verdicts;
    }

    private static String text(Object owner, String accessor) {
        return String.valueOf(call(owner, accessor));
    }

    /** A service, by the name of its type. */
    Object service(String type) {
        BundleContext context = framework.context();
        try { // all: the class path of the tests has a class of the same name, which the framework would take for the
            // one asked for
            return Stream.of(Optional.ofNullable(context.getAllServiceReferences(type, null))
                            .orElse(new ServiceReference<?>[0]))
                    .findFirst()
                    .map(context::getService)
                    .orElseThrow(() -> new IllegalStateException("no " + type));
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The object that an activation's contribution makes at its defaults, with the origin of the contribution. */
    Optional<Offered> activation(String id) {
        Object catalogue = call(service("org.fixpoint.engine.Workbench"), "catalogue");
        Object kind = Objects.requireNonNull(((Map<?, ?>) call(catalogue, "kinds")).get("activation"));
        return ((Optional<?>) call(catalogue, "find", kind, id)).map(entry -> {
            Object contribution = call(entry, "contribution");
            Object values = none(contribution, call(entry, "descriptor"));
            return new Offered(call(contribution, "create", values), call(entry, "origin"));
        });
    }

    private Object none(Object contribution, Object descriptor) {
        try {
            Class<?> type = service("org.fixpoint.engine.Workbench")
                    .getClass()
                    .getClassLoader()
                    .loadClass("org.fixpoint.api.Values");
            return callOn(type, contribution, "of", descriptor, Map.of());
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /**
     * An activation that was made.
     *
     * @param made the function
     * @param origin of its contribution
     */
    record Offered(Object made, Object origin) {
        /** Its value. */
        double at(double x) {
            return (Double) call(made, "value", x);
        }
    }

    /** Holds what an activation came from. */
    AutoCloseable lease(Offered offered) {
        Object residency = call(service("org.fixpoint.engine.Workbench"), "residency");
        return (AutoCloseable) call(residency, "lease", List.of(offered.origin()));
    }

    /** The installed versions of a bundle, each with its state. */
    List<String> installed(String name) {
        List<String> found = new ArrayList<>();
        for (Bundle bundle : framework.context().getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                found.add(bundle.getVersion().toString());
            }
        }
        return found;
    }

    /** Calls a public method by name, whatever its parameters are called in this class loader. */
    static Object call(Object target, String name, Object... arguments) {
        return callOn(target.getClass(), target, name, arguments);
    }

    private static Object callOn(Class<?> type, Object target, String name, Object... arguments) {
        Method method = methods(type).stream()
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
                .filter(m -> fits(m, arguments))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no " + name));
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(String.valueOf(fault.getCause()), fault);
        }
    }

    private static boolean fits(Method method, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            if (!type.isPrimitive() && !type.isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static Collection<Method> methods(Class<?> type) {
        List<Method> methods = new ArrayList<>(Arrays.asList(type.getMethods()));
        methods.addAll(Arrays.asList(type.getDeclaredMethods()));
        return methods;
    }

    @Override
    public void close() {
        framework.close();
        System.clearProperty(FOLDER);
        System.clearProperty(HOME);
    }
}
