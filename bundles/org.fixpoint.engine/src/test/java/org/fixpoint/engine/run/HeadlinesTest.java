package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.plan.FigureRequest;
import org.fixpoint.engine.plan.Lettered;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
    private static final Entry PLAIN =
            new Entry(new Lettered(), new Origin("org.example", "1.0.0", "ab".repeat(32))); // who draws does not matter

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

    @Test
    void aFigureOfOtherAnalysesIsToldBeforeASecondPoint() {
        Map<String, Item> items = Map.of("a.finding", swept("beta", new double[] {1, 2}, "one", "two"));
        List<FigureRequest> requests = List.of(
                request("curve", "b.curve"), // b says nothing itself
                request("points", "a.points")); // a does
        Map<String, Figure> figures = Map.of("curve", saying("It rises."), "points", saying("Two points."));
        assertEquals(
                List.of("beta 1: one", "beta 2: two", "It rises."),
                new Headlines(items).first(requests, figures, List.of("a note")));
    }

    private static FigureRequest request(String name, String item) {
        Setup table = new Setup(PLAIN, Map.of());
        return new FigureRequest(name, table, Map.of("table", item), true);
    }

    private static Figure saying(String sentence) {
        return new Figure("Title", Optional.of(sentence), 1, List.of());
    }
}
