package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which models of a grid something holds for, told by the sweeps that make a difference alone. */
final class Coverage {
    private static final int SHOWN = 12;

    private Coverage() {}

    /**
     * The models in words: {@code activation=relu, leaky-relu}; empty if no sweep makes a difference.
     *
     * @param axes of the grid
     * @param models their indices along all axes
     */
    static String inWords(List<Draft.Axis> axes, Set<List<Integer>> models) {
        List<Draft.Axis> kept = new ArrayList<>(axes);
        Set<List<Integer>> rest = models;
        for (int k = axes.size() - 1; k >= 0; k--) {
            Set<List<Integer>> fewer = without(rest, k);
            if (fewer.size() * kept.get(k).size() == rest.size()) {
                rest = fewer;
                kept.remove(k);
            }
        }
        if (kept.isEmpty()) {
            return "";
        }
        String first = kept.size() == 1 ? kept.get(0).place().last() + "=" : "";
        String more = rest.size() > SHOWN ? " and " + (rest.size() - SHOWN) + " more" : "";
        return rest.stream()
                .limit(SHOWN)
                .map(index -> kept.size() == 1 ? label(kept, index, 0) : all(kept, index))
                .collect(Collectors.joining(kept.size() == 1 ? ", " : "; ", first, more));
    }

    private static Set<List<Integer>> without(Set<List<Integer>> indices, int k) {
        Set<List<Integer>> fewer = new LinkedHashSet<>();
        for (List<Integer> index : indices) {
            List<Integer> left = new ArrayList<>(index);
            left.remove(k);
            fewer.add(left);
        }
        return fewer;
    }

    private static String all(List<Draft.Axis> axes, List<Integer> index) {
        List<String> words = new ArrayList<>();
        for (int k = 0; k < axes.size(); k++) {
            words.add(axes.get(k).place().last() + "=" + label(axes, index, k));
        }
        return String.join(", ", words);
    }

    private static String label(List<Draft.Axis> axes, List<Integer> index, int k) {
        return axes.get(k).coordinates().get(index.get(k)).label();
    }
}
