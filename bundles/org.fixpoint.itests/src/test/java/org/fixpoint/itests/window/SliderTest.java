package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fixpoint.itests.SampleJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each turn of a slider is followed by other pictures of what it turns.
 *
 * <p>With {@code -Dfixpoint.times=FILE} it is written there how long after the key; see {@code benchmarks/window}.
 */
class SliderTest {
    private static final int TURNS = Integer.getInteger("fixpoint.turns", 3);
    private static final int QUIET_MILLIS = 1200;
    private static final String FUNCTION = "Figure Activation and derivative";
    private static final String PORTRAIT = "Portrait of the model";
    private static final String DIAGRAM = "Fixed points over the parameter";

    /** x · sigmoid(c·x), with a parameter. */
    private static final String BEND =
            """
            package com.example.bend;

            import org.fixpoint.api.Contribution;
            import org.fixpoint.api.Descriptor;
            import org.fixpoint.api.Parameter;
            import org.fixpoint.api.Range;
            import org.fixpoint.api.Values;
            import org.fixpoint.api.model.ActivationFunction;
            import org.osgi.service.component.annotations.Component;

            @Component(service = Contribution.class)
            public final class Bend implements Contribution<ActivationFunction> {
                private static final Parameter.Real C = Parameter.real("c", "How fast it bends")
                        .in(Range.closed(0, 8))
                        .typically(0.5, 4)
                        .byDefault(1);

                @Override
                public Descriptor<ActivationFunction> descriptor() {
                    return Descriptor.of(ActivationFunction.class, "bend", "A sigmoid unit").parameters(C);
                }

                @Override
                public ActivationFunction create(Values values) {
                    double c = values.get(C);
                    return new ActivationFunction() {
                        @Override
                        public double value(double x) {
                            return x / (1 + StrictMath.exp(-c * x));
                        }

                        @Override
                        public double derivative(double x) {
                            double s = 1 / (1 + StrictMath.exp(-c * x));
                            return s * (1 + c * x * (1 - s));
                        }
                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void ofAnActivationTheFunctionAndTheKernelMapAreSeenToFollow() throws Exception {
        turned(
                "activation",
                """
                fixpoint: 1
                model: {id: mlp, activation: {id: leaky-relu, alpha: 0.2}}
                analyses: [kernel-fixed-points]
                """,
                "Slider of model activation alpha",
                FUNCTION,
                PORTRAIT);
    }

    @Test
    void ofANetworkTheMapOfCorrelationsIsSeenToFollow() throws Exception {
        turned(
                "network",
                """
                fixpoint: 1
                model: {id: mlp, activation: tanh, weight-variance: 1.5, bias-variance: 0.1}
                analyses: [kernel-fixed-points]
                """,
                "Slider of model weight-variance",
                PORTRAIT);
    }

    @Test
    void ofAMemoryThePortraitAndTheFixedPointsAreSeenToFollow() throws Exception {
        turned(
                "memory",
                """
                fixpoint: 1
                model: {id: hopfield, beta: 4}
                analyses: [state-fixed-points]
                """,
                "Slider of model beta",
                PORTRAIT,
                DIAGRAM);
    }

    @Test
    void ofASweptVarianceTheMapOfCorrelationsIsSeenToFollow() throws Exception {
        turnedSeenBy(
                "words",
                "swept",
                """
                fixpoint: 1
                model: {id: mlp, activation: tanh, scale-activation: false, weight-variance: {sweep: {linspace: [1.5, 4.5, 61]}}}
                analyses: [kernel-fixed-points]
                """,
                "Slider of model weight-variance",
                PORTRAIT);
    }

    @Test
    void ofADropInTheFunctionAndTheKernelMapAreSeenToFollow() throws Exception {
        SampleJars.named("com.example.bend").source(BEND).write(plugIns().resolve("bend.jar"));
        turned(
                "drop-in",
                """
                fixpoint: 1
                model: {id: mlp, activation: {id: bend, c: 1.2}}
                analyses: [kernel-fixed-points]
                """,
                "Slider of model activation c",
                FUNCTION,
                PORTRAIT);
    }

    @Test
    void ofAMapOfStatesOfADropInThePortraitAndTheFixedPointsAreSeenToFollow() throws Exception {
        RatesJar.write(plugIns().resolve("rates.jar"));
        turned(
                "drop-in map",
                """
                fixpoint: 1
                model: {id: rates, gain: 2}
                analyses: [state-fixed-points]
                """,
                "Slider of model gain",
                PORTRAIT,
                DIAGRAM);
    }

    @Test
    void ofAMapOfStatesOfADropInThatIsMadeAnewThePortraitIsSeenToFollow() throws Exception {
        RatesJar.write(plugIns().resolve("rates.jar"));
        turned(
                "drop-in new",
                """
                fixpoint: 1
                model: {id: rates, gain: 2, coupling: 0.25}
                analyses: [state-fixed-points]
                """,
                "Slider of model coupling",
                PORTRAIT,
                DIAGRAM);
    }

    private Path plugIns() throws IOException {
        return Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private void turned(String job, String text, String slider, String... pictures) throws Exception {
        turnedSeenBy("yaml", job, text, slider, pictures);
    }

    /** Turns a slider; what the probe answers to the question shows that it has turned. */
    private void turnedSeenBy(String question, String job, String text, String slider, String... pictures)
            throws Exception {
        Files.writeString(folder.resolve("turned.yaml"), text);
        Map<String, List<double[]>> times = new TreeMap<>();
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "turned.yaml")) {
            OpenWindow window = probe.window();
            probe.until("where " + slider, place -> !place.isEmpty());
            probe.until("like Portrait of the model", name -> !name.isEmpty());
            probe.click(slider);
            probe.ask("time");
            for (int turn = 0; turn < TURNS + 2; turn++) {
                String before = probe.ask(question);
                window.key("Right");
                probe.until(question, now -> !now.equals(before));
                probe.until("timed", told -> Stream.of(pictures)
                        .allMatch(picture -> told.lines().anyMatch(line -> line.startsWith(picture))));
                TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS); // so that nothing of this turn is taken for the next one's
                String told = probe.ask("timed");
                if (turn >= 2) { // the canvases are known
                    told.lines().map(line -> line.split("\t", -1)).forEach(line -> times.computeIfAbsent(
                                    line[0], name -> new ArrayList<>())
                            .add(new double[] {Double.parseDouble(line[1]), Double.parseDouble(line[2])}));
                }
            }
            assertEquals(0, quit(probe).exit());
        }
        write(job, times);
    }

    private static org.fixpoint.itests.Command quit(Probe probe) throws Exception {
        probe.window().press("ctrl+s");
        return probe.window().quit();
    }

    private static void write(String job, Map<String, List<double[]>> times) throws Exception {
        String file = System.getProperty("fixpoint.times", "");
        if (file.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        times.forEach((picture, all) -> {
            double[] first = all.stream().mapToDouble(time -> time[0]).sorted().toArray();
            double[] last = all.stream().mapToDouble(time -> time[1]).sorted().toArray();
            lines.append(String.format(
                    Locale.ROOT,
                    "%-10s %-60s %6.0f %6.0f   %6.0f %6.0f   %d%n",
                    job,
                    picture,
                    first[first.length / 2],
                    first[first.length - 1],
                    last[last.length / 2],
                    last[last.length - 1],
                    all.size()));
        });
        Files.writeString(
                Path.of(file), lines, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
    }
}
