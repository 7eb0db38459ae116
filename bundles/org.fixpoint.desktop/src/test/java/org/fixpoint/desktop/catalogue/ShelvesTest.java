package org.fixpoint.desktop.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.desktop.SampleCatalogue;
import org.junit.jupiter.api.Test;

class ShelvesTest {
    private static List<String> ids(Shelves shelves, String search) {
        return shelves.matching(search).values().stream()
                .flatMap(List::stream)
                .map(Offering::id)
                .toList();
    }

    @Test
    void aSearchFindsEveryWordInIdKindOrSummary() {
        Shelves shelves = new Shelves();
        shelves.take(SampleCatalogue.with(), true);
        assertEquals(List.of("mlp"), ids(shelves, "DENSE arch"));
        assertEquals(List.of("formula", "gelu", "relu", "snake"), ids(shelves, "activation"));
        assertEquals(List.of(), ids(shelves, "tanh"));
        assertEquals(10, ids(shelves, "").size());
    }

    @Test
    void whatMatchesCanBeHadByTheBundleItComesFrom() {
        Shelves shelves = new Shelves();
        shelves.take(SampleCatalogue.with(SampleCatalogue.activation("swish", "org.example.swish")), true);
        Map<String, List<Offering>> found = shelves.matching("activation", Shelves.Order.BUNDLE);
        assertEquals(List.of("org.example.stock 1.0.0", "org.example.swish 1.0.0"), List.copyOf(found.keySet()));
        assertEquals(
                List.of("swish"),
                found.getOrDefault("org.example.swish 1.0.0", List.of()).stream()
                        .map(Offering::id)
                        .toList());
        assertEquals(
                List.of("activation"),
                List.copyOf(shelves.matching("activation").keySet()));
    }

    @Test
    void theBestMatchIsTheIdItself() {
        Shelves shelves = new Shelves();
        shelves.take(SampleCatalogue.with(SampleCatalogue.activation("a-relu")), true);
        assertEquals("relu", shelves.best("relu").orElseThrow().id());
        assertEquals("gelu", shelves.best("ge").orElseThrow().id());
        assertTrue(shelves.best("nothing").isEmpty());
    }

    @Test
    void whatIsDraggedIsFoundByKindAndId() {
        Shelves shelves = new Shelves();
        shelves.take(SampleCatalogue.with(), true);
        Offering relu = shelves.best("relu").orElseThrow();
        assertEquals("activation relu", relu.name());
        assertEquals(relu, shelves.named(relu.name()).orElseThrow());
        assertTrue(shelves.named("analysis relu").isEmpty());
    }

    @Test
    void aLineBearsEveryBadge() {
        Offering fresh = new Offering("analysis", "a", "", "", "", true);
        assertEquals("a   NEW", fresh.line(true, false));
        assertEquals("a   NEW   does not fit", fresh.line(false, false));
        assertEquals("b   broken", new Offering("analysis", "b", "", "", "", false).line(true, true));
    }

    @Test
    void whatComesLaterIsFreshUntilItGoes() {
        Shelves shelves = new Shelves();
        shelves.take(SampleCatalogue.with(), false);
        shelves.take(SampleCatalogue.with(SampleCatalogue.activation("early")), true);
        assertFalse(shelves.best("relu").orElseThrow().fresh());
        assertFalse(shelves.best("early").orElseThrow().fresh());
        shelves.take(SampleCatalogue.with(SampleCatalogue.activation("swish")), true);
        assertTrue(shelves.best("swish").orElseThrow().fresh());
        assertFalse(shelves.best("relu").orElseThrow().fresh());
        shelves.take(SampleCatalogue.with(), true);
        assertTrue(shelves.best("swish").isEmpty());
        shelves.take(SampleCatalogue.with(SampleCatalogue.activation("swish")), true);
        assertTrue(shelves.best("swish").orElseThrow().fresh());
    }
}
