package org.fixpoint.desktop.document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a window stands, and how large it is, in the points of the screen.
 *
 * @param area of the window; of one that is maximised, what it has where it is not
 * @param maximised whether it fills the screen
 */
public record Placement(Area area, boolean maximised) {
    private static final String MAXIMISED = "maximised";
    private static final String NORMAL = "normal";
    private static final int LEAST_WIDTH = 480;
    private static final int LEAST_HEIGHT = 360;
    private static final int BESIDE = 24;
    private static final int MOST = 100_000; // of any screen, so that sums stay whole numbers

    /** A part of the screen: its corner on the upper left, and its sides. */
    public record Area(int x, int y, int width, int height) {
        private long shared(Area other) {
            int across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
            int down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
            return (long) Math.max(0, across) * Math.max(0, down);
        }
    }

    /** Of what {@link #toString} gave; empty for any other text. */
    public static Optional<Placement> of(String text) {
        String[] parts = text.strip().split(" ", -1);
        if (parts.length != 5 || !(parts[4].equals(MAXIMISED) || parts[4].equals(NORMAL))) {
            return Optional.empty();
        }
        int[] numbers = new int[4];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Integer.parseInt(parts[i]);
            } catch (NumberFormatException other) {
                return Optional.empty();
            }
            if (numbers[i] < -MOST || numbers[i] > MOST) {
                return Optional.empty();
            }
        }
        return numbers[2] <= 0 || numbers[3] <= 0
                ? Optional.empty()
                : Optional.of(new Placement(
                        new Area(numbers[0], numbers[1], numbers[2], numbers[3]), parts[4].equals(MAXIMISED)));
    }

    /**
     * The same on the screens that there are: wholly on the one of which it takes most, no larger than that and not too small to be
     * found; where it is on none, on the first.
     *
     * @param screens the first one first; at least one
     */
    public Placement on(List<Area> screens) {
        Area screen = screens.stream()
                .max(Comparator.<Area>comparingLong(each -> each.shared(area))
                        .thenComparing(each -> -screens.indexOf(each)))
                .orElseThrow(() -> new IllegalArgumentException("there is no screen"));
        int width = Math.min(screen.width, Math.max(LEAST_WIDTH, area.width));
        int height = Math.min(screen.height, Math.max(LEAST_HEIGHT, area.height));
        int x = Math.max(screen.x, Math.min(area.x, screen.x + screen.width - width));
        int y = Math.max(screen.y, Math.min(area.y, screen.y + screen.height - height));
        return new Placement(new Area(x, y, width, height), maximised);
    }

    /** A little below and to the right, so that both can be seen. */
    public Placement beside() {
        return new Placement(new Area(area.x + BESIDE, area.y + BESIDE, area.width, area.height), maximised);
    }

    @Override
    public String toString() {
        return area.x + " " + area.y + " " + area.width + " " + area.height + " " + (maximised ? MAXIMISED : NORMAL);
    }
}
