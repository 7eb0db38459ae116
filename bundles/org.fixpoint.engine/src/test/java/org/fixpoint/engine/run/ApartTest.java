package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One experiment over everything that a drop-in can do wrong: the good points have results, each other one sentence. */
class ApartTest {
    private static final String BUNDLE = " (org.example.pack 1.2.0)";
    private static final String REMEDY = "; this is a fault of the bundle, tell its author or leave it out.";
    private static final String CURVE = "org.fixpoint.engine.run.Misbehaving$Curve";
    private static final String PROBE = "org.fixpoint.engine.run.Misbehaving$Probe";
    private static final String ALL = "good, throws, nan, wrong, overflows, hangs, exhausts, exits, halts";

    @TempDir
    private Path runs = Path.of("");

    private final ApartWorker.Started workers = new ApartWorker.Started();
    private final Apart apart = new Apart(workers, Duration.ofMillis(800));

    private Plan plan(String activation, String way) {
        String text = "fixpoint: 1\nname: demo\nmodel: {id: cell, activation: " + activation
                + "}\nanalyses: [{id: probe, way: " + way + "}]\nfigures: []\nresults: []\n";
        Reading reading = new Planner(
                        Misbehaving.catalogue(),
                        "plain",
                        apart.scrutiny(Misbehaving.catalogue(), Misbehaving.RESIDENCY))
                .read(text, Path.of("demo.yaml"), List.of());
        assertEquals(List.of(), reading.faults());
        return reading.plan().orElseThrow();
    }

    private static Runner runner() {
        return new Runner(Derivations.of(Misbehaving.catalogue()), Misbehaving.RESIDENCY);
    }

    private RunOptions options() {
        return RunOptions.of(runs, "fixpoint run demo", Plans.CLOCK).threads(2).reuse(false);
    }

    private RunOutcome runApart(Plan plan) throws IOException {
        return runner().run(plan, options().apart(apart), RunListener.NONE, new StopSignal());
    }

    private static Map<String, String> sentences(RunOutcome outcome) {
        Map<String, String> sentences = new TreeMap<>();
        outcome.failures().forEach(failure -> sentences.put(failure.point().replaceAll(".*=", ""), failure.sentence()));
        return sentences;
    }

    private void assertNoneIsLeft() {
        workers.processes().forEach(process -> assertFalse(process.isAlive()));
    }

    @Test
    void activationsThatMisbehaveFailTheirOwnPoints() throws IOException {
        RunOutcome outcome = runApart(plan("{sweep: [" + ALL + "]}", "good"));
        Map<String, String> sentences = sentences(outcome);
        assertEquals(1, outcome.done());
        assertEquals(8, outcome.failed());
        assertStarts(
                "throws" + BUNDLE + " broke off with IllegalStateException: no luck (at ", sentences.get("throws"));
        assertEquals(
                "nan" + BUNDLE + " does not hold what an activation promises: " + CURVE + ".value(3.03125) is NaN"
                        + REMEDY,
                sentences.get("nan"));
        assertEquals(
                "wrong" + BUNDLE + " does not hold what an activation promises: " + CURVE
                        + ".derivative(0.01) is 2.000, and central differences of value give 1.000" + REMEDY,
                sentences.get("wrong"));
        assertStarts("overflows" + BUNDLE + " broke off with StackOverflowError (at ", sentences.get("overflows"));
        assertEquals(
                "hangs" + BUNDLE + " is stuck: org.fixpoint.engine.run.Misbehaving.happen has not come back for 800 ms"
                        + "; tell its author, leave it out, or give it longer with --patience.",
                sentences.get("hangs"));
        assertStarts("exhausts" + BUNDLE + " needed more memory than the program has", sentences.get("exhausts"));
        assertEquals(
                "exits" + BUNDLE + " tried to end the program: org.fixpoint.engine.run.Misbehaving.happen called"
                        + " System.exit" + REMEDY,
                sentences.get("exits"));
        assertEquals(
                "halts" + BUNDLE + " ended the process (exit code 3), last seen in " + CURVE + ".value" + REMEDY,
                sentences.get("halts"));
        assertNoneIsLeft();
    }

    private static void assertStarts(String start, String sentence) {
        assertTrue(sentence.startsWith(start), sentence);
    }

    @Test
    void analysesThatMisbehaveFailTheirOwnPoints() throws IOException {
        RunOutcome outcome = runApart(plan("good", "{sweep: [" + ALL + "]}"));
        Map<String, String> sentences = sentences(outcome);
        assertEquals(2, outcome.done()); // "wrong" is about activations
        assertEquals(7, outcome.failed());
        assertStarts("probe" + BUNDLE + " broke off with IllegalStateException: no luck (at ", sentences.get("throws"));
        assertStarts("The analysis probe" + BUNDLE + " yields NaN in one at [0]", sentences.get("nan"));
        assertStarts("probe" + BUNDLE + " broke off with StackOverflowError (at ", sentences.get("overflows"));
        assertEquals(
                "probe" + BUNDLE + " is stuck: org.fixpoint.engine.run.Misbehaving.happen has not come back for 800 ms"
                        + "; tell its author, leave it out, or give it longer with --patience.",
                sentences.get("hangs"));
        assertStarts("probe" + BUNDLE + " needed more memory than the program has", sentences.get("exhausts"));
        assertEquals(
                "probe" + BUNDLE + " tried to end the program: org.fixpoint.engine.run.Misbehaving.happen called"
                        + " System.exit" + REMEDY,
                sentences.get("exits"));
        assertEquals(
                "probe" + BUNDLE + " ended the process (exit code 3), last seen in " + PROBE + ".run" + REMEDY,
                sentences.get("halts"));
        assertNoneIsLeft();
    }

    @Test
    void resultsComputedApartAreTheSameBytesAsThoseComputedHere() throws IOException {
        Plan plan = plan("good", "{sweep: [good, wrong]}");
        Map<String, String> apartBytes = Trees.of(runApart(plan).folder());
        Map<String, String> hereBytes = Trees.of(runner().run(plan, options(), RunListener.NONE, new StopSignal())
                .folder());
        assertEquals(hereBytes, apartBytes);
        assertTrue(hereBytes.keySet().stream().anyMatch(file -> file.endsWith("arrays.npz")));
    }
}
