package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Dimension.Numbers width = new Dimension.Numbers("model-width", "", new double[] {16, 32});
    private final SweptPoints points = new SweptPoints(List.of(width, Dimension.index("replicate", 2)));

    private static Sheet rho(double[] layers, double... data) {
        return Sheet.of(
                "a.rho", new Item.Array("rho", "", "", List.of(new Dimension.Numbers("layer", "", layers)), data));
    }

    private static String whole(Sheet sheet) {
        return sheet.copied(sheet.order());
    }

    @Test
    void rowsWithTheSameCoordinatesStandInOneRowWithTheirDifference() {
        Sheet compared = Comparison.of(
                new Comparison.Side("old", rho(new double[] {0, 1}, 0.5, 2)),
                new Comparison.Side("new", rho(new double[] {1, 2}, 3, 7)),
                Set.of());
        assertEquals(
                "layer\trho · old\trho · new\trho · difference\n0\t0.5\t\t\n1\t2\t3\t1\n2\t\t7\t\n", whole(compared));
    }

    @Test
    void ofTablesRowsAreTakenInTheirOrderForEachCoordinate() {
        Sheet old = Sheet.of("a.t", table(new double[] {16, 16, 32}, "saddle", "node", "node"));
        Sheet now = Sheet.of("a.t", table(new double[] {16, 32, 32}, "node", "node", "focus"));
        Sheet compared = Comparison.of(new Comparison.Side("1", old), new Comparison.Side("2", now), points.columns());
        assertEquals(
                "model-width\tkind · 1\tkind · 2\n16\tsaddle\tnode\n16\tnode\t\n32\tnode\tnode\n32\t\tfocus\n",
                whole(compared));
    }

    private static Item.Table table(double[] widths, String... kinds) {
        return new Item.Table(
                "t", "", List.of(new Column.Numbers("model-width", "", widths), Column.words("kind", kinds)));
    }

    @Test
    void aPointHasTheRowsOfItsCoordinatesInArraysAndInTables() {
        assertEquals(4, points.count());
        assertEquals("model-width 32, replicate 0", points.inWords(2));
        Sheet array = Sheet.of(
                "a.rho",
                new Item.Array(
                        "rho",
                        "",
                        "",
                        List.of(width, Dimension.index("replicate", 2), Dimension.index("layer", 2)),
                        new double[] {0, 1, 2, 3, 4, 5, 6, 7}));
        assertEquals("layer\trho\n0\t4\n1\t5\n", whole(points.part(array, 2)));
        SweptPoints widths = new SweptPoints(List.of(width));
        Sheet rows = Sheet.of("a.t", table(new double[] {16, 16, 32}, "saddle", "node", "focus"));
        assertEquals("kind\nsaddle\nnode\n", whole(widths.part(rows, 0)));
        assertEquals("the only point", new SweptPoints(List.of()).inWords(0));
    }

    @Test
    void pointsAreComparedWithoutTheirCoordinates() {
        Sheet array = Sheet.of(
                "a.gap",
                new Item.Array(
                        "gap", "", "", List.of(width, Dimension.index("replicate", 2)), new double[] {1, 2, 3, 5}));
        Sheet compared = Comparison.of(
                new Comparison.Side("point 1", points.part(array, 0)),
                new Comparison.Side("point 4", points.part(array, 3)),
                Set.of());
        assertEquals("gap · point 1\tgap · point 4\tgap · difference\n1\t5\t4\n", whole(compared));
    }
}
