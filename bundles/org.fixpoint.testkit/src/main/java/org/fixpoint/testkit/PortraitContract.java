package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.analysis.Item;
import org.junit.jupiter.api.Test;

/**
 * What holds for every portrait: facts of plain types under snake_case keys, the same each time.
 *
 * @param <S> the kind that is studied
 */
public abstract class PortraitContract<S> extends ContributionContract<Portrait<S>> {
    /** An object that it can study. */
    protected abstract S subject();

    @Test
    void isNamedInSnakeCase() {
        assertTrue(made().name().matches("[a-z0-9]+(_[a-z0-9]+)*"), made().name());
    }

    @Test
    void studiesTheKindThatItSays() {
        assertTrue(made().of().isInstance(subject()));
    }

    @Test
    void factsArePlainValuesUnderSnakeCaseKeys() {
        Map<String, Object> facts = made().study(subject()).facts();
        assertFalse(facts.isEmpty());
        facts.forEach((key, value) -> {
            assertTrue(key.matches("[a-z0-9]+(_[a-z0-9]+)*"), key + " is not snake_case");
            assertPlain(key, value);
        });
    }

    @Test
    void saysTheSameInTheSameOrderOnEveryCall() {
        Portrait.Study first = made().study(subject());
        Portrait.Study second = made().study(subject());
        assertEquals(
                List.copyOf(first.facts().entrySet()),
                List.copyOf(second.facts().entrySet()));
        assertEquals(
                first.items().stream().map(Item::name).toList(),
                second.items().stream().map(Item::name).toList());
    }

    @Test
    void itemsHaveNamesThatDiffer() {
        Set<String> names = new HashSet<>();
        for (Item item : made().study(subject()).items()) {
            assertTrue(names.add(item.name()), "two items are named " + item.name());
        }
    }

    private static void assertPlain(String key, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> assertPlain(key, element));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> assertPlain(key, element));
        } else if (value instanceof Double number) {
            assertFalse(number.isNaN(), key + " is NaN");
        } else {
            boolean plain = value instanceof Integer || value instanceof Boolean || value instanceof String;
            assertTrue(plain, key + " is a " + value.getClass().getName());
        }
    }
}
