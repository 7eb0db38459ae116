package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.junit.jupiter.api.Test;

class PhaseDiagramTest {
    private static Figure drawn() {
        return Examples.draw(new PhaseDiagram(), Map.of("chi", Examples.chi(), "line", Examples.criticalLine()));
    }

    private static List<Mark> marks(int panel) {
        return ((Panel.Plot) drawn().panels().get(panel)).marks();
    }

    @Test
    void eachActivationHasItsPanelWithItsOwnLine() {
        assertEquals(
                List.of("erf", "other"),
                drawn().panels().stream().map(Panel::title).toList());
        assertEquals(2, marks(0).size());
        Mark.Line line = assertInstanceOf(Mark.Line.class, marks(0).get(1));
        assertArrayEquals(new double[] {0.785, 1.2, 1.9}, line.x());
    }

    @Test
    void cellsAreRowsOfBiasAndColumnsOfWeight() {
        Mark.Heat heat = assertInstanceOf(Mark.Heat.class, marks(0).get(0));
        assertEquals(40, heat.x().length);
        assertEquals(Examples.chi().data()[3 * 21 + 5], heat.z()[5 * 40 + 3]);
    }

    @Test
    void whatDoesNotAttractIsDotted() {
        assertEquals(3, marks(1).size());
        assertInstanceOf(Mark.Points.class, marks(1).get(1));
        assertEquals(
                Mark.Stroke.DOTTED,
                assertInstanceOf(Mark.Line.class, marks(1).get(2)).stroke());
    }

    @Test
    void theFindingTellsFoldsAndWhatLiesWithinTheRange() {
        Item.Table line = new Item.Table(
                "critical-line",
                "critical-line",
                List.of(
                        Column.words("activation", "erf", "erf", "erf", "erf"),
                        Column.numbers("sigma-b-squared", 0, 0.1, 0.2, 9),
                        Column.numbers("sigma-w-squared", 0.785, 1.2, 1.5, 1.9),
                        Column.words("note", "repelling", "repelling", "fold: …", "attracting")));
        Figure figure = Examples.draw(new PhaseDiagram(), Map.of("chi", Examples.chi(), "line", line));
        String finding = figure.finding().orElseThrow();
        assertTrue(
                finding.startsWith(
                        "erf: χ₁ = 1 within the range only where the variance repels or oscillates, with a fold at"
                                + " (σ_w², σ_b²) = (1.5, 0.2)"),
                finding);
        Mark.Line mark = assertInstanceOf(
                Mark.Line.class, ((Panel.Plot) figure.panels().get(0)).marks().get(1));
        assertArrayEquals(new double[] {0.785, 1.2, 1.5}, mark.x());
        assertEquals(Mark.Stroke.DOTTED, mark.stroke());
    }

    @Test
    void theFindingTellsTheEndsOfTheLineAndTheOpenCells() {
        String finding = drawn().finding().orElseThrow();
        assertTrue(
                finding.startsWith("erf: χ₁ = 1 at (σ_w², σ_b²) = (0.785, 0) to (σ_w², σ_b²) = (1.9, 0.5);"), finding);
        assertTrue(finding.contains("of 840 cells lengths grow without bound"), finding);
    }
}
