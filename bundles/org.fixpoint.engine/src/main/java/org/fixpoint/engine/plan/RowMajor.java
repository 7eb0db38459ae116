package org.fixpoint.engine.plan;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The index vectors of a grid in row-major order: the last index varies fastest. */
final class RowMajor {
    private RowMajor() {}

    /** All of them; one empty vector for a grid without dimensions. */
    static List<List<Integer>> indices(List<Integer> shape) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        return new AbstractList<>() {
            @Override
            public List<Integer> get(int flat) {
                List<Integer> index = new ArrayList<>(shape);
                int rest = flat;
                for (int k = shape.size() - 1; k >= 0; k--) {
                    index.set(k, rest % shape.get(k));
                    rest /= shape.get(k);
                }
                return index;
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** An index vector by axis. */
    static <A> Map<A, Integer> coordinates(List<A> axes, List<Integer> index) {
        Map<A, Integer> map = new HashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            map.put(axes.get(i), index.get(i));
        }
        return map;
    }
}
