package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fixpoint.api.analysis.Dimension;

/** The dimensions that sweeps add to results. */
final class Dimensions {
    static final String REPLICATE = "replicate";

    private Dimensions() {}

    /**
     * A name for each sweep: the last part of its path, longer where that is taken.
     *
     * @param reserved the dimensions and columns that items have of their own
     */
    static List<String> names(List<Draft.Axis> axes, Collection<String> reserved) {
        List<String[]> parts = axes.stream()
                .map(axis ->
                        axis.place().path().replaceAll("[^A-Za-z0-9.]+", "-").split("\\."))
                .toList();
        int[] lengths = new int[axes.size()];
        Arrays.fill(lengths, 1);
        List<String> names = named(parts, lengths);
        boolean longer = true;
        while (longer) {
            longer = false;
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                boolean taken = reserved.contains(name)
                        || name.equals(REPLICATE)
                        || names.stream().filter(name::equals).count() > 1;
                if (taken && lengths[i] < parts.get(i).length) {
                    lengths[i]++;
                    longer = true;
                }
            }
            names = named(parts, lengths);
        }
        Set<String> used = new HashSet<>(reserved);
        used.add(REPLICATE);
        return names.stream().map(name -> ExperimentReader.unique(name, used)).toList();
    }

    private static List<String> named(List<String[]> parts, int[] lengths) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String[] path = parts.get(i);
            names.add(String.join("-", List.of(path).subList(path.length - lengths[i], path.length)));
        }
        return names;
    }

    /** The dimension of a sweep: numbers if every value is one, else labels. */
    static Dimension of(String name, Draft.Axis axis) {
        List<Coordinate> coordinates = axis.coordinates();
        return coordinates.stream().allMatch(c -> c.number().isPresent())
                ? new Dimension.Numbers(
                        name,
                        axis.unit(),
                        coordinates.stream()
                                .mapToDouble(c -> c.number().orElseThrow())
                                .toArray())
                : new Dimension.Labels(
                        name, coordinates.stream().map(Coordinate::label).toList());
    }
}
