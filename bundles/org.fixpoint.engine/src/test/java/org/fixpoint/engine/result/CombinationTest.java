package org.fixpoint.engine.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.junit.jupiter.api.Test;

class CombinationTest {
    private static final Dimension ACTIVATION = new Dimension.Labels("activation", List.of("relu", "tanh"));
    private static final Dimension WIDTH = new Dimension.Numbers("width", "", new double[] {64, 128});
    private static final Set<String> A = Set.of("x.a");
    private static final Set<String> T = Set.of("x.t");

    private static <I extends Item> I only(Combination combination, Class<I> type) {
        assertEquals(1, combination.items().size());
        return type.cast(combination.items().values().iterator().next());
    }

    private static List<String> dims(Item.Array array) {
        return array.dims().stream().map(Dimension::name).toList();
    }

    private static Optional<Map<String, Item>> table(String column, double... values) {
        return Items.point(new Item.Table("t", "facts", List.of(Column.numbers(column, values))));
    }

    private static List<String> words(Item.Table table, int column) {
        return ((Column.Words) table.columns().get(column)).values();
    }

    private static double[] numbers(Item.Table table, int column) {
        return ((Column.Numbers) table.columns().get(column)).values();
    }

    @Test
    void arraysGetTheDimensionsOfTheSweepInFront() {
        Combination combination = Combination.of(
                List.of(ACTIVATION, WIDTH),
                A,
                List.of(
                        Items.point(Items.array("layer", 1, 2, 3)),
                        Items.point(Items.array("layer", 4, 5, 6)),
                        Optional.empty(),
                        Items.point(Items.array("layer", 7, 8, Double.POSITIVE_INFINITY))));
        Item.Array array = only(combination, Item.Array.class);
        assertEquals(List.of("activation", "width", "layer"), dims(array));
        assertArrayEquals(
                new double[] {1, 2, 3, 4, 5, 6, Double.NaN, Double.NaN, Double.NaN, 7, 8, Double.POSITIVE_INFINITY},
                array.data());
        assertEquals("number", array.quantity());
        assertEquals("m", array.unit());
    }

    @Test
    void withoutASweepAnItemStaysAsItIs() {
        Combination combination = Combination.of(List.of(), A, List.of(Items.point(Items.array("layer", 1, 2))));
        Item.Array array = only(combination, Item.Array.class);
        assertEquals(List.of("layer"), dims(array));
        assertArrayEquals(new double[] {1, 2}, array.data());
    }

    @Test
    void aDimensionThatTheItemHasItselfIsRenamed() {
        Combination combination = Combination.of(
                List.of(WIDTH), A, List.of(Items.point(Items.array("width", 1)), Items.point(Items.array("width", 2))));
        assertEquals(List.of("point-width", "width"), dims(only(combination, Item.Array.class)));
    }

    @Test
    void arraysOfDifferentShapesBecomeATidyTableAndANote() {
        Combination combination = Combination.of(
                List.of(WIDTH),
                A,
                List.of(Items.point(Items.array("layer", 1, 2)), Items.point(Items.array("layer", 3, 4, 5))));
        Item.Table table = only(combination, Item.Table.class);
        assertEquals(
                List.of("width", "layer", "a"),
                table.columns().stream().map(Column::name).toList());
        assertArrayEquals(new double[] {64, 64, 128, 128, 128}, numbers(table, 0));
        assertArrayEquals(new double[] {0, 1, 0, 1, 2}, numbers(table, 1));
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, numbers(table, 2));
        assertEquals(1, combination.notes().size());
        assertTrue(combination.notes().get(0).startsWith("x.a has not the same shape and coordinates"));
        assertEquals(List.of(), combination.remarks()); // nothing is lost
    }

    @Test
    void arraysWithDifferentCoordinatesAreNotStackedEither() {
        Item shifted = new Item.Array(
                "a", "number", "m", List.of(new Dimension.Numbers("layer", "", new double[] {5, 6})), new double[2]);
        Combination combination = Combination.of(
                List.of(WIDTH), A, List.of(Items.point(Items.array("layer", 1, 2)), Items.point(shifted)));
        assertEquals(4, only(combination, Item.Table.class).rows());
    }

    @Test
    void aTidyTableNamesAllDimensionsOfEachNumber() {
        Item plane = new Item.Array(
                "a", "number", "", List.of(ACTIVATION, Dimension.index("k", 2)), new double[] {1, 2, 3, 4});
        Combination combination =
                Combination.of(List.of(WIDTH), A, List.of(Items.point(plane), Items.point(Items.array("layer", 9))));
        assertTrue(combination.items().isEmpty(), "tables of different columns are left out");
        Combination square = Combination.of(
                List.of(WIDTH),
                A,
                List.of(
                        Items.point(plane),
                        Items.point(new Item.Array(
                                "a", "number", "", List.of(ACTIVATION, Dimension.index("k", 1)), new double[] {5, 6
                                }))));
        Item.Table table = only(square, Item.Table.class);
        assertEquals(List.of("relu", "relu", "tanh", "tanh", "relu", "tanh"), words(table, 1));
        assertArrayEquals(new double[] {0, 1, 0, 1, 0, 0}, numbers(table, 2));
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, numbers(table, 3));
    }

    @Test
    void tablesAreStackedWithTheCoordinatesInFront() {
        Combination combination = Combination.of(
                List.of(ACTIVATION, WIDTH),
                T,
                List.of(table("v", 1, 2), Optional.empty(), table("v"), table("v", Double.NaN)));
        Item.Table table = only(combination, Item.Table.class);
        assertEquals(List.of("relu", "relu", "tanh"), words(table, 0));
        assertArrayEquals(new double[] {64, 64, 128}, numbers(table, 1));
        assertArrayEquals(new double[] {1, 2, Double.NaN}, numbers(table, 2));
    }

    @Test
    void aColumnOfTheTableKeepsItsName() {
        Combination combination = Combination.of(List.of(WIDTH), T, List.of(table("width", 1), table("width", 2)));
        Item.Table table = only(combination, Item.Table.class);
        assertEquals("point-width", table.columns().get(0).name());
        assertEquals("width", table.columns().get(1).name());
    }

    @Test
    void tablesOfDifferentColumnsAreLeftOutWithARemark() {
        Combination combination = Combination.of(List.of(WIDTH), T, List.of(table("v", 1), table("w", 2)));
        assertEquals(Map.of(), combination.items());
        assertTrue(combination.remarks().get(0).startsWith("x.t has not the same columns at every point"));
    }

    @Test
    void anItemThatNoPointHasIsLeftOut() {
        Combination combination = Combination.of(List.of(WIDTH), A, List.of(Optional.empty(), Optional.empty()));
        assertEquals(Map.of(), combination.items());
        assertEquals(List.of(), combination.remarks());
    }

    @Test
    void aScalarBecomesALineOverTheSweep() {
        List<Optional<Map<String, Item>>> points = new ArrayList<>();
        for (double value : new double[] {1, 2}) {
            points.add(Items.point(new Item.Array("a", "number", "", List.of(), new double[] {value})));
        }
        Combination combination = Combination.of(List.of(WIDTH), A, points);
        Item.Array array = only(combination, Item.Array.class);
        assertSame(WIDTH.name(), array.dims().get(0).name());
        assertArrayEquals(new double[] {1, 2}, array.data());
        assertEquals(Objects.requireNonNull(array.dims().get(0)).size(), 2);
    }
}
