package org.fixpoint.desktop.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A place within the axes of a figure that keys move about, to be read out in numbers.
 *
 * @param panel the index of the panel
 * @param across from its left edge to its right, in [0, 1]
 * @param up from its bottom to its top, in [0, 1]
 */
public record FigureCursor(int panel, double across, double up) {
    /** In the middle of the first pair of axes, if there are any. */
    public static Optional<FigureCursor> first(List<Frame> frames) {
        return frames.stream().findFirst().map(frame -> new FigureCursor(frame.panel(), 0.5, 0.5));
    }

    /** The frame that it is in, if that is among these. */
    public Optional<Frame> frame(List<Frame> frames) {
        return frames.stream().filter(frame -> frame.panel() == panel).findFirst();
    }

    /**
     * A step farther on: into the next axes that way where it leaves these, and to their edge where there are none.
     *
     * @param right pixels to the right, negative to the left
     * @param down pixels downwards, negative upwards
     */
    public FigureCursor moved(List<Frame> frames, double right, double down) {
        Optional<Frame> within = frame(frames);
        if (within.isEmpty()) {
            return first(frames).orElse(this);
        }
        double x = within.get().x(across) + right;
        double y = within.get().y(up) + down;
        if (within.get().holds(x, y)) {
            return in(within.get(), x, y);
        }
        Frame next = frames.stream()
                .filter(frame -> lies(frame, within.get(), right, down))
                .min(Comparator.comparingDouble(frame -> distance(frame, x, y)))
                .orElse(within.get());
        return in(next, x, y);
    }

    /** Whether a frame lies beside another one that way. */
    private static boolean lies(Frame frame, Frame from, double right, double down) {
        return (right > 0 && frame.left() >= from.left() + from.width())
                || (right < 0 && frame.left() + frame.width() <= from.left())
                || (down > 0 && frame.top() >= from.top() + from.height())
                || (down < 0 && frame.top() + frame.height() <= from.top());
    }

    private static double distance(Frame frame, double x, double y) {
        return Math.hypot(
                x - between(x, frame.left(), frame.left() + frame.width()),
                y - between(y, frame.top(), frame.top() + frame.height()));
    }

    private static FigureCursor in(Frame frame, double x, double y) {
        return new FigureCursor(
                frame.panel(),
                frame.across(between(x, frame.left(), frame.left() + frame.width())),
                frame.up(between(y, frame.top(), frame.top() + frame.height())));
    }

    private static double between(double value, double low, double high) {
        return Math.max(low, Math.min(value, high));
    }
}
