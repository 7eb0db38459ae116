package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.junit.jupiter.api.Test;

class SheetTest {
    private final Sheet table = Sheet.of(
            "a.points",
            new Item.Table(
                    "points",
                    "",
                    List.of(
                            new Column.Numbers("rate", "1/s", new double[] {0.1 + 0.2, Double.NaN, -1, 7}),
                            Column.words("kind", "saddle", "node", "node", "two\twords\nhere"))));

    @Test
    void anArrayHasARowForEachNumberWithItsCoordinates() {
        Item.Array array = new Item.Array(
                "rho",
                "correlation",
                "",
                List.of(new Dimension.Labels("activation", List.of("relu", "tanh")), Dimension.index("layer", 3)),
                new double[] {1, 2, 3, 4, 5, 6.5});
        Sheet sheet = Sheet.of("a.rho", array);
        assertEquals(6, sheet.rows());
        assertEquals(
                "activation\tlayer\trho\nrelu\t2\t3\ntanh\t0\t4\ntanh\t2\t6.5\n", sheet.copied(new int[] {2, 3, 5}));
    }

    @Test
    void aSingleNumberIsOneRow() {
        Sheet sheet = Sheet.of("a.gap", new Item.Array("gap", "", "", List.of(), new double[] {0.5}));
        assertEquals("gap\n0.5\n", sheet.copied(sheet.order()));
    }

    @Test
    void rowsAreSortedByNumbersWithThoseWithoutOneLastEitherWay() {
        assertArrayEquals(new int[] {2, 0, 3, 1}, table.order(0, false));
        assertArrayEquals(new int[] {3, 0, 2, 1}, table.order(0, true));
    }

    @Test
    void rowsAreSortedByWordsAndEqualOnesKeepTheirOrder() {
        assertArrayEquals(new int[] {1, 2, 0, 3}, table.order(1, false));
        assertArrayEquals(new int[] {3, 0, 1, 2}, table.order(1, true));
    }

    @Test
    void whatIsCopiedHasAllDigitsAndOneLineForEachRow() {
        assertEquals(
                "rate (1/s)\tkind\n0.30000000000000004\tsaddle\n\tnode\n7\ttwo words here\n",
                table.copied(new int[] {0, 1, 3}));
    }

    @Test
    void tenThousandRowsAreSorted() {
        double[] falling =
                IntStream.range(0, 10_000).mapToDouble(i -> 10_000 - i).toArray();
        Sheet large = Sheet.of("a.b", new Item.Table("b", "", List.of(Column.numbers("x", falling))));
        assertArrayEquals(IntStream.range(0, 10_000).map(i -> 9_999 - i).toArray(), large.order(0, false));
        assertArrayEquals(large.order(), large.order(0, true));
    }
}
