package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Scale;
import org.junit.jupiter.api.Test;

class FigureViewTest {
    private static final Mark THEORY =
            new Mark.Line("theory", 0, Mark.Stroke.SOLID, new double[] {1, 10, 100}, new double[] {-2, Double.NaN, 8});
    private static final Mark SAMPLED =
            new Mark.Points("sampled", 1, Mark.Shape.DISC, new double[] {10}, new double[] {0});
    private static final Panel.Plot PLOT = new Panel.Plot(
            "", Panel.Axis.linear("depth"), Panel.Axis.linear("").from(-5, 15), List.of(THEORY, SAMPLED));
    private static final Figure FIGURE = new Figure(
            "both",
            Optional.empty(),
            1,
            List.of(new Panel.Grid("", new Item.Table("t", "", List.of(Column.numbers("a", 1)))), PLOT));

    private final FigureView whole = FigureView.of(FIGURE);

    private static Panel.Plot plot(FigureView view) {
        return (Panel.Plot) view.figure().panels().get(1);
    }

    @Test
    void theWholeShowsAllMarksWithAMarginAndBoundsAsTheyAreGiven() {
        FigureView.Axes axes = Optional.ofNullable(whole.ranges().get(1)).orElseThrow();
        assertEquals(new AxisRange(Scale.LINEAR, 1 - 0.04 * 99, 100 + 0.04 * 99), axes.x());
        assertEquals(new AxisRange(Scale.LINEAR, -5, 15), axes.y());
        assertEquals(List.of(THEORY, SAMPLED), plot(whole).marks());
    }

    @Test
    void zoomKeepsTheNumberUnderTheMouseWhereItIs() {
        FigureView near = whole.zoomed(1, 0.25, 0.5, 0.1);
        assertEquals(whole.at(1, 0.25, 0.5), near.at(1, 0.25, 0.5));
        assertEquals("depth = 23.77,   y = 5", near.at(1, 0.25, 0.5));
        assertEquals(4, plot(near).y().low().orElseThrow(), 1e-12);
        assertEquals(6, plot(near).y().high().orElseThrow(), 1e-12);
        FigureView back = near.zoomed(1, 0.25, 0.5, 10);
        assertEquals(-5, plot(back).y().low().orElseThrow(), 1e-12);
    }

    @Test
    void movingAndMovingBackIsNothing() {
        FigureView there = whole.moved(1, 0.5, -0.25);
        assertEquals(-10, plot(there).y().low().orElseThrow(), 1e-12);
        assertEquals(10, plot(there).y().high().orElseThrow(), 1e-12);
        FigureView back = there.moved(1, -0.5, 0.25);
        assertEquals(whole.at(1, 0.3, 0.7), back.at(1, 0.3, 0.7));
    }

    @Test
    void aLogarithmicAxisIsZoomedByFactorsAndHoldsPositiveNumbersOnly() {
        FigureView log = whole.swapped(true).swapped(false);
        assertTrue(log.isLog(true) && log.isLog(false));
        FigureView.Axes axes = Optional.ofNullable(log.ranges().get(1)).orElseThrow();
        assertEquals(10, axes.x().at(0.5), 1e-12); // midway between 1 and 100 by factors
        assertEquals(8, axes.y().at(0.5), 1e-12); // the only positive one
        AxisRange near = axes.x().zoomed(0.5, 0.5);
        assertEquals(10, near.at(0.5), 1e-12);
        assertEquals(Math.sqrt(axes.x().high() / axes.x().low()), near.high() / near.low(), 1e-9);
        assertFalse(log.swapped(true).isLog(true));
    }

    @Test
    void noZoomIsFinerOrFartherThanNumbersGo() {
        FigureView near = whole;
        FigureView far = whole;
        for (int i = 0; i < 3000; i++) {
            near = near.zoomed(1, 0.5, 0.5, 0.5);
            far = far.swapped(true).zoomed(1, 0.5, 0.5, 2).zoomed(1, 0.1, 0.1, 2);
        }
        for (FigureView view : List.of(near, far)) {
            Panel.Axis y = plot(view).y();
            assertTrue(y.low().orElseThrow() < y.high().orElseThrow(), y.toString());
            assertTrue(Double.isFinite(y.high().orElseThrow() - y.low().orElseThrow()), y.toString());
        }
    }

    @Test
    void aSeriesIsLeftOutAndComesBack() {
        assertEquals(List.of("theory", "sampled"), whole.series());
        FigureView without = whole.toggled("theory");
        assertEquals(List.of(SAMPLED), plot(without).marks());
        assertEquals(plot(whole).x(), plot(without).x()); // the axes stay
        assertEquals(whole, without.toggled("theory"));
        FigureView none = whole.without(Set.copyOf(whole.series()));
        assertEquals(List.of(), plot(none).marks());
        assertEquals(whole, none.without(Set.of()));
    }

    @Test
    void onTheScreenWhatIsLeftOutStaysInTheLegendAndHasNoPoints() {
        FigureView without = whole.toggled("theory");
        List<Mark> marks = ((Panel.Plot) without.painted().panels().get(1)).marks();
        Mark.Line entry = (Mark.Line) marks.get(0);
        assertEquals("theory", entry.label());
        assertEquals(Mark.MUTED, entry.hue());
        assertEquals(0, entry.x().length);
        assertEquals(SAMPLED, marks.get(1));
        assertEquals(whole.figure(), whole.painted());
    }

    @Test
    void eachRegionIsASeriesOfItsOwn() {
        double[] ends = {0, 1};
        Mark basins = new Mark.Regions("basins", List.of("left", "", "right"), ends, ends, new int[] {0, 1, 2, -1});
        FigureView all = FigureView.of(new Figure(
                "",
                Optional.empty(),
                1,
                List.of(new Panel.Plot("", Panel.Axis.linear("x"), Panel.Axis.linear("y"), List.of(basins, SAMPLED)))));
        assertEquals(List.of("left", "right", "sampled"), all.series());
        FigureView without = all.toggled("left");
        Panel.Plot exported = (Panel.Plot) without.figure().panels().get(0);
        Mark.Regions cut = (Mark.Regions) exported.marks().get(0);
        assertEquals(List.of("", "", "right"), cut.names());
        assertArrayEquals(new int[] {-1, 1, 2, -1}, cut.region());
        FigureView screen = FigureView.of(without.painted());
        assertEquals(all.series(), screen.series(), "the legend keeps its order");
        assertEquals(
                Mark.MUTED,
                ((Panel.Plot) without.painted().panels().get(0)).marks().get(0).hue());
    }

    @Test
    void theVeilCoversTheAxesFromEdgeToEdge() {
        Panel.Plot veiled = (Panel.Plot) whole.veiled().panels().get(1);
        Mark.Band veil = (Mark.Band) veiled.marks().get(2);
        assertEquals(veiled.x().low().orElseThrow(), veil.x()[0]);
        assertEquals(veiled.x().high().orElseThrow(), veil.x()[1]);
        assertEquals(-5, veil.low()[1]);
        assertEquals(15, veil.high()[0]);
    }

    @Test
    void aTableHasNoAxes() {
        assertThrows(IllegalArgumentException.class, () -> whole.zoomed(0, 0.5, 0.5, 2));
    }

    @Test
    void theNumbersOfAFigureAreCopiedWithAllDigits() {
        String copy = FigureCopy.of(whole.toggled("theory").figure());
        assertEquals("panel\tseries\tx\ty\thigh\n\na\n1\n2\tsampled\t10\t0\t\n", copy);
    }
}
