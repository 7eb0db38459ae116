package org.fixpoint.desktop.results;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Where the axes of a panel lie in the image of a figure, in its pixels.
 *
 * <p>It is found in the images: the figure is painted once as it is and once with a veil over each pair of axes, and where the two
 * differ, there the axes are. So whatever paints images will do, and needs to tell nothing.
 *
 * @param panel its index among all panels of the figure
 */
public record Frame(int panel, int left, int top, int width, int height) {
    /** Whether two images differ in a pixel. */
    @FunctionalInterface
    public interface Difference {
        /** Whether they differ there. */
        boolean at(int x, int y);
    }

    /** Whether a pixel lies in it. */
    public boolean holds(double x, double y) {
        return x >= left && x <= left + width && y >= top && y <= top + height;
    }

    /** How far from its left edge to its right. */
    public double across(double x) {
        return (x - left) / width;
    }

    /** How far from its bottom to its top. */
    public double up(double y) {
        return 1 - (y - top) / height;
    }

    /** The pixel at so much of the way from its left edge to its right. */
    public double x(double across) {
        return left + across * width;
    }

    /** The pixel at so much of the way from its bottom to its top. */
    public double y(double up) {
        return top + (1 - up) * height;
    }

    /**
     * The frames of a figure.
     *
     * @param panels the indices of the plots, left to right, top to bottom
     * @return one for each, or none where they cannot be told apart
     */
    public static List<Frame> find(int width, int height, Difference difference, List<Integer> panels) {
        BitSet[] rows = new BitSet[height];
        for (int y = 0; y < height; y++) {
            rows[y] = new BitSet(width);
            for (int x = 0; x < width; x++) {
                rows[y].set(x, difference.at(x, y));
            }
        }
        List<Frame> found = new ArrayList<>();
        int y = 0;
        while (y < height) {
            int begin = y;
            BitSet band = new BitSet(width);
            while (y < height && !rows[y].isEmpty()) {
                band.or(rows[y++]);
            }
            if (y > begin) {
                across(rows, begin, y, band, found, panels);
            } else {
                y++;
            }
        }
        return found.size() == panels.size() ? List.copyOf(found) : List.of();
    }

    /** The frames in one row of panels, between two lines of pixels. */
    private static void across(
            BitSet[] rows, int top, int bottom, BitSet band, List<Frame> found, List<Integer> panels) {
        for (int left = band.nextSetBit(0); left >= 0; ) {
            int right = band.nextClearBit(left);
            int first = bottom;
            int last = top;
            for (int y = top; y < bottom; y++) {
                int bit = rows[y].nextSetBit(left);
                if (bit >= 0 && bit < right) {
                    first = Math.min(first, y);
                    last = y;
                }
            }
            int panel = panels.isEmpty()
                    ? 0
                    : panels.get(Math.min(found.size(), panels.size() - 1)); // one too many is told by their number
            found.add(new Frame(panel, left, first, right - left, last - first + 1));
            left = band.nextSetBit(right);
        }
    }
}
