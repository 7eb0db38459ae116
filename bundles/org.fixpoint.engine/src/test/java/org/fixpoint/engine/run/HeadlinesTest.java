package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
    private static Item.Table swept(String name, double[] at, String... sentences) {
        return new Item.Table(
                Finding.QUANTITY,
                Finding.QUANTITY,
                List.of(Column.numbers(name, at), Column.words(Finding.QUANTITY, sentences)));
    }

    private static List<String> first(Map<String, Item> items, String... notes) {
        return new Headlines(items).first(List.of(), Map.of(), List.of(notes));
    }

    @Test
    void aSinglePointIsToldAsItIs() {
        assertEquals(List.of("7 points.", "a note"), first(Map.of("a.finding", Finding.of("7 points.")), "a note"));
    }

    @Test
    void ofASweepTheFirstTheMiddleAndTheLastAreTold() {
        assertEquals(
                List.of("beta 1: one", "beta 2.5: two", "beta 8: four"),
                first(Map.of("a.finding", swept("beta", new double[] {1, 2.5, 4, 8}, "one", "two", "three", "four"))));
    }

    @Test
    void everyAnalysisIsToldBeforeASecondPointOfAny() {
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("a.finding", swept("beta", new double[] {1, 2}, "one", "two"));
        items.put("b.finding", swept("beta", new double[] {1, 2}, "red", "blue"));
        items.put("c.other", new Item.Table("other", "other", List.of()));
        assertEquals(List.of("beta 1: one", "beta 2: two", "beta 2: blue"), first(items));
    }

    @Test
    void aCoordinateThatDoesNotVaryIsLeftOut() {
        assertEquals(List.of("same"), first(Map.of("a.finding", swept("beta", new double[] {1, 1}, "same", "same"))));
    }
}
