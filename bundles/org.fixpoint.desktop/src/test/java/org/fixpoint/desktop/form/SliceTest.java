package org.fixpoint.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.Test;

/** The point that is looked at, of plans that the planner makes. */
class SliceTest {
    private static final Parameter.Real GAIN =
            Parameter.real("gain", "of a unit").byDefault(2);
    private static final Parameter.Real LEAK =
            Parameter.real("leak", "of the line").byDefault(0);
    private static final Parameter.Whole WIDTH =
            Parameter.whole("width", "units", 1, 100_000).byDefault(8);
    private static final Parameter.Part<ActivationFunction> ACTIVATION =
            Parameter.part("activation", "after it", ActivationFunction.class).byDefault("line");
    private static final Catalogue CATALOGUE = Catalogue.of(
            List.of(
                    new Entry(new Net(), new Origin("org.example", "1.0.0", "a".repeat(64))),
                    new Entry(new Line(), new Origin("org.example", "1.0.0", "a".repeat(64))),
                    new Entry(new Nothing(), new Origin("org.example", "1.0.0", "a".repeat(64)))),
            List.of());

    private final AtomicInteger told = new AtomicInteger();
    private final Slice slice = new Slice(told::incrementAndGet);

    private record Net() implements Contribution<Architecture> {
        @Override
        public Descriptor<Architecture> descriptor() {
            return Descriptor.of(Architecture.class, "net", "units").parameters(GAIN, WIDTH, ACTIVATION);
        }

