package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Mark;

/** The basins of a plane as regions. */
final class BasinRegions {
    private static final int MOST_NAMED = 12; // as many as there are colours

    private BasinRegions() {}

    /**
     * The regions.
     *
     * @param basins the number of an attractor at each place, up × right; infinite where none was reached, NaN where there is no result
     * @param near what each attractor is near, or less
     */
    static Mark.Regions of(Item.Array basins, List<String> near) {
        int[] region = Arrays.stream(basins.data())
                .mapToInt(each -> Double.isFinite(each) && each >= 0 ? (int) each : -1)
                .toArray();
        int count = Arrays.stream(region).max().orElse(-1) + 1;
        List<String> names = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            String at = k < near.size() && !near.get(k).isEmpty() ? near.get(k) : "attractor " + k;
            names.add(count > MOST_NAMED ? "" : "basin of " + at);
        }
        return new Mark.Regions("basins", names, coordinates(basins, "right"), coordinates(basins, "up"), region);
    }

    private static double[] coordinates(Item.Array array, String name) {
        Dimension along = array.dims().stream()
                .filter(dim -> dim.name().equals(name))
                .findFirst()
                .orElseThrow();
        return along instanceof Dimension.Numbers numbers
                ? numbers.values()
                : Dimension.index(name, along.size()).values();
    }
}
