package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.desktop.catalogue.Offering;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class FitsTest {
    private static final Path HERE = Path.of("");
    private static final Origin STOCK = new Origin("org.example.stock", "1.0.0", "a".repeat(64));

    private record Made<T>(Descriptor<T> descriptor, Function<Values, T> making) implements Contribution<T> {
        @Override
        public T create(Values checked) {
            return making.apply(checked);
        }
    }

    private record Model(Set<Facet<?>> facets) implements Architecture {
        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            throw new Refusal("nothing runs here");
        }
    }

    private record Study(Set<Facet<?>> needs, boolean needsInputs, List<ItemSpec> yields) implements Analysis {
        @Override
        public List<Item> run(Subject subject, RunContext run) {
            throw new Refusal("nothing runs here");
        }
    }

    private record Picture(List<Slot> slots) implements Visualizer {
        @Override
        public Figure draw(Map<String, Item> filled) {
            throw new Refusal("nothing is drawn here");
        }
    }

    private static <T> Entry entry(Class<T> kind, String id, T made) {
        return new Entry(new Made<>(Descriptor.of(kind, id, "the " + id), values -> made), STOCK);
    }

    private static Entry study(String id, Facet<?> needs, String quantity) {
        return entry(
                Analysis.class,
                id,
                new Study(
                        Set.of(needs),
                        false,
                        List.of(new ItemSpec(quantity, Item.Array.class, quantity, List.of("layer"), "a number"))));
    }

    private static Entry picture(String id, String quantity) {
        return entry(
                Visualizer.class,
                id,
                new Picture(List.of(new Slot("y", Item.Array.class, quantity, Set.of("layer"), true, "a slot"))));
    }

    private static final Catalogue CATALOGUE = Catalogue.of(
            List.of(
                    entry(Architecture.class, "net", new Model(Set.of(Facet.KERNEL_MAP))),
                    entry(Architecture.class, "memory", new Model(Set.of(Facet.STATE_MAP))),
                    study("correlations", Facet.KERNEL_MAP, "similarity"),
                    study("attractors", Facet.STATE_MAP, "energy"),
                    picture("similarities", "similarity"),
                    picture("energies", "energy")),
            List.of());

    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();
    private Residency residency = Residency.SETTLED;
    private final List<String> told = new ArrayList<>();
    private final Fits fits = new Fits(display::add, () -> residency, () -> told.add("told"));

    @AfterEach
    void close() {
        fits.close();
    }

    private void until(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < end);
            Optional.ofNullable(display.poll(20, TimeUnit.MILLISECONDS)).ifPresent(Runnable::run);
        }
    }

    private static String experiment(String model, String analysis) {
        return "fixpoint: 1\nmodel: " + model + "\nanalyses: [" + analysis + "]\n";
    }

    private void look(String model) {
        fits.look(FormReader.read(experiment(model, "correlations"), CATALOGUE, Residency.SETTLED), CATALOGUE, HERE);
    }

    private static Optional<Plan> plan(String model, String analysis) {
        Optional<Plan> plan = new Planner(CATALOGUE, "plain")
                .read(experiment(model, analysis), Path.of("sample.yaml"), List.of())
                .plan();
        assertTrue(plan.isPresent());
        return plan;
    }

    private Optional<String> whyNot(String kind, String id) {
        return fits.whyNot(new Offering(kind, id, "", "", "", false));
    }

    @Test
    void anAnalysisOfWhatTheModelDoesNotHaveIsRefusedWithTheReasonUntilThereIsAnotherModel()
            throws InterruptedException {
        assertEquals(Optional.empty(), whyNot("analysis", "correlations"));
        look("memory");
        until(() -> whyNot("analysis", "correlations").isPresent());
        assertEquals(
                "needs the kernel-map of the model, which memory does not have: neither the architecture nor an"
                        + " installed derivation gives kernel-map",
                whyNot("analysis", "correlations").orElseThrow());
        assertEquals(Optional.empty(), whyNot("analysis", "attractors"));
        assertEquals(Optional.empty(), whyNot("activation", "correlations"));
        look("net");
        until(() -> whyNot("analysis", "attractors").isPresent());
        assertEquals(Optional.empty(), whyNot("analysis", "correlations"));
        assertEquals(2, told.size());
    }

    @Test
    void aFigureForWhichTheAnalysesYieldNothingIsRefusedAndNoneOfAnExperimentWithFaults() throws InterruptedException {
        fits.look(plan("net", "correlations"), CATALOGUE);
        until(() -> whyNot("figure", "energies").isPresent());
        assertTrue(
                whyNot("figure", "energies").orElseThrow().startsWith("has nothing for its slot y, which takes "),
                whyNot("figure", "energies").orElseThrow());
        assertEquals(Optional.empty(), whyNot("figure", "similarities"));
        fits.look(plan("memory", "attractors"), CATALOGUE);
        until(() -> whyNot("figure", "similarities").isPresent());
        assertEquals(Optional.empty(), whyNot("figure", "energies"));
        fits.look(Optional.empty(), CATALOGUE);
        assertEquals(Optional.empty(), whyNot("figure", "similarities"));
    }

    @Test
    void nothingIsSaidOfWhatIsDroppedIn() throws InterruptedException {
        look("memory");
        until(() -> whyNot("analysis", "correlations").isPresent());
        residency = new Dropped();
        look("net");
        until(() -> told.size() == 2);
        assertEquals(Optional.empty(), whyNot("analysis", "correlations"));
        assertEquals(Optional.empty(), whyNot("analysis", "attractors"));
    }

    private record Dropped() implements Residency {
        @Override
        public boolean offers(Bundle bundle) {
            return true;
        }

        @Override
        public boolean droppedIn(Origin bundle) {
            return true;
        }

        @Override
        public Lease lease(Collection<Origin> bundles) {
            return Lease.NOTHING;
        }
    }
}
