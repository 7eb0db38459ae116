package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.fixpoint.launch.churn.Content.Sound;
import org.fixpoint.launch.churn.Experiments;
import org.fixpoint.launch.churn.FolderModel;
import org.fixpoint.launch.churn.LoaderCensus;
import org.fixpoint.launch.churn.Pool;
import org.fixpoint.launch.churn.Steps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plug-ins that come and go for ever while experiments run, in a real Felix inside this JVM.
 *
 * <p>{@code -Dfixpoint.churn.seed=N} replays the steps of another seed; which step meets which moment of a run is left to the
 * threads.
 */
class ChurnTest {
    private static final long SEED = Long.getLong("fixpoint.churn.seed", 20_250_301L);
    private static final int VERSIONS = 3;
    private static final int NIGHTLY_VERSIONS = 4;
    private static final int CENSUS_EVERY = 50;
    private static final int WARM = 100;

    /**
     * What class metadata may grow by, from step 100 on: the JDK and the engine still load and link some of their own. A plug-in
     * takes some 30 kB, so a leak of every tenth loader shows within 1,500 steps, and one of each within 150.
     */
    private static final long METASPACE = 4 << 20;

    @TempDir
    private static Path temporary;

    private static Pool pool;
    private static ChurnGround ground;

    @BeforeAll
    static void start() throws Exception {
        pool = new Pool(VERSIONS);
        ground = new ChurnGround(temporary);
    }

    @BeforeEach
    void clear() throws IOException {
        ground.clear();
    }

    @AfterAll
    static void stop() throws IOException {
        ground.close();
    }

    @Test
    void threeHundredStepsLeaveNothingBehindAndNoRunMixesVersions(TestReporter report) throws Exception {
        churn(pool, 300, report);
    }

    @Test
    @Tag("nightly")
    void fiveThousandStepsLeaveNothingBehindAndNoRunMixesVersions(TestReporter report) throws Exception {
        churn(new Pool(NIGHTLY_VERSIONS), 5_000, report);
    }

    @Test
    void theCensusReportsExactlyTheLoadersThatAreHeld() throws Exception {
        FolderModel model = new FolderModel();
        Steps steps = new Steps(SEED, pool, ground.plugins(), model, doing -> look(model, doing));
        List<Object> held = new ArrayList<>();
        Set<Long> expected = new TreeSet<>();
        for (int i = 1; i <= 30; i++) {
            Sound sound = new Sound("cedar", 1 + i % VERSIONS);
            steps.deploy(i, sound);
            if (i % 10 == 0) {
                held.add(ground.workbench().contribution(sound.bundle()));
                expected.addAll(ground.census().installed().keySet());
            }
        }
        steps.removeAll();
        assertEquals(3, expected.size());
        assertEquals(expected, ground.census().leaked(3));
        assertEquals(3, held.size());
        held.clear();
        assertEquals(Set.of(), ground.census().leaked());
        assertEquals("", ground.output());
    }

    @Test
    void aPlanWhosePlugInWasTakenOutAndPutBackIsRefusedAndANewOneRuns() throws Exception {
        FolderModel model = new FolderModel();
        Steps steps = new Steps(SEED, pool, ground.plugins(), model, doing -> look(model, doing));
        Path runs = temporary.resolve("runs-back");
        Sound sound = new Sound("alder", 1);
        String experiment =
                "{fixpoint: 1, model: {id: mlp, activation: alder}, analyses: [{id: activation-curve, to: 60}], results: []}";
        steps.deploy(1, sound);
        ChurnWorkbench.Planned before = ground.workbench().plan(experiment);
        steps.removeAll();
        String gone = before.run(runs).refusal().orElseThrow();
        steps.deploy(2, sound);
        assertEquals(Optional.of(gone), before.run(runs).refusal());
        assertTrue(gone.startsWith("the plug-in com.example.alder 1.1.0 was taken out after"), gone);
        ChurnWorkbench.Ran ran =
                ground.workbench().plan(experiment).run(runs).ran().orElseThrow();
        assertEquals(List.of(), ran.faults());
        steps.removeAll();
    }

