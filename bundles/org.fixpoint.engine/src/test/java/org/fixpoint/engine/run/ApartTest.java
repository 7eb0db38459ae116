package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Point;
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
    private final Apart apart = new Apart(workers, Duration.ofSeconds(6));

    private Plan plan(String activation, String way) {
        return planOf(activation, "{id: probe, way: " + way + "}");
    }

    private Plan planOf(String activation, String analysis) {
        return planned(apart, activation, analysis);
    }

    private static Plan planned(Apart apart, String activation, String analysis) {
        String text = "fixpoint: 1\nname: demo\nmodel: {id: cell, activation: " + activation + "}\nanalyses: ["
                + analysis + "]\nfigures: []\nresults: []\n";
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

    @Test
    void anAnalysisThatRefusesLeavesTheOthersTheirAnswers() throws IOException {
        RunOutcome outcome = runApart(planOf("good", "{id: probe, way: refuses}, {id: stock-probe}"));
        assertEquals(
                List.of("probe refused: there is no answer. The answers of stock-probe are kept."),
                outcome.failures().stream().map(Failure::sentence).toList());
        Path kept = outcome.folder()
                .resolve("points-partial")
                .resolve(outcome.failures().get(0).key());
        assertTrue(Files.isRegularFile(kept.resolve("result.json")));
        assertEquals(
                Set.of("stock-probe.one"),
                runner().results(planOf("good", "{id: probe, way: refuses}, {id: stock-probe}"), outcome)
                        .orElseThrow()
                        .items()
                        .keySet());
        assertNoneIsLeft();
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
        assertStarts("throws" + BUNDLE + " broke off with IllegalStateException: no luck (at ", sentences, "throws");
        assertEquals(
                "nan" + BUNDLE + " does not hold what an activation promises: " + CURVE + ".value(3.03125) is NaN"
                        + REMEDY,
                sentences.get("nan"));
        assertEquals(
                "wrong" + BUNDLE + " does not hold what an activation promises: " + CURVE
                        + ".derivative(0.01) is 2.000, and central differences of value give 1.000" + REMEDY,
                sentences.get("wrong"));
        assertStarts("overflows" + BUNDLE + " broke off with StackOverflowError (at ", sentences, "overflows");
        assertEquals(
                "hangs" + BUNDLE + " is stuck: org.fixpoint.engine.run.Misbehaving.happen has not come back for 6 s"
                        + "; tell its author, leave it out, or give it longer with --patience.",
                sentences.get("hangs"));
        assertStarts("exhausts" + BUNDLE + " needed more memory than the ", sentences, "exhausts");
        assertEquals(
                "exits" + BUNDLE + " tried to end the program: org.fixpoint.engine.run.Misbehaving.happen called"
                        + " System.exit" + REMEDY,
                sentences.get("exits"));
        assertHalted("halts" + BUNDLE, CURVE + ".value", sentences);
        assertNoneIsLeft();
    }

    /** The process was last seen in the method entered, or, if a look fell into that very moment, in what that had called. */
    private static void assertHalted(String who, String entered, Map<String, String> sentences) {
        String sentence = String.valueOf(sentences.get("halts"));
        String start = who + " ended the process (exit code 3), last seen in ";
        assertTrue(
                Set.of(start + entered + REMEDY, start + "org.fixpoint.engine.run.Misbehaving.happen" + REMEDY)
                        .contains(sentence),
                sentence);
    }

    private static void assertStarts(String start, Map<String, String> sentences, String way) {
        String sentence = String.valueOf(sentences.get(way));
        assertTrue(sentence.startsWith(start), sentence);
    }

    @Test
    void activationsThatAModelRefusesFailTheirOwnPoints() throws IOException {
        RunOutcome outcome = runApart(plan("{sweep: [unfit, good, hidden, nothing]}", "good"));
        Map<String, String> sentences = sentences(outcome);
        assertEquals(1, outcome.done());
        assertEquals(3, outcome.failed());
        assertEquals("unfit" + BUNDLE + " is refused by cell: the activation does not fit", sentences.get("unfit"));
        assertEquals(
                "cell with hidden" + BUNDLE + ": it does not have the activation that probe needs: neither the"
                        + " architecture nor an installed derivation gives activation",
                sentences.get("hidden"));
        assertEquals(
                "nothing" + BUNDLE + " broke off: org.fixpoint.engine.run.Offered.create returned null" + REMEDY,
                sentences.get("nothing"));
        assertNoneIsLeft();
    }

    @Test
    void whereAllAreRefusedThePlaceOfEachIsTold() {
        Reading reading = new Planner(
                        Misbehaving.catalogue(),
                        "plain",
                        Apart.scrutinyHere(Misbehaving.catalogue(), Misbehaving.RESIDENCY))
                .read(
                        """
                        fixpoint: 1
                        model: {id: cell, activation: {sweep: [unfit, nothing]}}
                        analyses: [probe]
                        figures: []
                        results: []
                        """,
                        Path.of("demo.yaml"),
                        List.of());
        assertEquals(
                List.of(
                        "demo.yaml:2:40 model.activation.sweep.0: unfit" + BUNDLE
                                + " is refused by cell: the activation does not fit",
                        "demo.yaml:2:47 model.activation.sweep.1: nothing" + BUNDLE
                                + " broke off: org.fixpoint.engine.run.Offered.create returned null" + REMEDY),
                reading.faults().stream().map(Fault::sentence).toList());
    }

    @Test
    void aPlanSaysForWhomItWaits() {
        List<String> told = new CopyOnWriteArrayList<>();
        Apart heard = apart.waiting((who, since, patience) -> {
            assertTrue(since.toMillis() >= 1000 && since.compareTo(patience) <= 0, since.toString());
            told.add(who);
        });
        planned(heard, "{sweep: [good, hangs]}", "{id: probe, way: good}");
        assertFalse(told.isEmpty());
        assertEquals(Set.of("hangs" + BUNDLE), Set.copyOf(told));
    }

    @Test
    void analysesThatMisbehaveFailTheirOwnPoints() throws IOException {
        RunOutcome outcome = runApart(plan("good", "{sweep: [" + ALL + "]}"));
        Map<String, String> sentences = sentences(outcome);
        assertEquals(2, outcome.done()); // "wrong" is about activations
        assertEquals(7, outcome.failed());
        assertStarts("probe" + BUNDLE + " broke off with IllegalStateException: no luck (at ", sentences, "throws");
        assertStarts("The analysis probe" + BUNDLE + " yields NaN in one at [0]", sentences, "nan");
        assertStarts("probe" + BUNDLE + " broke off with StackOverflowError (at ", sentences, "overflows");
        assertEquals(
                "probe" + BUNDLE + " is stuck: org.fixpoint.engine.run.Misbehaving.happen has not come back for 6 s"
                        + "; tell its author, leave it out, or give it longer with --patience.",
                sentences.get("hangs"));
        assertStarts("probe" + BUNDLE + " needed more memory than the ", sentences, "exhausts");
        assertEquals(
                "probe" + BUNDLE + " tried to end the program: org.fixpoint.engine.run.Misbehaving.happen called"
                        + " System.exit" + REMEDY,
                sentences.get("exits"));
        assertHalted("probe" + BUNDLE, PROBE + ".run", sentences);
        assertNoneIsLeft();
    }

    @Test
    void aPointThatLooksAtTheWishToStopIsWaitedForAndStopped() throws Exception { // its patience is over after 6 s
        Plan plan = plan("good", "{sweep: [good, waits]}");
        StopSignal stop = new StopSignal();
        List<String> doing = new CopyOnWriteArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void doing(Point point, String what, double fraction) {
                doing.add(what + " " + fraction);
            }
        };
        CompletableFuture<RunOutcome> run = CompletableFuture.supplyAsync(() -> {
            try {
                return runner().run(plan, options().apart(apart), listener, stop);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        while (doing.size() < 2) {
            Thread.sleep(20);
        }
        Thread.sleep(7000);
        assertFalse(run.isDone());
        stop.give();
        RunOutcome outcome = run.get();
        assertTrue(outcome.stopped());
        assertEquals(List.of(), outcome.failures());
        assertEquals(1, outcome.done());
        assertEquals("probing 0.5", doing.get(0));
        assertNoneIsLeft();
    }

    @Test
    void aProcessThatEndsBetweenTwoPointsIsReplaced() throws IOException {
        Plan plan = plan("good", "{sweep: [good, wrong]}");
        int before = workers.processes().size();
        RunListener listener = new RunListener() {
            @Override
            public void started(Point point) { // with one thread none is being computed now
                workers.processes().forEach(Process::destroyForcibly);
                workers.processes().forEach(process -> process.onExit().join());
            }
        };
        RunOutcome outcome = runner().run(plan, options().threads(1).apart(apart), listener, new StopSignal());
        assertTrue(outcome.complete(), outcome.failures().toString());
        assertTrue(workers.processes().size() >= before + 2);
    }

    @Test
    void aProcessInWhichCodeOfAPointRunsOnServesNoOther() throws IOException {
        Plan plan = plan("good", "{sweep: [lingers, good]}");
        int before = workers.processes().size();
        RunOutcome outcome = runner().run(plan, options().threads(1).apart(apart), RunListener.NONE, new StopSignal());
        assertTrue(outcome.complete(), outcome.failures().toString());
        assertEquals(before + 2, workers.processes().size());
        assertNoneIsLeft();
    }

    @Test
    void aProcessThatCannotBeStartedFailsThePointsOfDropInsAlone() throws IOException {
        Workers none = (files, megabytes, duty) -> {
            throw new IOException("error=11, Resource temporarily unavailable");
        };
        Plan plan = planOf("{sweep: [stock, good]}", "stock-probe");
        RunOutcome outcome = runner().run(
                        plan, options().apart(new Apart(none, Apart.PATIENCE)), RunListener.NONE, new StopSignal());
        assertEquals(1, outcome.done());
        assertEquals(
                Map.of(
                        "good",
                        "The process for drop-ins could not be started: error=11, Resource"
                                + " temporarily unavailable; make memory and processes available, then resume."),
                sentences(outcome));
    }

    @Test
    void aProcessThatHasAnsweredIsAskedAgain() throws Exception {
        try (Standby standby = new Standby(Duration.ofMinutes(10))) {
            Apart kept = apart.with(standby);
            planned(kept, "good", "stock-probe");
            planned(kept, "{sweep: [stock, good]}", "stock-probe");
            assertEquals(1, workers.processes().size());
            assertTrue(workers.processes().get(0).isAlive());
            Plan halting = planned(kept, "{sweep: [good, halts]}", "stock-probe");
            assertEquals(1, halting.flaws().size());
            assertEquals(2, workers.processes().size(), "one more after the first was ended by what it looked at");
            workers.processes().get(1).destroyForcibly().waitFor();
            planned(kept, "good", "stock-probe");
            assertEquals(3, workers.processes().size(), "one that has ended while it waited is not asked");
        }
        assertNoneIsLeft();
    }

    @Test
    void ofTwoQuestionsAtATimeBothProcessesAreAskedAgainUntilThereAreOtherDropIns() throws Exception {
        Supervision.Answer said = new Supervision.Answer.Said(JsonText.read("{}"));
        try (Standby standby = new Standby(Duration.ofMinutes(10))) {
            for (int i = 0; i < 3; i++) {
                standby.answer(workers, List.of(), 64, first -> {
                    try {
                        return standby.answer(workers, List.of(), 64, second -> said);
                    } catch (IOException unstarted) {
                        throw new UncheckedIOException(unstarted);
                    }
                });
            }
            assertEquals(2, workers.processes().size());
            standby.answer(workers, List.of(Path.of("other.jar")), 64, other -> said);
            assertEquals(3, workers.processes().size());
            assertFalse(workers.processes().get(0).isAlive());
            assertFalse(workers.processes().get(1).isAlive());
        }
        assertNoneIsLeft();
    }

    @Test
    void aProcessThatIsNotAskedForAWhileIsEnded() throws Exception {
        try (Standby standby = new Standby(Duration.ofMillis(1))) {
            planned(apart.with(standby), "good", "stock-probe");
            assertTrue(workers.processes().get(0).waitFor(120, TimeUnit.SECONDS));
        }
    }

    @Test
    void pointsWithoutDropInsStartNoProcess() throws IOException {
        assertTrue(runApart(planOf("stock", "stock-probe")).complete());
        assertEquals(List.of(), workers.processes());
    }

    @Test
    void aProcessEndsWhenTheOneThatStartedItDoes() throws Exception {
        Process process = workers.start(List.of(), 64, Workers.Duty.ANSWER);
        process.getOutputStream().close();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
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
