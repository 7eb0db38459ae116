package org.fixpoint.analyses.certified;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.analyses.kernels.OfModel;
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
import org.fixpoint.maths.certified.CertifiedMoments;
import org.fixpoint.maths.interval.Interval;
import org.osgi.service.component.annotations.Component;

/**
 * The class of an activation with a proof, in a table of one row, and the Hermite coefficients between bounds.
 *
 * <p>All columns but the coefficients are about φ/√E[φ²]. rho-star and local-rate are NaN in the linear class.
 */
@Component(service = Contribution.class)
public final class CertifiedClasses implements Contribution<Analysis> {
    static final Parameter.Whole DEGREE = Parameter.whole(
                    "degree", "the highest Hermite coefficient; more of them narrow an interior fixed point", 2, 150)
            .byDefault(128);

    private static final List<String> PAIRS =
            List.of("slope-excess", "rho-star", "local-rate", "kappa-at-zero", "slope-at-zero");

    private static final ItemSpec TABLE = new ItemSpec(
            "certified-class",
            Item.Table.class,
            "certified-class",
            columns(),
            "the class as far as it is proven, and bounds of κ'(1) − 1, ρ*, κ'(ρ*), κ(0) = c₀² and κ'(0) = c₁²");
    private static final ItemSpec COEFFICIENTS = new ItemSpec(
            "coefficient-bounds",
            Item.Array.class,
            "hermite-coefficient-bounds",
            List.of("bound", "degree"),
            "bounds of c_k = E[φ(Z) he_k(Z)], he_k normalised, φ not");

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("class"));
        PAIRS.forEach(name -> columns.addAll(List.of(name + "-lower", name + "-upper")));
        columns.add("reason");
        return columns;
    }

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "certified-class", "Class of an activation with a proof, or undecided")
                .parameters(DEGREE)
                .sources(
                        "Joudaki, Hofmann (2024), arXiv:2410.20107, Theorem 1",
                        "Moore, Kearfott and Cloud, Introduction to Interval Analysis, SIAM 2009, doi:10.1137/1.9780898717716");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(Facet.ACTIVATION, List.of(TABLE, COEFFICIENTS), new Certified(checked.get(DEGREE))::run);
    }

    private record Certified(int degree) {
        List<Item> run(Subject subject, RunContext run) {
            CertifiedClassification certified = CertifiedClassification.of(subject.get(Facet.ACTIVATION), degree);
            return List.of(table(certified), coefficients(certified.moments().hermite()));
        }
    }

    private static Item table(CertifiedClassification certified) {
        CertifiedMoments moments = certified.moments();
        Interval second = moments.second();
        List<Optional<Interval>> bounds = List.of(
                Optional.of(certified.found().slopeExcess()),
                certified.found().rhoStar(),
                certified.found().localRate(),
                Optional.of(moments.hermite()[0].square().over(second)),
                Optional.of(moments.hermite()[1].square().over(second)));
        List<Column> columns = new ArrayList<>(List.of(Column.words("class", certified.className())));
        for (int i = 0; i < PAIRS.size(); i++) {
            Optional<Interval> bound = bounds.get(i);
            double low = bound.map(Interval::low).orElse(Double.NaN);
            boolean infinite = i == 0 && moments.jump().isPresent();
            columns.add(Column.numbers(PAIRS.get(i) + "-lower", infinite ? Double.POSITIVE_INFINITY : low));
            columns.add(Column.numbers(
                    PAIRS.get(i) + "-upper", bound.map(Interval::high).orElse(Double.NaN)));
        }
        columns.add(Column.words("reason", certified.found().reason()));
        return new Item.Table(TABLE.name(), TABLE.quantity(), columns);
    }

    private static Item coefficients(Interval[] c) {
        double[] data = new double[2 * c.length];
        for (int k = 0; k < c.length; k++) {
            data[k] = c[k].low();
            data[c.length + k] = c[k].high();
        }
        return new Item.Array(
                COEFFICIENTS.name(),
                COEFFICIENTS.quantity(),
                "",
                List.of(new Dimension.Labels("bound", List.of("lower", "upper")), Dimension.index("degree", c.length)),
                data);
    }
}
