package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.FigureRequest;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures and sinks of drop-ins that misbehave: the others are drawn and write, and the program goes on. */
class PresentationApartTest {
    private static final String BUNDLE = " (org.example.pack 1.2.0)";
    private static final String REMEDY = "; this is a fault of the bundle, tell its author or leave it out.";
    private static final String HAPPEN = "org.fixpoint.engine.run.Misbehaving.happen";

    @TempDir
    private Path runs = Path.of("");

    private final ApartWorker.Started workers = new ApartWorker.Started();
    private final Apart apart = new Apart(workers, Duration.ofSeconds(6));

    private Plan plan(String presentation) {
        String text = "fixpoint: 1\nname: demo\nmodel: {id: cell, activation: stock}\nanalyses: [stock-probe]\n"
                + presentation;
        Reading reading = new Planner(
                        Misbehaving.catalogue(),
                        "plain",
                        apart.scrutiny(Misbehaving.catalogue(), Misbehaving.RESIDENCY))
                .read(text, Path.of("demo.yaml"), List.of());
        assertEquals(List.of(), reading.faults());
        return reading.plan().orElseThrow();
    }

    private RunOptions options() {
        return RunOptions.of(runs, "fixpoint run demo", Plans.CLOCK).threads(2).reuse(false);
    }

    private static RunOutcome run(Plan plan, RunOptions options) throws IOException {
        return new Runner(Derivations.of(Misbehaving.catalogue()), Misbehaving.RESIDENCY)
                .run(plan, options, RunListener.NONE, new StopSignal());
    }

    @Test
    void whatMisbehavesIsARemarkAndTheRestIsMade() throws IOException {
        RunOutcome outcome = run(
                plan(
                        "figures: [{id: sketch, name: a}, {id: sketch, name: b, way: exits}, {id: sketch, name: c, way: hangs},"
                                + " {id: sketch, name: d, way: throws}]\nresults: [{id: scribe, way: halts}, scribe]\n"),
                options().apart(apart));
        assertTrue(outcome.complete());
        assertEquals(
                List.of(
                        "The figure b is not drawn: sketch" + BUNDLE + " tried to end the program: " + HAPPEN
                                + " called System.exit" + REMEDY,
                        "The figure c is not drawn: sketch" + BUNDLE + " is stuck: " + HAPPEN
                                + " has not come back for 6 s; tell its author, leave it out, or give it longer with"
                                + " --patience."),
                outcome.remarks().subList(0, 2));
        assertTrue(
                outcome.remarks()
                        .get(2)
                        .startsWith("The figure d is not drawn: sketch" + BUNDLE
                                + " broke off with IllegalStateException: no luck"),
                outcome.remarks().toString());
        String halted = "The results are not written as scribe: scribe" + BUNDLE
                + " ended the process (exit code 3), last seen in org.fixpoint.engine.run.Misbehaving";
        assertTrue( // in the method entered or, if a look fell into that very moment, in what that had called
                Set.of(halted + "$Scribe.write" + REMEDY, halted + ".happen" + REMEDY)
                        .contains(outcome.remarks().get(3)),
                outcome.remarks().get(3));
        assertEquals(4, outcome.remarks().size());
        assertEquals(List.of("It went [line]."), outcome.findings());
        assertEquals(List.of(outcome.folder().resolve("scribe.txt")), outcome.files());
        workers.processes().forEach(process -> assertFalse(process.isAlive()));
    }

    @Test
    void whatIsMadeApartIsTheSameBytesAsWhatIsMadeHere() throws IOException {
        Plan plan = plan("figures: [sketch]\nresults: [scribe]\n");
        Map<String, String> made =
                new TreeMap<>(Trees.of(run(plan, options().apart(apart)).folder()));
        assertEquals(made, new TreeMap<>(Trees.of(run(plan, options()).folder())));
        assertTrue(made.containsKey("scribe.txt"), made.keySet().toString());
    }

    @Test
    void aProcessThatCannotBeStartedLeavesTheResultsWhole() throws IOException {
        Workers none = (files, megabytes, duty) -> {
            throw new IOException("error=11, Resource temporarily unavailable");
        };
        RunOutcome outcome =
                run(plan("figures: [sketch]\nresults: []\n"), options().apart(new Apart(none, Apart.PATIENCE)));
        assertTrue(outcome.complete());
        assertEquals(
                List.of("Figures and files are not made: The process for drop-ins could not be started: error=11,"
                        + " Resource temporarily unavailable; make memory and processes available, then resume."),
                outcome.remarks());
    }

    @Test
    void aFigureThatNobodyAskedForAndThatEndsTheProgramIsLeftOut() {
        assertEquals(
                List.of("sketch"),
                plan("results: []\n").figures().stream()
                        .map(FigureRequest::name)
                        .map(name -> name.replaceAll("-.*", ""))
                        .toList());
    }
}
