package org.fixpoint.desktop.results;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in the image of a figure an entry of its legend lies, in pixels of the image.
 *
 * @param label of the series that it names
 */
public record LegendEntry(String label, int left, int top, int width, int height) {
    private static final int FIELDS = 5;

    /** Whether a pixel lies in it. */
    public boolean holds(double x, double y) {
        return x >= left && x < left + width && y >= top && y < top + height;
    }

    /**
     * The entries that the painter of an image has told of.
     *
     * @param lines left, top, width, height and label with tabs between them, after a line of headings
     * @throws NumberFormatException if a place is no number
     */
    public static List<LegendEntry> read(List<String> lines) {
        List<LegendEntry> entries = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.split("\t", FIELDS);
            if (fields.length == FIELDS) {
                entries.add(new LegendEntry(
                        fields[4], number(fields[0]), number(fields[1]), number(fields[2]), number(fields[3])));
            }
        }
        return entries;
    }

    private static int number(String field) {
        return Integer.parseInt(field);
    }
}
