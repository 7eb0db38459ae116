package org.fixpoint.desktop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.FacetResolver;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.run.StopSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {
    private static final Parameter.Real GAIN =
            Parameter.real("gain", "of a unit").typically(0.5, 4).byDefault(2);
    private static final Entry RNN = new Entry(new Rnn(), new Origin("org.example", "1.0.0", "a".repeat(64)));
    private static final Catalogue CATALOGUE = Catalogue.of(List.of(RNN), List.of());

    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final BlockingQueue<StopSignal> stops = new LinkedBlockingQueue<>();
    private volatile boolean correlations;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Live live = new Live(display::add, this::scene, () -> {});

    private record Rnn() implements Contribution<Architecture> {
        @Override
        public Descriptor<Architecture> descriptor() {
            return Descriptor.of(Architecture.class, "rnn", "two units").parameters(GAIN);
        }

        @Override
        public Architecture create(Values checked) {
            return new Units(checked.get(GAIN));
        }
    }

    private record Units(double gain) implements Architecture {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(Facet.STATE_MAP, Facet.STATE_FAMILY);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            TanhFamily family = new TanhFamily(2, gain);
            return facet.type().cast(facet.equals(Facet.STATE_MAP) ? family.at(gain) : family);
        }
    }

    /** κ(ρ) = (ρ + ρ³) / 2. */
    private record Cubic() implements KernelMap {
        @Override
        public double value(double rho) {
            return 0.5 * (rho + rho * rho * rho);
        }

        @Override
        public double slope(double rho) {
            return 0.5 + 1.5 * rho * rho;
        }

        @Override
        public double mean() {
            return 0;
        }

        @Override
        public double slopeExcess() {
            return 1;
        }

        @Override
        public double error() {
            return 0;
        }
    }

    private record Network() implements Architecture {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(Facet.KERNEL_MAP);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            return facet.type().cast(new Cubic());
        }
    }

    private record Run(StopSignal stop) implements RunContext {
        @Override
        public RandomGenerator random(String stream) {
            throw new IllegalStateException(stream);
        }

        @Override
        public void progress(String doing, double fraction) {}

        @Override
        public boolean cancelled() {
            return stop.isGiven();
        }
    }

    private Optional<Scene> scene(Point point, StopSignal stop) {
        stops.add(stop);
        made.incrementAndGet();
        try {
            assertTrue(gate.await(2, TimeUnit.MINUTES));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        double gain = (Double)
                ((Setting.Plain) point.model().settings().getOrDefault("gain", new Setting.Plain(2.0))).value();
        if (gain > 100) {
            throw new Refusal("the gain is too large");
        }
        Architecture model = correlations ? new Network() : new Units(gain);
        return Scene.of(new FacetResolver(model, Derivations.of(CATALOGUE), Batch.NONE, new Run(stop)), stop::isGiven);
    }

    private static Form form(double gain) {
        return FormReader.read("fixpoint: 1\nmodel: {id: rnn, gain: " + gain + "}\n", CATALOGUE, Residency.SETTLED);
    }

    private static Point point(double gain, long seed) {
        return point(RNN, gain, seed);
    }

    private static Point point(Entry entry, double gain, long seed) {
        return new Point(
                "key",
                seed,
                new Setup(entry, Map.of("gain", new Setting.Plain(gain))),
                Optional.empty(),
                Map.of(),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    @AfterEach
    void close() {
        live.close();
    }

    /** Does what comes to the display until something holds. */
    private void until(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            Optional.ofNullable(display.poll(100, TimeUnit.MILLISECONDS)).ifPresent(Runnable::run);
        }
        assertTrue(holds.getAsBoolean());
    }

    /** Does what comes to the display until nothing has come for a while. */
    private void settle() throws InterruptedException {
        Optional<Runnable> next = Optional.ofNullable(display.poll(500, TimeUnit.MILLISECONDS));
        while (next.isPresent()) {
            next.get().run();
            next = Optional.ofNullable(display.poll(500, TimeUnit.MILLISECONDS));
        }
    }

    private boolean says(String words) {
        return live.view()
                .filter(view -> view.portrait().words().startsWith(words))
                .isPresent();
    }

    @Test
    void theModelOfAnExperimentIsDrawnWithItsBranches() throws InterruptedException {
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable (filled), 5 unstable"));
        until(() -> live.view().orElseThrow().diagram().isPresent());
        assertEquals("gain", live.view().orElseThrow().dial().orElseThrow().name());
        assertEquals(0.5, live.view().orElseThrow().dial().orElseThrow().low());
        assertTrue(live.view().orElseThrow().states());
    }

    @Test
    void turningItsParameterMakesNoModelAnew() throws InterruptedException {
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable"));
        live.turn(0.75);
        until(() -> says("1 stable"));
        live.hear(form(3));
        until(() -> says("4 stable"));
        live.look(point(3, 1), form(3));
        assertEquals(3, live.view().orElseThrow().dial().orElseThrow().value());
        live.look(point(3, 2), form(3));
        until(() -> made.get() == 2);
        until(() -> says("4 stable"));
    }

    @Test
    void orbitsStayWhileTheParameterTurnsAndGoWhenAskedTo() throws InterruptedException {
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable"));
        live.start(0.1, 0.2);
        live.turn(0.75);
        until(() -> says("1 stable"));
        assertEquals(1, live.view().orElseThrow().orbits());
        for (int i = 0; i < 10; i++) {
            live.start(0.1 * i, 0.2);
        }
        assertEquals(6, live.view().orElseThrow().orbits());
        live.clear();
        assertEquals(0, live.view().orElseThrow().orbits());
    }

    @Test
    void theFieldThatIsTurnedIsTheModelsUnlessItIsSwept() throws InterruptedException {
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable"));
        assertEquals(
                List.of("model", "gain"), live.turned(form(2)).orElseThrow().path());
        Form swept =
                FormReader.read("fixpoint: 1\nmodel: {id: rnn, gain: {sweep: [1, 2]}}\n", CATALOGUE, Residency.SETTLED);
        assertTrue(live.turned(swept).isEmpty());
        live.hear(swept);
        assertTrue(says("4 stable"));
    }

    @Test
    void aModelThatCannotBeMadeSaysWhy() throws InterruptedException {
        live.look(point(200, 1), form(2));
        until(() -> !live.notice().isEmpty());
        assertEquals("the gain is too large", live.notice());
        assertFalse(live.view().isPresent());
    }

    @Test
    void theLastPortraitStaysUntilTheNextIsThere() throws InterruptedException {
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable"));
        live.look(point(0.75, 2), form(0.75));
        until(() -> {
            assertTrue(live.view().isPresent());
            return says("1 stable");
        });
        assertEquals(2, made.get());
    }

    @Test
    void aModelIsMadeToItsEndThoughTheNextIsWanted() throws InterruptedException {
        gate = new CountDownLatch(1);
        live.look(point(2, 1), form(2));
        StopSignal first = stops.take();
        live.look(point(2, 2), form(2));
        assertFalse(first.isGiven());
        gate.countDown();
        until(() -> says("4 stable"));
    }

    @Test
    void aModelThatHangsGivesWayToTheNextThatIsWanted() throws Exception {
        BlockingQueue<Point> asked = new LinkedBlockingQueue<>();
        Live.Models hanging = (point, stop) -> {
            asked.add(point);
            while (point.seed() == 1 && !stop.isGiven()) {
                Thread.onSpinWait();
            }
            if (stop.isGiven()) {
                throw new RunContext.Cancelled();
            }
            return scene(point, stop);
        };
        try (Live impatient = new Live(display::add, hanging, () -> {}, Duration.ZERO)) {
            impatient.look(point(2, 1), form(2));
            assertEquals(1, asked.take().seed());
            impatient.look(point(2, 2), form(2));
            until(() -> impatient.view().isPresent());
            assertEquals(2, asked.take().seed());
        }
    }

    @Test
    void aParameterThatWasTurnedWhileTheModelWasMadeIsThatOfThePortrait() throws InterruptedException {
        gate = new CountDownLatch(1);
        live.look(point(2, 1), form(2));
        stops.take();
        live.hear(form(0.75));
        live.look(point(0.75, 1), form(0.75));
        gate.countDown();
        until(() -> says("1 stable"));
        assertEquals(1, made.get());
    }

    @Test
    void thePortraitOfATextThatCannotBeRunIsKnownForThatOfTheOneBefore() throws InterruptedException {
        gate = new CountDownLatch(1);
        live.look(point(2, 1), form(2));
        stops.take();
        live.lapse(); // at fault before its beginning is drawn
        gate.countDown();
        until(() -> says("4 stable"));
        assertTrue(live.view().orElseThrow().past());
        live.look(point(2, 1), form(2));
        assertFalse(live.view().orElseThrow().past());
        live.lapse();
        assertTrue(live.view().orElseThrow().past());
        live.forget();
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable"));
        assertFalse(live.view().orElseThrow().past());
    }

    @Test
    void nothingOfAnotherExperimentIsShown() throws InterruptedException {
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable"));
        live.forget();
        assertFalse(live.view().isPresent());
        assertTrue(live.turned(form(2)).isEmpty());
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable"));
    }

    @Test
    void aSweptParameterIsTurnedToTheValueThatIsLookedAt() throws InterruptedException {
        Form swept = FormReader.read(
                "fixpoint: 1\nmodel: {id: rnn, gain: {sweep: [0.75, 2]}}\n", CATALOGUE, Residency.SETTLED);
        live.look(point(0.75, 1), swept);
        until(() -> says("1 stable"));
        live.look(point(2, 1), swept);
        until(() -> says("4 stable"));
        assertEquals(1, made.get());
        live.turn(0.75); // by hand, beside the sweep
        until(() -> says("1 stable"));
        settle();
        live.look(point(2, 1), swept); // read again, with the value that it had
        display.take().run();
        assertEquals(0.75, live.view().orElseThrow().dial().orElseThrow().value());
        live.look(point(3, 1), swept);
        display.take().run();
        assertEquals(3, live.view().orElseThrow().dial().orElseThrow().value());
    }

    @Test
    void anotherVersionOfTheBundleMakesTheModelAnew() throws InterruptedException {
        live.look(point(2, 1), form(2));
        until(() -> says("4 stable"));
        Entry newer = new Entry(new Rnn(), new Origin("org.example", "1.0.1", "b".repeat(64)));
        live.look(point(newer, 2, 1), form(2));
        until(() -> made.get() == 2);
    }

    @Test
    void aMapOfCorrelationsBeginsWithAnOrbitThatStaysFromOneToTheNext() throws InterruptedException {
        correlations = true;
        live.look(point(2, 1), form(2));
        until(() -> steps() == 1);
        live.start(0.9, 0);
        until(() -> steps() == 2);
        live.look(point(3, 1), form(3));
        until(() -> made.get() == 2 && display.isEmpty());
        until(() -> says("Fixed points: unstable at -1.000, stable at 0.000, unstable at 1.000"));
        assertEquals(2, steps());
        live.clear();
        until(() -> steps() == 0);
        live.look(point(4, 1), form(4));
        until(() -> made.get() == 3);
        until(() -> steps() == 0 && says("Fixed points"));
        live.forget();
        live.look(point(2, 1), form(2));
        until(() -> steps() == 1);
    }

    /** How many lines the portrait has beside the diagonal and the map. */
    private long steps() {
        return live.view()
                .map(view -> view.portrait().plot().marks().stream()
                                .filter(Mark.Line.class::isInstance)
                                .count()
                        - 2)
                .orElse(-1L);
    }
}
