package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Scale;
import org.junit.jupiter.api.Test;

class OtherFiguresTest {
    private static Panel.Plot plot(Figure figure) {
        return (Panel.Plot) figure.panels().get(0);
    }

    private static Item.Array hermite(double... c) {
        return new Item.Array(
                "hermite-coefficients", "hermite-coefficient", "", List.of(Dimension.index("degree", c.length)), c);
    }

    @Test
    void spectrumShowsSquares() {
        Figure figure = Examples.draw(new HermiteSpectrum(), Map.of("coefficients", hermite(0.5, -1, 0)));
        Mark.Bars bars = assertInstanceOf(Mark.Bars.class, plot(figure).marks().get(0));
        assertArrayEquals(new double[] {0.25, 1, 0}, bars.y(), 0);
        assertEquals(Optional.of("Of the sum of cₖ² up to degree 2 most lies in degree 1 (80 %)."), figure.finding());
    }

    @Test
    void logarithmicSpectrumLeavesZerosOut() {
        Figure figure =
                Examples.draw(new HermiteSpectrum(), Map.of("log", true), Map.of("coefficients", hermite(0.5, 0, 0.1)));
        assertEquals(Scale.LOG, plot(figure).y().scale());
        Mark.Points points =
                assertInstanceOf(Mark.Points.class, plot(figure).marks().get(1));
        assertTrue(Double.isNaN(points.y()[1]));
    }

    @Test
    void logarithmicSpectrumOfZerosIsRefused() {
        assertThrows(
                Refusal.class,
                () -> Examples.draw(new HermiteSpectrum(), Map.of("log", true), Map.of("coefficients", hermite(0, 0))));
    }

    @Test
    void activationAndDerivativeShareAnAxis() {
        Figure figure = Examples.draw(
                new ActivationCurve(),
                Map.of("activation", Examples.activation(false), "derivative", Examples.activation(true)));
        assertEquals(
                List.of("φ", "φ′"),
                plot(figure).marks().stream().map(Mark::label).toList());
        assertEquals(
                Optional.of("On [−5, 5] the largest slope is 1.1 (at x = 1.4)."),
                figure.finding()); // x σ(1.702 x) has its steepest point near x = 2.3994 / 1.702
    }

    @Test
    void kinksAreMarkedOnTheCurveAsFarAsItIsSeen() {
        Figure figure = Examples.draw(
                new ActivationCurve(), Map.of("activation", Examples.activation(false), "kinks", Examples.kinks()));
        Mark.Points marked =
                assertInstanceOf(Mark.Points.class, plot(figure).marks().get(1));
        assertEquals("kinks", marked.label());
        assertArrayEquals(new double[] {0, 3}, marked.x());
        assertArrayEquals(new double[] {0.5, 2.5}, marked.y());
    }

    @Test
    void kinksOfSeveralActivationsAreRefused() {
        Item.Array kinks = new Item.Array(
                "kinks",
                "activation-kinks",
                "",
                List.of(new Dimension.Numbers("kink", "", new double[] {0}), Dimension.index("layer", 1)),
                new double[] {0});
        Map<String, Item> filled = Map.of("activation", Examples.activation(false), "kinks", kinks);
        assertThrows(Refusal.class, () -> Examples.draw(new ActivationCurve(), filled));
    }

    @Test
    void activationsThatAreInfiniteSomewhereHaveAGapThere() {
        Item.Array activation =
                new Item.Array("activation", "activation", "", List.of(Dimension.index("x", 3)), new double[] {
                    0, Double.POSITIVE_INFINITY, 1
                });
        Mark.Line line = (Mark.Line) plot(Examples.draw(new ActivationCurve(), Map.of("activation", activation)))
                .marks()
                .get(0);
        assertArrayEquals(new double[] {0, Double.NaN, 1}, line.y(), 0);
    }