    private static void churn(Pool pool, int count, TestReporter report) throws Exception {
        long begun = System.nanoTime();
        FolderModel model = new FolderModel();
        Steps steps = new Steps(SEED, pool, ground.plugins(), model, doing -> look(model, doing));
        Experiments experiments = new Experiments(ground.workbench(), model, temporary.resolve("runs-" + count));
        learn(pool, steps, experiments);
        long[] metaspace = new long[2];
        experiments.start(SEED);
        try {
            for (int i = 1; i <= count; i++) {
                steps.take(i);
                experiments.fault().ifPresent(fault -> fail(model, fault));
                if (i % CENSUS_EVERY == 0) {
                    experiments.paused(() -> measure(model));
                }
                if (i == WARM) {
                    experiments.paused(() -> metaspace[0] = LoaderCensus.metaspace());
                }
            }
        } finally {
            experiments.stop();
        }
        experiments.fault().ifPresent(fault -> fail(model, fault));
        measure(model);
        metaspace[1] = LoaderCensus.metaspace();
        report.publishEntry(Map.of(
                "steps", String.valueOf(count),
                "runs", experiments.toString(),
                "loaders made", String.valueOf(ground.census().everMade()),
                "loaders live", String.valueOf(ground.census().live()),
                "metaspace", metaspace[0] / 1024 + " kB to " + metaspace[1] / 1024 + " kB",
                "seconds", String.valueOf((System.nanoTime() - begun) / 1_000_000_000)));
        assertTrue(metaspace[1] - metaspace[0] < METASPACE, () -> metaspace[0] + " bytes grew to " + metaspace[1]);
        assertTrue(experiments.completed() > count / 100, experiments::toString);
    }

    /** What each version gives, while it is the only one there. */
    private static void learn(Pool pool, Steps steps, Experiments experiments) throws IOException {
        steps.deployAll(); // one process tries all of them, and what it finds is kept for the steps
        for (int version = 1; version <= pool.versions(); version++) {
            steps.removeAll();
            for (String plugin : Pool.plugins()) {
                steps.deploy(0, new Sound(plugin, version));
            }
            experiments.learn(version);
        }
        steps.removeAll();
    }

    private static void look(FolderModel model, String doing) {
        List<String> faults =
                new ArrayList<>(model.disagreements(ground.workbench().look()));
        Map<String, String> offered = ground.workbench().offered();
        offered.keySet().removeIf(name -> !name.startsWith(Pool.NAMES));
        if (!offered.equals(model.offered())) {
            faults.add("offered are " + offered + " instead of " + model.offered());
        }
        if (!faults.isEmpty()) {
            fail(model, doing + ": " + String.join("; ", faults));
        }
    }

    /** While nothing is planned or run. */
    private static void measure(FolderModel model) {
        int expected = model.installed().size();
        Set<Long> leaked = ground.census().leaked();
        int installed = ground.census().installed().size();
        Set<String> pending = ground.census().removalPending();
        check(model, leaked.isEmpty(), () -> "class loaders of uninstalled bundles " + leaked + " are still there");
        check(model, installed == expected, () -> ground.census().installed() + " are installed, not " + expected);
        check(model, ground.census().live() <= expected, () -> ground.census().live() + " loaders");
        check(model, pending.isEmpty(), () -> "removal pending: " + pending);
        check(model, ground.output().isEmpty(), () -> "on the console: " + ground.output());
    }

    private static void check(FolderModel model, boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            fail(model, otherwise.get());
        }
    }

    private static void fail(FolderModel model, String what) {
        throw new AssertionError("seed " + SEED + ", step " + model.step() + ", " + model + ": " + what);
    }
}
