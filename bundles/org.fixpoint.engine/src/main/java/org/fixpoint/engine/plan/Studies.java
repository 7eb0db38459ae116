package org.fixpoint.engine.plan;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Facet;
import org.fixpoint.engine.document.Node;

/**
 * One analysis of an experiment with all that it announces.
 *
 * @param draft as the file has it
 * @param needs the facets of any of its variants
 * @param yields the same for every variant
 */
record Studies(
        Draft.Chosen draft,
        Place place,
        Variants<Analysis> variants,
        Set<Facet<?>> needs,
        boolean needsInputs,
        List<ItemSpec> yields) {

    private record Announced(Set<Facet<?>> needs, boolean needsInputs, List<ItemSpec> yields) {}

    /** Makes the variants and asks what they announce; a fault if their items differ. */
    static Studies of(Draft.Chosen draft, Faults faults) {
        IdentityHashMap<Analysis, Announced> all = new IdentityHashMap<>();
        Variants<Analysis> variants = Variants.of(
                draft,
                Analysis.class,
                faults,
                analysis -> all.put(
                        analysis,
                        new Announced(
                                Set.copyOf(Given.by(analysis, "needs", analysis.needs())),
                                analysis.needsInputs(),
                                List.copyOf(Given.by(analysis, "yields", analysis.yields())))));
        Set<Facet<?>> needs = new LinkedHashSet<>();
        boolean needsInputs = false;
        Optional<List<ItemSpec>> yields = Optional.empty();
        for (Variants.Variant<Analysis> variant : variants.all()) {
            Optional<Announced> announced = Optional.ofNullable(all.get(variant.object()));
            if (announced.isEmpty()) {
                continue;
            }
            announced.get().needs.stream()
                    .sorted(Comparator.comparing(Facet::name))
                    .forEach(needs::add);
            needsInputs |= announced.get().needsInputs;
            if (yields.isPresent() && !yields.get().equals(announced.get().yields)) {
                faults.add(
                        draft.place(),
                        "yields other items for other values of its sweep",
                        "split it into two analyses");
            }
            yields = Optional.of(announced.get().yields);
        }
        return new Studies(draft, draft.place(), variants, needs, needsInputs, yields.orElse(List.of()));
    }

    /** A fault for each variant that refuses a model; at the parameter that is named, if the file gives it one value. */
    void suited(Variants.Variant<Architecture> model, Faults faults) {
        for (Variants.Variant<Analysis> variant : variants.all()) {
            faults.guarded(place, draft.entry(), this::given, () -> {
                variant.object().suits(model.object());
                return variant;
            });
        }
    }

    private Optional<Node> given(String parameter) {
        return Optional.ofNullable(draft.settings().get(parameter))
                .filter(Draft.Fixed.class::isInstance)
                .flatMap(fixed -> ((Draft.Fixed) fixed).given());
    }
}