    @Test
    void aLineOverTheOnlyDimensionNeedsNoSweep() {
        Item.Array array =
                new Item.Array("rank", "effective-rank", "", List.of(Dimension.index("layer", 2)), new double[] {3, 1});
        Figure figure = Examples.draw(new Lines(), Map.of("array", array));
        assertEquals("Effective rank by layer", figure.title());
        assertEquals(Optional.of("At layer 1 the effective rank is 1."), figure.finding());
    }

    @Test
    void linesTellWhichOfThemEndAtInfinity() {
        Item.Array array = new Item.Array(
                "curvature",
                "kernel-curvature",
                "",
                List.of(Examples.ACTIVATIONS, new Dimension.Numbers("rho", "", new double[] {0, 1})),
                new double[] {0, 1, 0, Double.POSITIVE_INFINITY, 0, 2, 0, 3, 0, Double.POSITIVE_INFINITY, 0, 4});
        Figure figure = Examples.draw(new Lines(), Map.of("series", "activation"), Map.of("array", array));
        assertEquals(
                Optional.of(
                        "At rho 1 the kernel curvature is infinite for leaky-relu and silu and else between 1 (relu)"
                                + " and 4 (exp)."),
                figure.finding());
    }

    @Test
    void aSingleNumberIsRefused() {
        Item.Array number = new Item.Array("rank", "effective-rank", "", List.of(), new double[] {3});
        assertThrows(Refusal.class, () -> Examples.draw(new Lines(), Map.of("array", number)));
    }

    @Test
    void aSweepOfOneValueIsDrawnAsAPoint() {
        Item.Array array = new Item.Array(
                "rank",
                "effective-rank",
                "",
                List.of(new Dimension.Numbers("width", "", new double[] {64})),
                new double[] {3});
        List<Mark> marks =
                plot(Examples.draw(new Lines(), Map.of("array", array))).marks();
        Mark.Points points = assertInstanceOf(Mark.Points.class, marks.get(1));
        assertArrayEquals(new double[] {64}, points.x(), 0);
    }

    @Test
    void tableOfFixedPointsTellsTheClasses() {
        Figure figure = Examples.draw(new TableFigure(), Map.of("table", Examples.fixedPoints()));
        assertEquals(
                Optional.of("relu, leaky-relu and exp are aligned-polynomial (ρ* = 1), tanh is orthogonal (ρ* = 0), "
                        + "gelu and silu are interior (ρ* = 0.7602, 0.6589)."),
                figure.finding());
    }

    @Test
    void aFixedPointThatIsNotDecidedIsToldWithItsError() {
        Item.Table table = new Item.Table(
                "fixed-points",
                "fixed-points",
                List.of(
                        Column.numbers("rho-star", 1),
                        Column.words("class", "undecided"),
                        Column.numbers("error", 2.0000000000000036)));
        assertEquals(
                Optional.of("The kernel map is undecided (ρ* = 1 ± 2)."),
                Examples.draw(new TableFigure(), Map.of("table", table)).finding());
    }

    @Test
    void sweepColumnsThatMakeNoDifferenceAreLeftOutOfTheTable() {
        Panel.Grid grid = (Panel.Grid) Examples.draw(new TableFigure(), Map.of("table", Examples.fixedPoints()))
                .panels()
                .get(0);
        assertEquals("the same for every width", grid.title());
        assertEquals(6, grid.table().rows());
        Panel.Grid all = (Panel.Grid)
                Examples.draw(new TableFigure(), Map.of("all", true), Map.of("table", Examples.fixedPoints()))
                        .panels()
                        .get(0);
        assertEquals(18, all.table().rows());
    }

    @Test
    void aColumnThatMattersStays() {
        Item.Table table = new Item.Table(
                "points",
                "fixed-points",
                List.of(
                        Column.numbers("sigma", 1, 2),
                        Column.numbers("rho-star", 0.25, 0.5),
                        Column.words("class", "interior", "interior")));
        Figure figure = Examples.draw(new TableFigure(), Map.of("table", table));
        assertEquals(2, ((Panel.Grid) figure.panels().get(0)).table().rows());
        assertEquals(Optional.of("sigma 1 and sigma 2 are interior (ρ* = 0.25, 0.5)."), figure.finding());
    }
}
