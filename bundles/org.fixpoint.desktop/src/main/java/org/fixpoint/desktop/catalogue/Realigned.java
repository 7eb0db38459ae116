package org.fixpoint.desktop.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** Rows that become others in place: those that are in both stay the same rows, so that nothing in sight jumps. */
public final class Realigned {
    private Realigned() {}

    /**
     * Takes rows out and puts rows in, one at a time and from the first to the last, until they are those that are wanted.
     *
     * @param rows the keys of those there are
     * @param wanted the keys of those that there are to be, each once
     * @param out takes the row at an index out
     * @param in puts the row in that is wanted at an index, before the one that is there
     */
    public static void rows(List<String> rows, List<String> wanted, IntConsumer out, IntConsumer in) {
        List<String> now = new ArrayList<>(rows);
        Set<String> ahead = new HashSet<>(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            String next = wanted.get(i);
            while (i < now.size() && !ahead.contains(now.get(i))) {
                now.remove(i);
                out.accept(i);
            }
            if (i == now.size() || !now.get(i).equals(next)) {
                now.add(i, next);
                in.accept(i);
            }
            ahead.remove(next);
        }
        for (int i = now.size() - 1; i >= wanted.size(); i--) {
            out.accept(i);
        }
    }
}
