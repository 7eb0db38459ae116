package org.fixpoint.analyses.kernels;

import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.DesignedActivation;
import org.fixpoint.api.model.Facet;
import org.osgi.service.component.annotations.Component;

/** The target of a designed activation, what it achieves, and the numbers that were found for it. */
@Component(service = Contribution.class)
public final class ActivationDesign implements Contribution<Analysis> {
    private static final ItemSpec TARGET = new ItemSpec(
            "activation-design",
            Item.Table.class,
            "activation-design",
            List.of("target", "wanted", "achieved", "residual"),
            "what was asked for, and what the activation achieves");
    private static final ItemSpec FOUND = new ItemSpec(
            "design-numbers",
            Item.Table.class,
            "design-numbers",
            List.of("number", "found"),
            "the coefficients, or the letter, that were found");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "activation-design", "Target and numbers of a designed activation");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(Facet.ACTIVATION, List.of(TARGET, FOUND), (subject, run) -> {
            if (!(subject.get(Facet.ACTIVATION) instanceof DesignedActivation designed)) {
                throw new Refusal(
                        "the activation was not designed for a target; take designed or tuned, or leave this analysis"
                                + " out");
            }
            DesignedActivation.Design design = designed.design();
            double[] numbers = design.found().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return List.of(
                    new Item.Table(
                            TARGET.name(),
                            TARGET.quantity(),
                            List.of(
                                    Column.words("target", design.target()),
                                    Column.numbers("wanted", design.wanted()),
                                    Column.numbers("achieved", design.achieved()),
                                    Column.numbers("residual", Math.abs(design.achieved() - design.wanted())))),
                    new Item.Table(
                            FOUND.name(),
                            FOUND.quantity(),
                            List.of(
                                    Column.words(
                                            "number", design.found().keySet().toArray(String[]::new)),
                                    Column.numbers("found", numbers))));
        });
    }
}
