package org.fixpoint.desktop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;

/** A catalogue of descriptors alone: nothing in it can be made. */
public final class SampleCatalogue {
    private static final Origin STOCK = new Origin("org.example.stock", "1.0.0", "a".repeat(64));

    /** How weights are drawn. */
    public enum Law {
        GAUSSIAN,
        ORTHOGONAL
    }

    private SampleCatalogue() {}

    private record Described<T>(Descriptor<T> descriptor) implements Contribution<T> {
        @Override
        public T create(Values checked) {
            throw new IllegalStateException("nothing is made of " + descriptor.id());
        }
    }

    private static Entry entry(Descriptor<?> descriptor) {
        return new Entry(new Described<>(descriptor), STOCK);
    }

    /** An activation without parameters. */
    public static Entry activation(String id) {
        return entry(Descriptor.of(ActivationFunction.class, id, "the function " + id));
    }

    /** The same from a bundle of its own. */
    public static Entry activation(String id, String bundle) {
        return new Entry(
                new Described<>(Descriptor.of(ActivationFunction.class, id, "the function " + id)),
                new Origin(bundle, "1.0.0", "b".repeat(64)));
    }

    /** The catalogue, and more. */
    public static Catalogue with(Entry... more) {
        List<Entry> entries = new ArrayList<>(List.of(
                activation("relu"),
                activation("gelu"),
                entry(Descriptor.of(ActivationFunction.class, "snake", "x + sin²(ax)/a")
                        .parameters(Parameter.real("a", "frequency")
                                .typically(0.1, 10)
                                .byDefault(1))),
                entry(Descriptor.of(ActivationFunction.class, "formula", "an expression in x")
                        .parameters(Parameter.text("formula", "in x"))),
                entry(Descriptor.of(Architecture.class, "mlp", "a dense network")
                        .parameters(
                                Parameter.whole("depth", "layers", 1, 100_000).byDefault(32),
                                Parameter.choice("law", "of weights", Law.class).byDefault(Law.GAUSSIAN),
                                Parameter.flag("bias", "whether there is one", false),
                                Parameter.real("scale", "of the bias")
                                        .byDefault(1)
                                        .visibleWhen("bias", "true"),
                                Parameter.part("activation", "after each layer", ActivationFunction.class)
                                        .byDefault("relu"))),
                entry(Descriptor.of(Architecture.class, "hopfield", "a memory")
                        .parameters(Parameter.whole("depth", "sweeps", 1, 100).byDefault(1))),
                entry(Descriptor.of(InputSource.class, "digits", "handwritten digits")
                        .parameters(
                                Parameter.whole("pairs", "of images", 1, 1000).byDefault(8))),
                entry(Descriptor.of(Analysis.class, "kernel-map", "one layer")),
                entry(Descriptor.of(Analysis.class, "similarity", "between inputs")),
                entry(Descriptor.of(Visualizer.class, "table", "numbers as they are"))));
        entries.addAll(Arrays.asList(more));
        return Catalogue.of(entries, List.of());
    }
}
