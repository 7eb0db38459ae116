package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.testkit.VisualizerContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StateFiguresTest {
    /** A stable branch to a fold at 3, and an unstable one back. */
    private static Item.Table branches() {
        return new Item.Table(
                "branches",
                "branches",
                List.of(
                        Column.numbers("branch", 0, 0, 0, 0, 0, 1, 1),
                        Column.numbers("step", 0, 1, 2, 3, 4, 0, 1),
                        Column.numbers("parameter", 1, 2, 3, 2, 1, 1, 3),
                        Column.numbers("norm", 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95),
                        Column.numbers("energy", -1, -1, -1, -1, -1, -2, -2),
                        Column.numbers("index", 0, 0, 0, 1, 1, 0, 0),
                        Column.numbers("spectral-radius", 0.5, 0.8, 1, 1.1, 1.2, 0.3, 0.2)));
    }

    private static Item.Table bifurcations() {
        return new Item.Table(
                "bifurcations",
                "bifurcations",
                List.of(
                        Column.words("kind", "fold"),
                        Column.numbers("parameter", 3),
                        Column.numbers("norm", 0.5),
                        Column.numbers("energy", -1)));
    }

    private static Item.Table counts() {
        return new Item.Table(
                "fixed-point-counts",
                "fixed-point-counts",
                List.of(
                        Column.numbers("from", 1),
                        Column.numbers("to", 3),
                        Column.words("completeness", "complete (degree)")));
    }

    private static Item.Table swept() {
        return new Item.Table(
                "bifurcations",
                "bifurcations",
                List.of(
                        Column.numbers("model-angle", 30, 30, 60),
                        Column.words("kind", "fold", "pitchfork", "fold"),
                        Column.numbers("parameter", 3, 4, 5)));
    }

    abstract static class Contract extends VisualizerContract {
        private final Contribution<Visualizer> contribution;
        private final Map<String, Item> filled;
        private final Map<String, ?> given;

        Contract(Contribution<Visualizer> contribution, Map<String, Item> filled, Map<String, ?> given) {
            this.contribution = contribution;
            this.filled = filled;
            this.given = given;
        }

        @Override
        protected Contribution<Visualizer> contribution() {
            return contribution;
        }

        @Override
        protected Map<String, Item> filled() {
            return filled;
        }

        @Override
        protected Map<String, ?> given() {
            return given;
        }
    }

    @Nested
    class OfBifurcationDiagram extends Contract {
        OfBifurcationDiagram() {
            super(
                    new BifurcationFigure(),
                    Map.of("branches", branches(), "bifurcations", bifurcations(), "counts", counts()),
                    Map.of());
        }
    }

    @Nested
    class OfBifurcationDiagramOverSpectralRadius extends Contract {
        OfBifurcationDiagramOverSpectralRadius() {
            super(
                    new BifurcationFigure(),
                    Map.of("branches", branches(), "bifurcations", bifurcations(), "counts", counts()),
                    Map.of("height", BifurcationFigure.Height.SPECTRAL_RADIUS));
        }
    }

    @Nested
    class OfTwoParameterDiagram extends Contract {
        OfTwoParameterDiagram() {
            super(new BifurcationLines(), Map.of("bifurcations", swept()), Map.of());
        }
    }

    private static Item.Array parts(String quantity, double... data) {
        return new Item.Array(
                quantity,
                quantity,
                "",
                List.of(new Dimension.Numbers("point", "", new double[] {1, 2}), Dimension.index("mode", 2)),
                data);
    }

    private static Map<String, Item> spectra() {
        return Map.of(
                "real", parts("eigenvalues", 0.6, 0.6, 1.5, 0.2),
                "imaginary", parts("eigenvalues-imaginary", 0.8, -0.8, 0, 0),
                "points",
                        new Item.Table(
                                "state-fixed-points",
                                "state-fixed-points",
                                List.of(Column.numbers("point", 1, 2), Column.numbers("index", 0, 1))));
    }

    @Nested
    class OfEigenvalueSpectrum extends Contract {
        OfEigenvalueSpectrum() {
            super(new EigenvalueFigure(), spectra(), Map.of());
        }
    }

    private static Item.Table rates() {
        return new Item.Table(
                "cips-summary",
                "cips-summary",
                List.of(
                        Column.numbers("count", 20, 20, 20, 20),
                        Column.numbers("condition", 2, 2, 6, 6),
                        Column.numbers("size", 2, 5, 2, 5),
                        Column.numbers("faces", 40, 40, 40, 40),
                        Column.numbers("rate", 1, 0.9, 1, 0.5),
                        Column.numbers("sampled-rate", 1, 1, 1, 0.8)));
    }

    @Nested
    class OfCipsRates extends Contract {
        OfCipsRates() {
            super(new CipsRates(), Map.of("summary", rates()), Map.of());
        }
    }

    @Test
    void theModulusOfAComplexPairIsShownOncePerEigenvalue() { // 0.6 ± 0.8i lies on the unit circle
        Figure figure = drawn(new EigenvalueFigure(), spectra());
        Mark.Points stable =
                (Mark.Points) ((Panel.Plot) figure.panels().get(1)).marks().get(1);
        assertArrayEquals(new double[] {1, 1}, stable.x());
        assertArrayEquals(new double[] {1, 1}, stable.y(), 1e-15);
        assertTrue(((Panel.Plot) figure.panels().get(0)).sameUnits());
    }

    @Test
    void ratesStandOverTheLastSweptNumberWithALineForEachSizeAndEstimate() {
        Figure figure = drawn(new CipsRates(), Map.of("summary", rates()));
        Panel.Plot plot = (Panel.Plot) figure.panels().get(0);
        assertEquals("condition", plot.x().label());
        assertEquals("count 20", plot.title());
        assertEquals(
                List.of("size 2, exact", "size 2, sampled", "size 5, exact", "size 5, sampled"),
                plot.marks().stream()
                        .filter(mark -> mark instanceof Mark.Points)
                        .map(Mark::label)
                        .toList());
        assertEquals(
                "Random points give rates that differ from the exact ones by at most 0.3.",
                figure.finding().orElseThrow());
    }

    @Test
    void wilsonsIntervalSolvesItsQuadraticEquation() { // (p − q)² = z² q (1 − q) / n at both ends q
        double z = 1.959963984540054;
        for (double share : new double[] {0, 0.3, 1}) {
            for (double end : CipsRates.wilson(share, 40)) {
                assertEquals((share - end) * (share - end), z * z * end * (1 - end) / 40, 1e-14);
            }
        }
    }

    private static Figure drawn(Contribution<Visualizer> contribution, Map<String, Item> filled) {
        return contribution
                .create(Values.of(contribution.descriptor(), Map.of()))
                .draw(filled);
    }

    private static List<Mark> marks(Figure figure) {
        return ((Panel.Plot) figure.panels().get(0)).marks();
    }

    @Test
    void stableBranchesAreSolidAndUnstableOnesDashedUpToTheFold() {
        Figure figure = drawn(new BifurcationFigure(), Map.of("branches", branches(), "bifurcations", bifurcations()));
        Mark.Line stable = (Mark.Line) marks(figure).get(0);
        Mark.Line unstable = (Mark.Line) marks(figure).get(1);
        assertEquals(Mark.Stroke.SOLID, stable.stroke());
        assertArrayEquals(new double[] {1, 1, 2, 3, 1, 1, 3}, stable.x());
        assertTrue(Double.isNaN(stable.y()[0]) && Double.isNaN(stable.y()[4]));
        assertEquals(Mark.Stroke.DASHED, unstable.stroke());
        assertArrayEquals(new double[] {3, 3, 2, 1}, unstable.x());
        Mark.Points fold = (Mark.Points) marks(figure).get(2);
        assertArrayEquals(new double[] {3}, fold.x());
        assertEquals("1 fold at 3.", figure.finding().orElseThrow());
    }

    @Test
    void theAxisIsNamedAfterTheParameterWhereTheTableTellsIt() {
        Item.Table told = new Item.Table(
                "bifurcations",
                "bifurcations",
                List.of(
                        Column.numbers("cosine", 0, 0.5),
                        Column.words("kind", "fold", "fold"),
                        Column.numbers("parameter", 3, 6),
                        Column.words("varied", "beta", "beta")));
        Panel.Plot plot = (Panel.Plot) drawn(new BifurcationLines(), Map.of("bifurcations", told))
                .panels()
                .get(0);
        assertEquals("beta", plot.x().label());
        assertEquals("cosine", plot.y().label());
    }

    @Test
    void bifurcationsAtOnePlaceAreCounted() { // those of mirror images
        double[] x = {7.408, 7.408, 9, 9, 9};
        double[] y = {0.5, 0.5, 0.7, 0.2, 0.7};
        List<String> kinds = List.of("fold", "fold", "fold", "pitchfork", "pitchfork");
        List<Mark> marks = BifurcationMarks.of(List.of(0, 1, 2, 3, 4), kinds, x, y);
        Mark.Points two = (Mark.Points) marks.get(0);
        assertEquals("2 at one place", two.label());
        assertArrayEquals(new double[] {7.408, 9}, two.x());
        assertEquals(
                "3 folds at 7.408 (2 there) and 9 and 2 pitchforks at 9 (2 there)",
                BifurcationMarks.saying(List.of(0, 1, 2, 3, 4), kinds, x));
    }

    @Test
    void aSweptNumberHasAPanelForEachValueOrIsTheSecondParameter() {
        assertEquals(
                1,
                drawn(new BifurcationLines(), Map.of("bifurcations", swept()))
                        .panels()
                        .size());
        assertThrows(Refusal.class, () -> drawn(new BifurcationLines(), Map.of("bifurcations", bifurcations())));
    }
}
