package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.junit.jupiter.api.Test;

/** What holds for every visualizer. */
public abstract class VisualizerContract extends ContributionContract<Visualizer> {
    /** An item of realistic shape for every slot, by slot name. */
    protected abstract Map<String, Item> filled();

    private Figure drawn() {
        return made().draw(filled());
    }

    @Test
    void slotsHaveDistinctKebabCaseNamesAndALineOfHelp() {
        List<Slot> slots = made().slots();
        assertFalse(slots.isEmpty(), "there is no slot");
        Set<String> names = new HashSet<>();
        for (Slot slot : slots) {
            assertTrue(slot.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), slot.name() + " is not kebab-case");
            assertTrue(names.add(slot.name()), "two slots are named " + slot.name());
            assertFalse(slot.doc().isBlank(), slot.name() + " has no line of help");
        }
        assertEquals(names, filled().keySet(), "the example of the test must fill every slot");
    }

    @Test
    void drawsWithTheRequiredSlotsOnlyOrWithAnyOneIfNoneIsRequired() {
        Map<String, Item> required = new LinkedHashMap<>();
        for (Slot slot : made().slots()) {
            if (slot.required()) {
                required.put(slot.name(), itemFor(slot));
            }
        }
        if (!required.isEmpty()) {
            assertShowsSomething(made().draw(required));
            return;
        }
        for (Slot slot : made().slots()) {
            assertShowsSomething(made().draw(Map.of(slot.name(), itemFor(slot))));
        }
    }

    private Item itemFor(Slot slot) {
        return new HashMap<>(filled()).getOrDefault(slot.name(), new Item.Table("none", "", List.of()));
    }

    @Test
    void refusesToDrawNothing() {
        assertSentence(assertThrows(Refusal.class, () -> made().draw(Map.of())));
    }

    @Test
    void refusesAnItemOfTheWrongType() {
        for (Slot slot : made().slots()) {
            Item wrong = slot.type() == Item.Table.class
                    ? new Item.Array("wrong", slot.quantity(), "", List.of(), new double[] {1})
                    : new Item.Table("wrong", slot.quantity(), List.of(Column.numbers("x", 1)));
            assertSentence(assertThrows(Refusal.class, () -> made().draw(Map.of(slot.name(), wrong)), slot.name()));
        }
    }

    @Test
    void refusesArraysInWhichEveryNumberIsMissing() {
        Map<String, Item> missing = new LinkedHashMap<>();
        filled().forEach((slot, item) -> {
            if (item instanceof Item.Array array) {
                double[] nothing = new double[array.data().length];
                Arrays.fill(nothing, Double.NaN);
                missing.put(slot, new Item.Array(array.name(), array.quantity(), array.unit(), array.dims(), nothing));
            }
        });
        if (!missing.isEmpty()) {
            assertSentence(assertThrows(Refusal.class, () -> made().draw(missing)));
        }
    }

    private static void assertSentence(Refusal refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        assertTrue(sentence.length() > 20 && !sentence.contains("\n"), "not one sentence: " + sentence);
    }

    @Test
    void drawsTheSameFigureAgain() {
        assertEquals(text(drawn()), text(drawn()));
    }

    @Test
    void everyNumberIsFiniteOrAGap() {
        for (Panel panel : drawn().panels()) {
            if (panel instanceof Panel.Plot plot) {
                for (Mark mark : plot.marks()) {
                    for (double[] numbers : numbers(mark)) {
                        for (double number : numbers) {
                            assertFalse(Double.isInfinite(number), mark.label() + " contains " + number);
                        }
                    }
                    for (double x : numbers(mark).get(0)) {
                        assertTrue(Double.isFinite(x), mark.label() + " has the x coordinate " + x);
                    }
                }
            }
        }
    }

    @Test
    void hasATitleAndEveryAxisItsLabel() {
        Figure figure = drawn();
        assertFalse(figure.title().isBlank(), "the figure has no title");
        assertFalse(figure.panels().isEmpty(), "the figure has no panel");
        for (Panel panel : figure.panels()) {
            if (panel instanceof Panel.Plot plot) {
                assertAll(
                        () -> assertFalse(plot.x().label().isBlank(), "the horizontal axis has no label"),
                        () -> assertFalse(plot.y().label().isBlank(), "the vertical axis has no label"));
            }
        }
    }

    @Test
    void findingIsOneSentence() {
        drawn().finding().ifPresent(finding -> {
            assertTrue(finding.endsWith("."), "the finding does not end with a full stop: " + finding);
            assertFalse(finding.contains("\n"), "the finding has several lines: " + finding);
            assertFalse(finding.contains("NaN"), "the finding says NaN: " + finding);
        });
    }

    private static void assertShowsSomething(Figure figure) {
        for (Panel panel : figure.panels()) {
            if (panel instanceof Panel.Grid grid && grid.table().rows() > 0) {
                return;
            }
            if (panel instanceof Panel.Plot plot
                    && plot.marks().stream().anyMatch(VisualizerContract::showsSomething)) {
                return;
            }
        }
        throw new AssertionError("the figure \"" + figure.title() + "\" shows nothing");
    }

    private static boolean showsSomething(Mark mark) {
        return Arrays.stream(numbers(mark).get(1)).anyMatch(Double::isFinite);
    }

    private static List<double[]> numbers(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return List.of(line.x(), line.y());
        }
        if (mark instanceof Mark.Points points) {
            return List.of(points.x(), points.y());
        }
        if (mark instanceof Mark.Bars bars) {
            return List.of(bars.x(), bars.y());
        }
        if (mark instanceof Mark.Heat heat) {
            return List.of(heat.x(), heat.z(), heat.y());
        }
        if (mark instanceof Mark.Regions regions) {
            double[] region = Arrays.stream(regions.region()).asDoubleStream().toArray();
            return List.of(regions.x(), region, regions.y());
        }
        Mark.Band band = (Mark.Band) mark;
        return List.of(band.x(), band.low(), band.high());
    }

    private static String text(Figure figure) {
        StringBuilder text =
                new StringBuilder(figure.title()).append(figure.finding()).append(figure.columns());
        for (Panel panel : figure.panels()) {
            text.append('\n').append(panel.title());
            if (panel instanceof Panel.Plot plot) {
                text.append(plot.x()).append(plot.y());
                for (Mark mark : plot.marks()) {
                    text.append(mark.getClass()).append(mark.label()).append(mark.hue());
                    numbers(mark).forEach(numbers -> text.append(Arrays.toString(numbers)));
                }
            } else if (panel instanceof Panel.Grid grid) {
                for (Column column : grid.table().columns()) {
                    text.append(column.name());
                    text.append(
                            column instanceof Column.Numbers numbers
                                    ? Arrays.toString(numbers.values())
                                    : column.toString());
                }
            }
        }
        return text.toString();
    }
}
