package org.fixpoint.activations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Values;
import org.osgi.service.component.annotations.Component;

/** What a tabulated activation rests on: how many points, the range that they cover, and how it goes on beyond. */
@Component(service = Contribution.class)
public final class TabulatedPortrait implements Contribution<Portrait<TabulatedCurve>> {
    @Override
    public Descriptor<Portrait<TabulatedCurve>> descriptor() {
        return Descriptor.of(kind(), "table", "Points and range of a tabulated activation");
    }

    @Override
    public Portrait<TabulatedCurve> create(Values checked) {
        return new Range();
    }

    @SuppressWarnings("unchecked") // a class literal knows no type argument, and a portrait of any kind is of one kind
    private static Class<Portrait<TabulatedCurve>> kind() {
        return (Class<Portrait<TabulatedCurve>>) (Class<?>) Portrait.class;
    }

    private static final class Range implements Portrait<TabulatedCurve> {
        @Override
        public Class<TabulatedCurve> of() {
            return TabulatedCurve.class;
        }

        @Override
        public String name() {
            return "table";
        }

        @Override
        public Study study(TabulatedCurve curve) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("points", curve.table().knots().length);
            facts.put("range", List.of(curve.table().low(), curve.table().high()));
            facts.put(
                    "values_at_the_ends",
                    List.of(
                            curve.value(curve.table().low()),
                            curve.value(curve.table().high())));
            facts.put("outside", Parameter.Choice.written(curve.outside()));
            return new Study(facts, List.of());
        }
    }
}
