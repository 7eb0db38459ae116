package org.fixpoint.analyses.phase;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Facet;
import org.fixpoint.maths.kernel.LengthMap;
import org.osgi.service.component.annotations.Component;

/**
 * On which side of the edge of chaos a network without normalisation lies, in a table of one row for each stationary variance.
 *
 * <p>xi-q and xi-c are infinite at the edge, and NaN where the fixed point repels; c-star and what follows from it are NaN where
 * every correlation stays, or variances vanish. Where there is no stationary variance there is one row of NaN that says why.
 */
@Component(service = Contribution.class)
public final class EdgeOfChaos implements Contribution<Analysis> {
    static final Parameter.Real LENGTH = Parameter.real("length", "mean squared length of the inputs")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(0.1, 10)
            .byDefault(1);

    private static final ItemSpec TABLE = new ItemSpec(
            "edge-of-chaos",
            Item.Table.class,
            "edge-of-chaos",
            List.of(
                    "q-star",
                    "reached",
                    "stability",
                    "length-slope",
                    "xi-q",
                    "chi",
                    "phase",
                    "c-star",
                    "slope-at-c-star",
                    "xi-c",
                    "tolerance",
                    "residual"),
            "stationary variance q*, χ₁, phase, correlation c* and the depths ξ_q and ξ_c, for each q*");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "edge-of-chaos", "Ordered, critical or chaotic, with depth scales")
                .formula("χ₁ = σ_w² E[φ'(√q* Z)²]")
                .parameters(LENGTH)
                .sources(
                        "Poole et al. (2016), arXiv:1606.05340",
                        "Schoenholz, Gilmer, Ganguli and Sohl-Dickstein (2017), arXiv:1611.01232");
    }

    @Override
    public Analysis create(Values checked) {
        double length = checked.get(LENGTH);
        return new OfModel(Facet.MEAN_FIELD_RULE, List.of(TABLE, Finding.SPEC), (subject, run) -> {
            PropagatingLayer layer = PropagatingLayer.of(subject.get(Facet.MEAN_FIELD_RULE));
            StationaryVariances stationary = StationaryVariances.of(layer);
            Optional<LengthMap.FixedPoint> reached = stationary.reachedFrom(layer.first(length));
            List<LengthMap.FixedPoint> points =
                    stationary.kept() ? List.of(reached.orElseThrow()) : stationary.points();
            List<Propagation> rows = points.stream()
                    .map(point -> QuadraturePair.orRefuse(() -> Propagation.at(layer, point)))
                    .toList();
            return List.of(
                    rows.isEmpty() ? none(stationary) : table(rows, stationary.kept(), points, reached),
                    EdgeFinding.of(rows, reached, stationary));
        });
    }

    private static Item table(
            List<Propagation> rows,
            boolean kept,
            List<LengthMap.FixedPoint> points,
            Optional<LengthMap.FixedPoint> reached) {
        String[] flows = points.stream()
                .map(point -> reached.isPresent() && reached.get().q() == point.q() ? "yes" : "no")
                .toArray(String[]::new);
        String[] stability = rows.stream()
                .map(row -> kept ? "every variance stays" : StationaryVariances.stability(row.lengthSlope()))
                .toArray(String[]::new);
        return new Item.Table(
                TABLE.name(),
                TABLE.quantity(),
                List.of(
                        numbers("q-star", rows, Propagation::variance),
                        Column.words("reached", flows),
                        Column.words("stability", stability),
                        numbers("length-slope", rows, Propagation::lengthSlope),
                        numbers("xi-q", rows, row -> Propagation.layers(row.lengthSlope())),
                        numbers("chi", rows, Propagation::chi),
                        Column.words(
                                "phase",
                                rows.stream().map(row -> row.phase().word()).toArray(String[]::new)),
                        numbers("c-star", rows, Propagation::correlation),
                        numbers("slope-at-c-star", rows, Propagation::correlationSlope),
                        numbers("xi-c", rows, row -> Propagation.layers(row.correlationSlope())),
                        numbers("tolerance", rows, Propagation::tolerance),
                        numbers("residual", rows, Propagation::residual)));
    }

    private static Column numbers(String name, List<Propagation> rows, ToDoubleFunction<Propagation> of) {
        return Column.numbers(name, rows.stream().mapToDouble(of).toArray());
    }

    private static Item none(StationaryVariances stationary) {
        return new Item.Table(
                TABLE.name(),
                TABLE.quantity(),
                TABLE.dims().stream().map(column -> without(column, stationary)).toList());
    }

    private static Column without(String column, StationaryVariances stationary) {
        return switch (column) {
            case "reached" -> Column.words(column, "no");
            case "stability" -> Column.words(column, stationary.absence());
            case "phase" -> Column.words(column, stationary.grow() ? "unbounded" : "none");
            default -> Column.numbers(column, Double.NaN);
        };
    }
}
