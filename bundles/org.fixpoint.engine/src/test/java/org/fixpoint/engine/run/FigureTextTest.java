package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.engine.files.JsonText;
import org.junit.jupiter.api.Test;

class FigureTextTest {
    private static final double[] X = {-1, 0.1, 1.0 / 3, Math.PI};
    private static final double[] Y = {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE};

    private static Figure figure(Mark... marks) {
        Panel.Plot first = new Panel.Plot(
                "left", Panel.Axis.linear("x").from(-0.0, 1e300), Panel.Axis.log("κ′(ρ)"), List.of(marks), true);
        Panel.Plot second = new Panel.Plot("", Panel.Axis.linear("ρ"), Panel.Axis.linear("\"c\""), List.of());
        return new Figure("two\nlines", Optional.of("it is so"), 2, List.of(first, second));
    }

    private static Figure back(Figure figure) throws IOException {
        return FigureText.read(JsonText.read(JsonText.line(FigureText.of(figure))));
    }

    @Test
    void aSketchComesBackToTheBit() throws IOException {
        Figure figure = figure(
                new Mark.Line("φ", 3, Mark.Stroke.DASHED, X, Y),
                new Mark.Points("", Mark.NEUTRAL, Mark.Shape.CIRCLE, X, Y),
                new Mark.Bars("a_k", 0, new double[0], new double[0]));
        Figure back = back(figure);
        assertEquals(figure.title(), back.title());
        assertEquals(figure.finding(), back.finding());
        assertEquals(figure.columns(), back.columns());
        Panel.Plot was = (Panel.Plot) figure.panels().get(0);
        Panel.Plot is = (Panel.Plot) back.panels().get(0);
        assertEquals(figure.panels().get(1), back.panels().get(1));
        assertEquals(was.x(), is.x());
        assertEquals(was.y(), is.y());
        assertTrue(is.sameUnits());
        Mark.Line line = assertInstanceOf(Mark.Line.class, is.marks().get(0));
        assertEquals("φ", line.label());
        assertEquals(3, line.hue());
        assertEquals(Mark.Stroke.DASHED, line.stroke());
        assertArrayEquals(bits(X), bits(line.x()));
        assertArrayEquals(bits(Y), bits(line.y()));
        Mark.Points points = assertInstanceOf(Mark.Points.class, is.marks().get(1));
        assertEquals(Mark.NEUTRAL, points.hue());
        assertEquals(Mark.Shape.CIRCLE, points.shape());
        assertArrayEquals(bits(Y), bits(points.y()));
        Mark.Bars bars = assertInstanceOf(Mark.Bars.class, is.marks().get(2));
        assertEquals(0, bars.x().length);
        assertEquals(
                Optional.empty(),
                back(new Figure("", Optional.empty(), 1, List.of())).finding());
    }

    private static long[] bits(double... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Test
    void whatTheWindowDoesNotPaintItselfIsNoSketch() {
        assertTrue(FigureText.isSketch(figure(new Mark.Bars("", 0, X, Y))));
        assertFalse(FigureText.isSketch(figure(new Mark.Band("", 0, X, X, Y))));
        assertFalse(FigureText.isSketch(
                figure(new Mark.Heat("", X, new double[] {1}, Y, Panel.Scale.LINEAR, OptionalDouble.empty()))));
        assertFalse(FigureText.isSketch(
                new Figure("", Optional.empty(), 1, List.of(new Panel.Grid("", new Item.Table("t", "", List.of()))))));
    }

    @Test
    void whatIsNoFigureIsRefused() throws IOException {
        String text = JsonText.line(FigureText.of(figure(new Mark.Line("", 0, Mark.Stroke.SOLID, X, X))));
        for (String other : List.of(
                "{}",
                text.replace("SOLID", "WAVY"),
                text.replace("\"columns\": 2", "\"columns\": 0"),
                text.replace("\"y\": [-1, ", "\"y\": ["),
                text.replace("\"y\": [-1, ", "\"y\": [\"one\", "))) {
            assertThrows(IOException.class, () -> FigureText.read(JsonText.read(other)), other);
        }
    }
}
