package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

/**
 * How the dimensions of an array are laid out in a figure: one along the axis, one over the hues, replicates in the band, and
 * every combination of the rest in a panel of its own.
 *
 * @param along the dimension of the horizontal axis
 * @param panels the dimensions whose combinations are panels, outermost first
 * @param series the dimension of the hues
 * @param bands the dimensions that are averaged over
 */
record Arrangement(Dimension along, List<Dimension> panels, Optional<Dimension> series, List<Dimension> bands) {
    static final Parameter.Text PANELS = Parameter.text(
                    "panels", "dimension with a panel for each value, or auto, or none")
            .byDefault("auto");
    static final Parameter.Text SERIES = Parameter.text(
                    "series", "dimension with a hue for each value, or auto, or none")
            .byDefault("auto");
    static final Parameter.Text BANDS = Parameter.text("bands", "dimension averaged over, or auto (replicate), or none")
            .byDefault("auto");

    private static final String AUTO = "auto";
    private static final String NONE = "none";
    private static final int MOST_PANELS = 100;

    /** What the user chose. */
    record Choice(String panels, String series, String bands) {
        static Choice of(Values values) {
            return new Choice(values.get(PANELS), values.get(SERIES), values.get(BANDS));
        }
    }

    /**
     * Arranges the dimensions of an array.
     *
     * @throws Refusal if a chosen dimension does not exist or there would be too many panels
     */
    static Arrangement of(Item.Array array, String along, Choice choice) {
        List<Dimension> free = new ArrayList<>(array.dims());
        Dimension axis = taken(free, along, array);
        List<Dimension> bands = new ArrayList<>();
        if (!choice.bands().equals(NONE)) {
            if (choice.bands().equals(AUTO)) {
                first(free, dim -> dim.name().equals("replicate")).ifPresent(bands::add);
            } else {
                bands.add(taken(free, choice.bands(), array));
            }
        }
        free.removeAll(bands);
        List<Dimension> panels = new ArrayList<>();
        Optional<Dimension> series = Optional.empty();
        if (!choice.series().equals(AUTO) && !choice.series().equals(NONE)) {
            series = Optional.of(taken(free, choice.series(), array));
        }
        if (choice.panels().equals(AUTO)) {
            first(free, dim -> dim instanceof Dimension.Labels).ifPresent(panels::add);
        } else if (!choice.panels().equals(NONE)) {
            panels.add(taken(free, choice.panels(), array));
        }
        free.removeAll(panels);
        if (choice.series().equals(AUTO)) {
            series = first(free, dim -> dim instanceof Dimension.Numbers).or(() -> first(free, dim -> true));
            series.ifPresent(free::remove);
        }
        panels.addAll(free);
        long count = panels.stream().mapToLong(Dimension::size).reduce(1, (a, b) -> a * b);
        if (count > MOST_PANELS) {
            throw new Refusal("the figure would have " + count + " panels, one for each "
                    + String.join(" and ", panels.stream().map(Dimension::name).toList())
                    + "; choose other dimensions by panels, series and bands, or sweep fewer values");
        }
        return new Arrangement(axis, panels, series, bands);
    }

    private static Optional<Dimension> first(List<Dimension> dims, Predicate<Dimension> wanted) {
        return dims.stream().filter(wanted).findFirst();
    }

    private static Dimension taken(List<Dimension> free, String name, Item.Array array) {
        Dimension found = first(free, dim -> dim.name().equals(name))
                .orElseThrow(() -> new Refusal(array.name() + " has no dimension \"" + name
                        + "\" left to choose; it has "
                        + String.join(
                                ", ", array.dims().stream().map(Dimension::name).toList())));
        free.remove(found);
        return found;
    }

    /** The index in each panel dimension, panel by panel in row-major order. */
    List<Map<String, Integer>> panelPlaces() {
        List<Map<String, Integer>> places = List.of(Map.of());
        for (Dimension dim : panels) {
            List<Map<String, Integer>> finer = new ArrayList<>();
            for (Map<String, Integer> place : places) {
                for (int i = 0; i < dim.size(); i++) {
                    Map<String, Integer> one = new LinkedHashMap<>(place);
                    one.put(dim.name(), i);
                    finer.add(one);
                }
            }
            places = finer;
        }
        return places;
    }

    /** A panel in words: {@code relu}, or {@code relu, depth 3}. */
    String panelTitle(Map<String, Integer> place) {
        return String.join(
                ", ",
                panels.stream()
                        .map(dim -> Wording.place(dim, place.getOrDefault(dim.name(), 0)))
                        .toList());
    }

    /** The number of series, at least 1. */
    int seriesCount() {
        return series.map(Dimension::size).orElse(1);
    }

    /** The place of a panel and a series together. */
    Map<String, Integer> place(Map<String, Integer> panel, int member) {
        Map<String, Integer> place = new LinkedHashMap<>(panel);
        series.ifPresent(dim -> place.put(dim.name(), member));
        return place;
    }

    /** The series in words, or the words given if there is but one. */
    String seriesLabel(int member, String otherwise) {
        return series.map(dim -> Wording.place(dim, member)).orElse(otherwise);
    }

    /** The coordinates along the axis: numbers, or 0, 1, … for names. */
    double[] coordinates() {
        return along instanceof Dimension.Numbers numbers
                ? numbers.values()
                : Dimension.index(along.name(), along.size()).values();
    }
}
