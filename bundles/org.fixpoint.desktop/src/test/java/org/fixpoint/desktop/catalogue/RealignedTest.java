package org.fixpoint.desktop.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RealignedTest {
    private static List<String> letters(String word) {
        return word.isEmpty() ? List.of() : Arrays.asList(word.split("", -1));
    }

    /** A row that is told apart from another of the same key. */
    private static final class Row {
        private final String key;

        Row(String key) {
            this.key = key;
        }
    }

    private static List<Row> aligned(List<Row> rows, List<String> wanted) {
        List<Row> now = new ArrayList<>(rows);
        Realigned.rows(
                rows.stream().map(row -> row.key).toList(),
                wanted,
                now::remove,
                index -> now.add(index, new Row(wanted.get(index))));
        assertEquals(wanted, now.stream().map(row -> row.key).toList());
        return now;
    }

    @Test
    void whatComesAndGoesLeavesTheOtherRowsTheSame() {
        List<Row> before = letters("bdfh").stream().map(Row::new).toList();
        List<Row> after = aligned(before, letters("abcfhi"));
        assertSame(before.get(0), after.get(1));
        assertSame(before.get(2), after.get(3));
        assertSame(before.get(3), after.get(4));
        assertEquals(List.of(), aligned(after, List.of()));
    }

    @Test
    void ofAnyRowsAnyOthersComeAndTheSameOrderTouchesNone() {
        Random random = new Random(1);
        for (int trial = 0; trial < 2000; trial++) {
            List<String> from = shuffled(random);
            List<String> to = shuffled(random);
            List<Row> before = from.stream().map(Row::new).toList();
            List<Row> after = aligned(before, to);
            assertEquals(after, aligned(after, to));
            List<String> sorted = new ArrayList<>(to);
            Collections.sort(sorted);
            List<String> smaller = from.stream().sorted().toList();
            Map<String, Row> known = new HashMap<>();
            List<Row> rows = smaller.stream().map(Row::new).toList();
            rows.forEach(row -> known.put(row.key, row));
            for (Row row : aligned(rows, sorted)) { // of two lists in one order every common row stays
                assertSame(known.getOrDefault(row.key, row), row);
            }
        }
    }

    private static List<String> shuffled(Random random) {
        List<String> all = new ArrayList<>(letters("abcdefgh"));
        Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(all.size() + 1));
    }
}
