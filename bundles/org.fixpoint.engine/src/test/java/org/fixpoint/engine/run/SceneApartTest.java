package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.live.Drawn;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.live.StateScene;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Maps of states in which drop-ins take part, which may misbehave; real processes compute what is seen. */
class SceneApartTest {
    private static final OptionalDouble AS_MADE = OptionalDouble.empty();
    private static final OptionalDouble STEEP = OptionalDouble.of(40); // drives beyond 3, where activations misbehave
    private static final List<double[]> PASSES = List.of(new double[] {4, 2, 1}, new double[] {4, 3, 2, 1, 0.5});

    private final ApartWorker.Started workers = new ApartWorker.Started();
    private final Apart apart = new Apart(workers, Duration.ofSeconds(6));

    @AfterEach
    void noProcessIsLeft() {
        workers.processes().forEach(process -> assertFalse(process.isAlive()));
    }

    private static Point point(String model, String activation, int units, double bias) {
        Setup part = new Setup(
                Misbehaving.catalogue()
                        .find(ActivationFunction.class, activation)
                        .orElseThrow(),
                Map.of());
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("activation", new Setting.Nested(part));
        settings.put("units", new Setting.Plain(units));
        settings.put("gain", new Setting.Plain(0.5));
        settings.put("bias", new Setting.Plain(bias));
        Setup setup = new Setup(
                Misbehaving.catalogue().find(Architecture.class, model).orElseThrow(), settings);
        return new Point("key", 7, setup, Optional.empty(), Map.of(), List.of(), Map.of(), Optional.empty());
    }

    private Scene apart(Apart by, String model, String activation, int units) {
        return Glimpse.of(
                        point(model, activation, units, 0),
                        Misbehaving.catalogue(),
                        Misbehaving.RESIDENCY,
                        by,
                        new StopSignal())
                .orElseThrow();
    }

    private Scene apart(String activation) {
        return apart(apart, "recurrent", activation, 2);
    }

    /** The same contributions as if they were built in. */
    private Scene here(String model, String activation, int units) {
        return Glimpse.of(
                        point(model, activation, units, 0),
                        Misbehaving.catalogue(),
                        Residency.SETTLED,
                        apart,
                        new StopSignal())
                .orElseThrow();
    }

    /** All that is seen, with every digit. */
    private static List<String> seen(Scene scene) {
        List<String> seen = new ArrayList<>();
        List<double[]> starts = List.of(new double[] {0.3, -0.2}, new double[] {-0.9, 0.4});
        for (OptionalDouble value : List.of(AS_MADE, OptionalDouble.of(3.3))) {
            scene.draw(
                    value,
                    starts,
                    () -> false,
                    drawn -> seen.add(JsonText.line(FigureText.tree(drawn.plot())) + drawn.words()));
        }
        scene.trace(PASSES, () -> false, marks -> seen.add(JsonText.line(FigureText.trees(marks))));
        return seen;
    }

    private void assertSeenAlike(String model, String activation, int units) {
        Scene here = here(model, activation, units);
        assertInstanceOf(StateScene.class, here);
        try (Standby standby = new Standby(Duration.ofMinutes(5))) {
            Scene there = apart(apart.with(standby), model, activation, units);
            assertInstanceOf(SceneApart.class, there);
            assertArrayEquals(here.sight(), there.sight());
            assertEquals(here.parameter(), there.parameter());
            List<String> expected = seen(here);
            assertEquals(2 + 2 + PASSES.size(), expected.size());
            assertEquals(expected, seen(there));
        }
    }

    @Test
    void ofADropInsActivationTheSameBitsAreSeenFromAProcessApart() {
        assertSeenAlike("recurrent", "tanh", 2);
        assertEquals(1, workers.processes().size(), "one process answers all questions");
    }

    @Test
    void ofADropInsArchitectureTheSameBitsAreSeenFromAProcessApart() {
        assertSeenAlike("dropped-recurrent", "tanh", 1);
        assertSeenAlike("dropped-recurrent", "tanh", 5);
        assertSeenAlike("dropped-recurrent", "tanh", 14); // where orbits alone are followed
    }

    private String refusal(Scene scene) {
        Refusal refusal = assertThrows(Refusal.class, () -> scene.draw(STEEP, List.of(), () -> false, drawn -> {}));
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void aDropInThatMisbehavesWhileItIsTurnedIsNamed() {
        String thrown = refusal(apart("throws"));
        assertTrue(thrown.contains("no luck") && thrown.contains("org.example"), thrown);
        String exit = refusal(apart("exits"));
        assertTrue(exit.contains("System.exit"), exit);
        String halt = refusal(apart("halts"));
        assertTrue(halt.contains("ended the process (exit code 3)"), halt);
    }

    @Test
    void aDropInThatHangsIsNamedWhenThePatienceIsOver() {
        String sentence = refusal(apart("hangs"));
        assertTrue(sentence.contains("is stuck") && sentence.contains("6 s"), sentence);
    }

    @Test
    void whereAMapIsNotFiniteThereAreNoArrowsAndIfThatIsEverywhereItIsSaid() {
        List<Drawn> shown = new ArrayList<>();
        for (String activation : List.of("nan", "good")) {
            apart(activation).draw(STEEP, List.of(), () -> false, shown::add);
        }
        assertTrue(0 < arrows(shown.get(1)) && arrows(shown.get(1)) < arrows(shown.get(3)));
        Refusal refusal = assertThrows(Refusal.class, () -> Glimpse.of(
                        point("recurrent", "nan", 2, 100),
                        Misbehaving.catalogue(),
                        Misbehaving.RESIDENCY,
                        apart,
                        new StopSignal())
                .orElseThrow()
                .draw(AS_MADE, List.of(), () -> false, drawn -> {}));
        assertTrue(String.valueOf(refusal.getMessage()).contains("no finite value"), refusal.getMessage());
    }

    private static int arrows(Drawn drawn) {
        return ((Mark.Line) drawn.plot().marks().get(0)).x().length;
    }

    @Test
    void whatIsOvertakenIsGivenUpAndTheProcessAnswersTheNext() {
        try (Standby standby = new Standby(Duration.ofMinutes(5))) {
            Scene scene = apart(apart.with(standby), "recurrent", "good", 2);
            double[] many = new double[1_000_000]; // some minutes of them
            Arrays.fill(many, 3);
            List<double[]> passes = List.of(new double[] {3}, many);
            List<Integer> shown = new ArrayList<>();
            assertThrows(
                    RunContext.Cancelled.class,
                    () -> scene.trace(passes, () -> !shown.isEmpty(), marks -> shown.add(marks.size())));
            assertEquals(6, seen(scene).size());
            assertEquals(1, workers.processes().size());
        }
    }

    @Test
    void aHangThatIsOvertakenIsEndedBeforeThePatienceIsOver() {
        try (Standby standby = new Standby(Duration.ofMinutes(5))) {
            Scene scene = apart(new Apart(workers, Duration.ofMinutes(5)).with(standby), "recurrent", "hangs", 2);
            long begun = System.nanoTime();
            assertThrows(
                    RunContext.Cancelled.class,
                    () -> scene.draw(STEEP, List.of(), () -> System.nanoTime() - begun > 500_000_000, drawn -> {}));
            assertFalse(workers.processes().get(0).isAlive());
            scene.draw(AS_MADE, List.of(), () -> false, drawn -> {}); // by another process
            assertEquals(2, workers.processes().size());
        }
    }
}