        @Override
        public Architecture create(Values checked) {
            return new Architecture() {
                @Override
                public Set<Facet<?>> facets() {
                    return Set.of();
                }

                @Override
                public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
                    throw new IllegalStateException(facet.toString());
                }
            };
        }
    }

    private record Nothing() implements Contribution<Analysis> {
        @Override
        public Descriptor<Analysis> descriptor() {
            return Descriptor.of(Analysis.class, "nothing", "computes nothing");
        }

        @Override
        public Analysis create(Values checked) {
            return new Analysis() {
                @Override
                public Set<Facet<?>> needs() {
                    return Set.of();
                }

                @Override
                public boolean needsInputs() {
                    return false;
                }

                @Override
                public List<ItemSpec> yields() {
                    return List.of();
                }

                @Override
                public List<Item> run(Subject subject, RunContext run) {
                    return List.of();
                }
            };
        }
    }

    private record Line() implements Contribution<ActivationFunction> {
        @Override
        public Descriptor<ActivationFunction> descriptor() {
            return Descriptor.of(ActivationFunction.class, "line", "a bent line")
                    .parameters(LEAK);
        }

        @Override
        public ActivationFunction create(Values checked) {
            double leak = checked.get(LEAK);
            return new ActivationFunction() {
                @Override
                public double value(double x) {
                    return x < 0 ? leak * x : x;
                }

                @Override
                public double derivative(double x) {
                    return x < 0 ? leak : 1;
                }
            };
        }
    }

    private static String text(String model) {
        return "fixpoint: 1\nreplicates: 2\nmodel: " + model + "\nanalyses: [nothing]\n";
    }

    private static Form form(String model) {
        return FormReader.read(text(model), CATALOGUE, Residency.SETTLED);
    }

    private static Field field(String model, String... path) {
        return form(model).field(List.of(path)).orElseThrow();
    }

    private static Plan plan(String model) {
        return new Planner(CATALOGUE, "plain")
                .read(text(model), Path.of("net.yaml"), List.of())
                .plan()
                .orElseThrow();
    }

    private static Object setting(Setup setup, String... path) {
        Setting setting = new Setting.Nested(setup);
        for (String key : path) {
            setting = Optional.ofNullable(
                            ((Setting.Nested) setting).setup().settings().get(key))
                    .orElseThrow();
        }
        return ((Setting.Plain) setting).value();
    }

    @Test
    void itIsTheMiddleOfNumbersAndTheFirstOfOthersUntilAnotherIsChosen() {
        String model = "{id: net, gain: {sweep: {linspace: [0.5, 4.5, 9]}},"
                + " activation: {sweep: [line, {id: line, leak: 0.5}, {id: line, leak: 0.25}]}}";
        Field gain = field(model, "model", "gain");
        Field activation = field(model, "model", "activation");
        assertEquals(9, Slice.labels(gain).size());
        assertEquals("2.5", Slice.labels(gain).get(slice.index(gain)));
        assertEquals(List.of("line", "line", "line"), Slice.labels(activation));
        assertEquals(0, slice.index(activation));
        slice.choose(gain, 1);
        slice.choose(gain, 1);
        assertEquals(1, told.get());
        slice.choose(activation, 2);
        assertEquals("1", Slice.labels(gain).get(slice.index(gain)));
        assertEquals(2, slice.index(activation));
        slice.forget();
        assertEquals(4, slice.index(gain));
    }

    @Test
    void ofEveryChoiceThePointIsTheOneWithTheseValues() {
        String model = "{id: net, gain: {sweep: {from: 0.5, to: 2, count: 3}}, width: {sweep: [4, 16]},"
                + " activation: {sweep: [line, {id: line, leak: 0.5}]}}";
        Form form = form(model);
        Plan plan = plan(model);
        List<List<Object>> met = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 2; k++) {
                    slice.choose(field(model, "model", "gain"), i);
                    slice.choose(field(model, "model", "width"), j);
                    slice.choose(field(model, "model", "activation"), k);
                    Point point = slice.point(plan, form).orElseThrow();
                    met.add(List.of(
                            setting(point.model(), "gain"),
                            setting(point.model(), "width"),
                            setting(point.model(), "activation", "leak")));
                    assertEquals(List.of(0.5 + 0.75 * i, j == 0 ? 4 : 16, 0.5 * k), met.get(met.size() - 1));
                }
            }
        }
        assertEquals(12, met.stream().distinct().count());
    }

    @Test
    void aFormThatIsNewerThanThePlanStillHasAPoint() {
        Plan before = plan("{id: net, gain: {sweep: [1, 2]}}");
        String model = "{id: net, gain: {sweep: [1, 2, 3, 4, 5, 6, 7]}}";
        slice.choose(field(model, "model", "gain"), 6);
        assertTrue(slice.point(before, form(model)).isPresent());
        assertTrue(slice.point(before, form("net")).isPresent());
        assertTrue(slice.point(plan("net"), form(model)).isPresent());
    }

    @Test
    void valuesOfASpanAreThoseOfThePoints() {
        String model = "{id: net, width: {sweep: {from: 1, to: 100, count: 4, scale: log}}}";
        Field width = field(model, "model", "width");
        List<String> shown = plan(model).points().stream()
                .map(point -> String.valueOf(setting(point.model(), "width")))
                .distinct()
                .toList();
        assertEquals(shown, Slice.labels(width));
    }

    @Test
    void aFieldOutsideTheModelOrASweepAtFaultHasNothingToChoose() {
        Field seed = form("net").field(List.of("seed")).orElseThrow();
        assertEquals(List.of(), Slice.labels(seed));
        assertEquals(List.of(), Slice.labels(field("{id: net, gain: 2}", "model", "gain")));
        assertEquals(List.of(), Slice.labels(field("{id: net, gain: {sweep: {from: 1}}}", "model", "gain")));
        assertEquals(
                List.of(), Slice.labels(field("{id: net, gain: {sweep: {linspace: [0, 1, 5000]}}}", "model", "gain")));
    }

    @Test
    void withoutItsSweepsAFormHasTheFieldsOfTheValuesLookedAt() {
        String model = "{id: net, gain: {sweep: [1, 2, 3]}, activation: {sweep: [{id: line, leak: 0.5}]}}";
        Form one = slice.of(form(model), CATALOGUE, Residency.SETTLED);
        assertEquals(Optional.of("2"), one.field(List.of("model", "gain")).map(Field::value));
        assertEquals(
                Optional.of("0.5"),
                one.field(List.of("model", "activation", "leak")).map(Field::value));
        assertTrue(one.fields().allMatch(field -> field.sweep().isEmpty()));
    }
}
