package org.fixpoint.launch;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The program: {@code java -jar lib/org.fixpoint.launcher.jar VERB …}.
 *
 * <p>Reads {@code features/headless.json}, and for the verb {@code gui} also {@code features/desktop.json}, starts their bundles
 * from {@code repository/} and hands the main thread to the application that they offer.
 */
public final class Main {
    private static final int INTERNAL = 4;
    private static final String HEADLESS = "headless";
    private static final String DESKTOP = "desktop";
    private static final Set<String> HELP = Set.of("-h", "--help");
    private static final Set<String> APART = Set.of("worker", "trial");

    private Main() {}

    /** Runs and exits with the application's code, or 4 if the workbench cannot be started. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        PrintStream err = System.err;
        quieten(arguments);
        SignalInterrupts interrupts = SignalInterrupts.install();
        String mode = isForWindow(arguments) ? DESKTOP : HEADLESS;
        try {
            Path home = home();
            System.setProperty("fixpoint.home", home.toString());
            Optional<String> numerics = AskedNumerics.of(arguments);
            numerics.ifPresent(word -> System.setProperty(AskedNumerics.PROPERTY, word));
            FeatureFile headless = feature(home, HEADLESS);
            FeatureFile computing =
                    numerics.filter(AskedNumerics.NATIVE::equals).isPresent()
                            ? headless.and(nativeFeature(home))
                            : headless;
            FeatureFile feature = mode.equals(DESKTOP) ? computing.and(feature(home, DESKTOP)) : computing;
            try (RunningFramework framework = RunningFramework.start(feature)) {
                Application application = framework
                        .application(mode)
                        .orElseThrow(() -> new LaunchException(
                                "no bundle offers a " + mode + " application; build again with ./fixpoint --rebuild"));
                return application.run(mode.equals(DESKTOP) ? AskedNumerics.without(arguments) : arguments, interrupts);
            }
        } catch (LaunchException fault) {
            err.println("fixpoint: " + fault.getMessage());
            return fault.exitCode();
        } catch (OutOfMemoryError exhausted) {
            err.println("fixpoint: the memory given to Java is too small to start in; give it more with -Xmx");
            return INTERNAL;
        } catch (RuntimeException | Error fault) { // a distribution with parts that do not fit; no trace reaches a user
            err.println("fixpoint: the workbench broke off ("
                    + String.valueOf(fault).replaceAll("\\s+", " ") + "); build again with ./fixpoint --rebuild");
            return INTERNAL;
        }
    }

    /** Whether the window is asked for; what it is for is told by the command line. */
    private static boolean isForWindow(List<String> arguments) {
        return !arguments.isEmpty()
                && arguments.get(0).equals("gui")
                && arguments.stream().noneMatch(HELP::contains);
    }

    /** The optional feature of native numerics: unpacked over the distribution, or in a source tree beside it. */
    private static FeatureFile nativeFeature(Path home) throws LaunchException {
        String apart = System.getProperty("fixpoint.native", "");
        Path folder = apart.isEmpty() ? home : Path.of(apart);
        if (!Files.isRegularFile(folder.resolve("features").resolve(AskedNumerics.NATIVE + ".json"))) {
            throw LaunchException.here(
                    "--numerics native needs the bundle org.fixpoint.openblas, which is not installed; unpack"
                            + " fixpoint-native-0.1.0.zip over " + home
                            + " (in a source tree: ./fixpoint --native), or take"
                            + " --numerics fast");
        }
        return feature(folder, AskedNumerics.NATIVE);
    }

    private static FeatureFile feature(Path home, String name) throws LaunchException {
        return FeatureFile.read(home.resolve("features").resolve(name + ".json"), home.resolve("repository"));
    }

    /**
     * What a plug-in prints goes nowhere, so that it is not taken for a result: the program writes to the process's own streams.
     * Processes apart see to theirs themselves, and with {@code -Dfixpoint.trace=true} all of it is on the standard error.
     */
    private static void quieten(List<String> arguments) {
        if (Boolean.getBoolean("fixpoint.trace")) {
            System.setOut(System.err);
        } else if (arguments.isEmpty() || !APART.contains(arguments.get(0))) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            System.setOut(nowhere);
            System.setErr(nowhere);
        }
    }

    private static Path home() throws LaunchException {
        String given = System.getProperty("fixpoint.home", "");
        if (!given.isEmpty()) {
            return Path.of(given).toAbsolutePath();
        }
        try {
            Path jar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.toAbsolutePath().resolve("../..").normalize();
        } catch (URISyntaxException fault) {
            throw new LaunchException("the program's folder is not found; give it with -Dfixpoint.home=FOLDER", fault);
        }
    }
}
