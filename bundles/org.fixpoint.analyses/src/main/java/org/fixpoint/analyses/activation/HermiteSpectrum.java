package org.fixpoint.analyses.activation;

import java.util.List;
import java.util.Set;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.osgi.service.component.annotations.Component;

/** The Hermite coefficients of an activation, and how much of it they leave out. */
@Component(service = Contribution.class)
public final class HermiteSpectrum implements Contribution<Analysis> {
    static final Parameter.Whole DEGREE =
            Parameter.whole("degree", "the highest degree", 0, 200).byDefault(25);

    private static final ItemSpec COEFFICIENTS = new ItemSpec(
            "hermite-coefficients",
            Item.Array.class,
            "hermite-coefficient",
            List.of("degree"),
            "c_k = E[φ(Z) he_k(Z)], he_k normalised, φ not");
    private static final ItemSpec SUMMARY = new ItemSpec(
            "spectrum-summary",
            Item.Table.class,
            "spectrum-summary",
            List.of("second-moment", "tail-mass", "parity", "method", "error"),
            "E[φ²], the part of it beyond the highest degree, and the error of a coefficient");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "hermite-spectrum", "The Hermite coefficients of an activation")
                .parameters(DEGREE)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Section 3");
    }

    @Override
    public Analysis create(Values checked) {
        return new Spectrum(checked.get(DEGREE));
    }

    /**
     * Coefficients as an item.
     *
     * @param coefficients c₀, c₁, …; not modified afterwards
     */
    public static Item.Array item(double[] coefficients) {
        return new Item.Array(
                COEFFICIENTS.name(),
                COEFFICIENTS.quantity(),
                "",
                List.of(Dimension.index("degree", coefficients.length)),
                coefficients);
    }

    private record Spectrum(int degree) implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Facet.ACTIVATION);
        }

        @Override
        public boolean needsInputs() {
            return false;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(COEFFICIENTS, SUMMARY);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            HermiteCoefficients hermite =
                    QuadraturePair.orRefuse(() -> HermiteCoefficients.of(subject.get(Facet.ACTIVATION), degree));
            return List.of(
                    item(hermite.values()),
                    new Item.Table(
                            SUMMARY.name(),
                            SUMMARY.quantity(),
                            List.of(
                                    Column.numbers("second-moment", hermite.secondMoment()),
                                    Column.numbers("tail-mass", hermite.tailMass()),
                                    Column.words("parity", hermite.parity().inWords()),
                                    Column.words("method", "quadrature"),
                                    Column.numbers("error", hermite.error()))));
        }
    }
}
