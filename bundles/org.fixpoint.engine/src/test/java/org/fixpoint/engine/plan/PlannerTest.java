package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.document.Mark;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String SWEPT =
            """
            fixpoint: 1
            model: {id: mlp, depth: 8, activation: {sweep: [tanh, relu]}}
            analyses: [kernel-map]
            """;

    /** Scrutiny that finds fault with an activation. */
    private static Reading without(String text, String... ids) {
        Scrutiny scrutiny = new Scrutiny() {
            @Override
            public Optional<String> made(Setup part, Object object) {
                return List.of(ids).contains(part.id()) ? Optional.of(part.id() + " is no good.") : Optional.empty();
            }
        };
        return new Planner(Samples.catalogue(), "plain", (given, file, overrides) -> scrutiny)
                .read(text, Samples.FILE_NAME, List.of());
    }

    @Test
    void aPartThatCannotBeUsedFailsItsOwnPoints() {
        Plan plan = without(SWEPT, "relu").plan().orElseThrow();
        assertEquals(2, plan.points().size());
        assertEquals(Optional.empty(), plan.points().get(0).flaw());
        assertEquals(Optional.of("relu is no good."), plan.points().get(1).flaw());
        assertEquals("activation=relu", plan.points().get(1).inWords());
        assertTrue(plan.flaws().containsValue("relu is no good."));
    }

    @Test
    void aPartThatCannotBeUsedChangesNoOtherKey() {
        Plan whole = Samples.plan(SWEPT);
        Plan plan = without(SWEPT, "relu").plan().orElseThrow();
        assertEquals(whole.points().get(0).key(), plan.points().get(0).key());
        assertNotEquals(whole.points().get(1).key(), plan.points().get(1).key());
    }

    @Test
    void whereNoPartCanBeUsedTheExperimentIsAtFault() {
        Reading reading = without(SWEPT, "relu", "tanh");
        assertEquals(
                List.of("tanh is no good.", "relu is no good."),
                reading.faults().stream()
                        .map(fault -> fault.violation().message())
                        .toList());
    }

    @Test
    void aPlanThatIsStoppedBreaksOffBeforeTheNextPartAndBeforeTheNextPoint() {
        Planner planner = new Planner(Samples.catalogue(), "plain");
        AtomicInteger asked = new AtomicInteger();
        assertTrue(planner.until(() -> asked.incrementAndGet() < 0)
                .read(SWEPT, Samples.FILE_NAME, List.of())
                .plan()
                .isPresent());
        for (int first = 1; first <= asked.get(); first++) { // whichever look is the first to find the wish
            AtomicInteger looks = new AtomicInteger();
            int wish = first;
            Planner stopped = planner.until(() -> looks.incrementAndGet() >= wish);
            assertThrows(RunContext.Cancelled.class, () -> stopped.read(SWEPT, Samples.FILE_NAME, List.of()));
            assertEquals(first, looks.get());
        }
        assertTrue(asked.get() > 2, asked + " looks, of which two are for the points");
    }

    private static final String SIMPLE =
            """
            fixpoint: 1
            model: {id: mlp, depth: 8, activation: tanh}
            input: {id: digits, pairs: 20}
            analyses: [{id: kernel-map}, layer-similarity]
            """;

    @Test
    void aSimpleExperimentIsOnePoint() {
        Plan plan = Samples.plan(SIMPLE);
        assertEquals("snake", plan.name());
        assertEquals(1, plan.seed());
        assertEquals(List.of(), plan.dimensions());
        assertEquals(1, plan.points().size());
        Point point = plan.points().get(0);
        assertEquals("mlp", point.model().id());
        assertEquals(new Setting.Plain(8), point.model().settings().get("depth"));
        assertEquals(new Setting.Plain(128), point.model().settings().get("width"));
        assertEquals(Optional.of("digits"), point.input().map(Setup::id));
        assertEquals(
                List.of("kernel-map", "layer-similarity"),
                List.copyOf(point.analyses().keySet()));
        assertEquals(64, point.key().length());
    }

    @Test
    void itemsAreAnnouncedByAnalysisAndName() {
        assertEquals(
                List.of(
                        "kernel-map.kernel",
                        "kernel-map.slope",
                        "layer-similarity.similarity",
                        "layer-similarity.length"),
                List.copyOf(Samples.plan(SIMPLE).yields().keySet()));
    }

    @Test
    void theSameAnalysisTwiceGetsANumberedName() {
        Plan plan = Samples.plan(SIMPLE.replace("layer-similarity]", "kernel-map]"));
        assertEquals(
                List.of("kernel-map", "kernel-map-2"),
                List.copyOf(plan.points().get(0).analyses().keySet()));
    }

    @Test
    void anInputThatNoAnalysisReadsIsLeftOut() {
        Plan plan = Samples.plan(SIMPLE.replace(", layer-similarity", ""));
        assertEquals(Optional.empty(), plan.points().get(0).input());
    }

    @Test
    void theBundlesOfAllPartsTakePart() {
        assertEquals(
                List.of(Samples.ENGINE, Samples.STOCK, Samples.KERNELS),
                Samples.plan(SIMPLE).bundles());
        for (Origin origin : Samples.plan(SIMPLE).bundles()) {
            assertEquals(64, origin.sha256().length());
        }
    }

    @Test
    void thePlanSaysHowEachFacetIsDerived() {
        assertEquals(
                List.of("kernel-map: quadrature, by quadrature-kernel"),
                Samples.plan(SIMPLE).derivations());
        assertEquals(
                List.of(
                        "kernel-map: closed form, by closed-kernel (for activation=relu)",
                        "kernel-map: quadrature, by quadrature-kernel (for activation=tanh)"),
                Samples.plan(SIMPLE.replace("tanh", "{sweep: [relu, tanh]}")).derivations());
    }

    @Test
    void aDerivationNamesOnlyTheSweepsThatMakeADifference() {
        assertEquals(
                List.of(
                        "kernel-map: closed form, by closed-kernel (for activation=relu, leaky-relu)",
                        "kernel-map: quadrature, by quadrature-kernel (for activation=tanh)"),
                Samples.plan(SIMPLE.replace("tanh", "{sweep: [relu, tanh, leaky-relu]}")
                                .replace("depth: 8", "depth: 8, width: {sweep: [16, 32]}"))
                        .derivations());
    }

    @Test
    void aSweepOfManyValuesIsPlannedInSeconds() {
        Plan plan = Samples.plan(
                SIMPLE.replace("depth: 8", "depth: 8, weight-variance: {sweep: {from: 1, to: 2, count: 20000}}"));
        assertEquals(20_000, plan.points().size());
    }

    @Test
    void pointsOfASweepAreInRowMajorOrderAndReplicatesVaryFastest() {
        Plan plan = Samples.plan(SIMPLE.replace("depth: 8", "width: {sweep: [16, 32]}")
                        .replace(
                                "activation: tanh", "activation: {sweep: [relu, {id: snake, a: 2}, {id: snake, a: 3}]}")
                + "replicates: 2\n");
        assertEquals(
                List.of("width", "activation", "replicate"),
                plan.dimensions().stream().map(Dimension::name).toList());
        assertEquals(
                List.of(
                        "width=16, activation=relu, replicate=0",
                        "width=16, activation=relu, replicate=1",
                        "width=16, activation=snake(a=2), replicate=0",
                        "width=16, activation=snake(a=2), replicate=1",
                        "width=16, activation=snake(a=3), replicate=0",
                        "width=16, activation=snake(a=3), replicate=1",
                        "width=32, activation=relu, replicate=0"),
                plan.points().stream().map(Point::inWords).limit(7).toList());
        assertEquals(12, plan.points().stream().map(Point::key).distinct().count());
        assertEquals(
                List.of("relu", "snake(a=2)", "snake(a=3)"),
                ((Dimension.Labels) plan.dimensions().get(1)).values());
    }

    @Test
    void replicateZeroHasTheRootSeedAndTheOthersOneOfTheirOwn() {
        Plan plan = Samples.plan(SIMPLE + "replicates: 3\nseed: 7\n");
        assertEquals(7, plan.points().get(0).seed());
        assertEquals(Seeds.replicate(7, 1), plan.points().get(1).seed());
        assertNotEquals(plan.points().get(1).seed(), plan.points().get(2).seed());
        assertEquals(
                Samples.plan(SIMPLE + "seed: 7\n").points().get(0).key(),
                plan.points().get(0).key());
    }

    @Test
    void aWholeModelCanBeSwept() {
        Plan plan = Samples.plan(
                SIMPLE.replace("{id: mlp, depth: 8, activation: tanh}", "{sweep: [mlp, {id: mlp, depth: 3}]}"));
        assertEquals(
                List.of("mlp", "mlp(depth=3)"),
                ((Dimension.Labels) plan.dimensions().get(0)).values());
    }

    @Test
    void equalLastPartsOfPathsMakeLongerNames() {
        String text = SIMPLE.replace("depth: 8, activation: tanh", "activation: {id: snake, a: {sweep: [1, 2]}}")
                .replace("{id: kernel-map}", "{id: kernel-trajectory, starts: {sweep: [[0.1], [0.2]]}}");
        assertEquals(
                List.of("a", "starts"),
                Samples.plan(text).dimensions().stream().map(Dimension::name).toList());
        Draft.Axis first = axis("model.activation.a");
        Draft.Axis second = axis("analyses.kernel-map.a");
        assertEquals(List.of("activation-a", "kernel-map-a"), Dimensions.names(List.of(first, second), List.of()));
        assertEquals(List.of("model-layer"), Dimensions.names(List.of(axis("model.layer")), List.of("layer")));
        assertEquals(List.of("model-2"), Dimensions.names(List.of(axis("model")), List.of("model")));
    }

    private static Draft.Axis axis(String path) {
        return new Draft.Axis(new Place(path, Mark.startOf("x")), "", List.of());
    }

    @Test
    void valuesOnTheCommandLineReplaceThoseOfTheFile() {
        Plan plan =
                Samples.plan(SIMPLE, "model.depth=3", "model.activation.a=2", "model.activation.id=snake", "seed=5");
        Setup model = plan.points().get(0).model();
        assertEquals(new Setting.Plain(3), model.settings().get("depth"));
        assertEquals(
                Map.of("a", new Setting.Plain(2.0)),
                ((Setting.Nested) model.settings().getOrDefault("activation", new Setting.Plain(0)))
                        .setup()
                        .settings());
        assertEquals(5, plan.seed());
        assertEquals(
                2, Samples.plan(SIMPLE, "model.width={sweep: [4, 8]}").points().size());
        assertEquals(
                1,
                Samples.plan(SIMPLE, "analyses.kernel-map.id=kernel-map", "analyses.1=kernel-map")
                        .points()
                        .size());
    }

    @Test
    void resultsAreThoseNamedOrTheUsualOnes() {
        assertEquals(
                List.of("csv", "npz", "svg", "html"),
                Samples.plan(SIMPLE).sinks().stream().map(Setup::id).toList());
        assertEquals(
                List.of("npz"),
                Samples.plan(SIMPLE + "results: [npz]").sinks().stream()
                        .map(Setup::id)
                        .toList());
    }

    @Test
    void aSetupCanBeMadeAgain() {
        Object made = Creation.of(
                Architecture.class, Samples.plan(SIMPLE).points().get(0).model());
        assertTrue(made instanceof Samples.Perceptron);
    }
}
