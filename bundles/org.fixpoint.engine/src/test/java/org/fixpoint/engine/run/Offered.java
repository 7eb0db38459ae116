package org.fixpoint.engine.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;

/** A contribution made of its descriptor and a function, as if a bundle offered it. */
record Offered<T>(Descriptor<T> descriptor, Function<Values, T> maker) implements Contribution<T> {
    static final Origin ORIGIN = new Origin("org.example.pack", "1.2.0", "ab".repeat(32));

    @Override
    public T create(Values checked) {
        return maker.apply(checked);
    }

    /** Chosen with these values. */
    Setup with(Map<String, ?> values) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        values.forEach((name, value) -> settings.put(
                name, value instanceof Setup setup ? new Setting.Nested(setup) : new Setting.Plain(value)));
        return new Setup(new Entry(this, ORIGIN), settings);
    }

    /** An analysis that yields what it announces. */
    static Setup analysis(String id, List<ItemSpec> yields, BiFunction<Subject, RunContext, List<Item>> study) {
        Analysis analysis = new Analysis() {
            @Override
            public Set<Facet<?>> needs() {
                return Set.of(Chain.FACET);
            }

            @Override
            public boolean needsInputs() {
                return true;
            }

            @Override
            public List<ItemSpec> yields() {
                return yields;
            }

            @Override
            public List<Item> run(Subject subject, RunContext run) {
                return study.apply(subject, run);
            }
        };
        return new Offered<>(Descriptor.of(Analysis.class, id, "A study for tests"), values -> analysis).with(Map.of());
    }
}
