package org.fixpoint.api.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemTest {
    private static final Dimension LAYER = Dimension.index("layer", 3);
    private static final Dimension RHO = new Dimension.Numbers("rho", "", new double[] {-0.5, 0.5});

    @Test
    void shapeIsTheLengthsOfTheDimensions() {
        Item.Array array = new Item.Array("similarity", "similarity", "", List.of(LAYER, RHO), new double[6]);
        assertArrayEquals(new int[] {3, 2}, array.shape());
    }

    @Test
    void arrayWithoutDimensionsIsOneNumber() {
        assertArrayEquals(new int[0], new Item.Array("c", "c", "", List.of(), new double[1]).shape());
    }

    @Test
    void dataMustFillTheShape() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Item.Array("similarity", "similarity", "", List.of(LAYER, RHO), new double[5]));
    }

    @Test
    void twoDimensionsOfOneNameAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Item.Array("gram", "gram", "", List.of(LAYER, LAYER), new double[9]));
    }

    @Test
    void tableCountsItsRows() {
        Item.Table table = new Item.Table(
                "points", "fixed-points", List.of(Column.numbers("rho", 0, 1), Column.words("class", "a", "b")));
        assertEquals(2, table.rows());
        assertEquals(0, new Item.Table("empty", "none", List.of()).rows());
    }

    @Test
    void columnsOfUnequalLengthAreRefused() {
        List<Column> columns = List.of(Column.numbers("rho", 0, 1), Column.words("class", "a"));
        assertThrows(IllegalArgumentException.class, () -> new Item.Table("points", "fixed-points", columns));
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        List<Column> columns = List.of(Column.numbers("rho", 0), Column.words("rho", "a"));
        assertThrows(IllegalArgumentException.class, () -> new Item.Table("points", "fixed-points", columns));
    }

    @Test
    void wholeCoordinatesAreLabelledWithoutAPoint() {
        assertEquals("2", LAYER.label(2));
        assertEquals("-0.5", RHO.label(0));
        assertEquals("relu", new Dimension.Labels("activation", List.of("relu")).label(0));
    }
}
