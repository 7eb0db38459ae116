package org.fixpoint.memories;

import java.util.Arrays;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.maths.interval.Interval;

/**
 * Proven bounds of a memory of graded units, from the bounds of its overlaps.
 *
 * <p>Nothing is allocated for a box, see {@link Rooms}. What leaves the range of doubles is bounded by infinities.
 */
final class GradedEnclosure implements StateEnclosure {
    private final GradedMap map;
    private final int n;
    private final int count;
    private final double[] rows;
    private final double[] ownLow; // of what a unit acts on itself with; 0 where it may
    private final double[] ownHigh;
    private final Rooms<Room> rooms;

    /** Where one thread computes the bounds over one box. */
    private static final class Room {
        final LinearForms forms;
        final double[] overlapLow;
        final double[] overlapHigh;
        final double[] powerLow;
        final double[] powerHigh;
        final double[] argumentLow;
        final double[] argumentHigh;
        final double[] size;

        Room(int count, int n) {
            forms = new LinearForms(n);
            overlapLow = new double[count];
            overlapHigh = new double[count];
            powerLow = new double[count];
            powerHigh = new double[count];
            argumentLow = new double[n];
            argumentHigh = new double[n];
            size = new double[n * n];
        }
    }

    GradedEnclosure(GradedMap map) {
        this.map = map;
        this.n = map.dimension();
        this.count = map.patterns().count();
        this.rows = map.patterns().rows();
        ownLow = new double[n];
        ownHigh = new double[n];
        for (int a = 0; a < n && !map.acting(); a++) {
            Interval sum = Interval.ZERO;
            for (int i = 0; i < count; i++) {
                sum = sum.plus(Interval.of(rows[i * n + a]).square());
            }
            Interval own = sum.over(n);
            ownLow[a] = own.low();
            ownHigh[a] = own.high();
        }
        rooms = new Rooms<>(() -> new Room(count, n));
    }

    private void setOverlaps(double[] low, double[] high, Room room) {
        room.forms.bounds(rows, count, low, high, room.overlapLow, room.overlapHigh);
        for (int i = 0; i < count; i++) {
            room.overlapLow[i] = Math.nextDown(room.overlapLow[i] / n);
            room.overlapHigh[i] = Math.nextUp(room.overlapHigh[i] / n);
        }
    }

    /** factor · mᵏ for the overlaps m, of what is left of m where a rectified pattern pulls; k ≥ 1 there. */
    private void setPowers(int exponent, double factor, Room room) {
        boolean rectified = map.interaction() == Interaction.RECTIFIED;
        for (int i = 0; i < count; i++) {
            double least = rectified ? Math.max(0, room.overlapLow[i]) : room.overlapLow[i];
            double most = rectified ? Math.max(0, room.overlapHigh[i]) : room.overlapHigh[i];
            room.powerLow[i] = Math.nextDown(factor * Outward.powerDown(least, most, exponent));
            room.powerHigh[i] = Math.nextUp(factor * Outward.powerUp(least, most, exponent));
        }
    }

    /** β h. */
    private void setArguments(double[] low, double[] high, Room room) {
        double[] least = room.argumentLow;
        double[] most = room.argumentHigh;
        double[] size = room.size;
        setPowers(map.degree() - 1, 1, room);
        Arrays.fill(least, 0);
        Arrays.fill(most, 0);
        Arrays.fill(size, 0, n, 0);
        for (int i = 0; i < count; i++) {
            double from = room.powerLow[i];
            double to = room.powerHigh[i];
            double largest = Math.max(Math.abs(from), Math.abs(to));
            for (int a = 0; a < n; a++) {
                double x = rows[i * n + a];
                least[a] += x * (x >= 0 ? from : to);
                most[a] += x * (x >= 0 ? to : from);
                size[a] += Math.abs(x) * largest;
            }
        }
        for (int a = 0; a < n; a++) {
            double error = Outward.error(count, size[a]);
            double ownLeast = Math.nextDown(low[a] * (low[a] >= 0 ? ownLow[a] : ownHigh[a]));
            double ownMost = Math.nextUp(high[a] * (high[a] >= 0 ? ownHigh[a] : ownLow[a]));
            double from = Math.nextDown(Math.nextDown(least[a] - error) - (map.acting() ? 0 : ownMost));
            double to = Math.nextUp(Math.nextUp(most[a] + error) - (map.acting() ? 0 : ownLeast));
            least[a] = Math.nextDown(map.beta() * from);
            most[a] = Math.nextUp(map.beta() * to);
            if (!(least[a] <= most[a])) {
                least[a] = Double.NEGATIVE_INFINITY;
                most[a] = Double.POSITIVE_INFINITY;
            }
        }
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Room room = rooms.take();
        setOverlaps(low, high, room);
        setArguments(low, high, room);
        for (int a = 0; a < n; a++) {
            outLow[a] = Outward.tanhDown(room.argumentLow[a]);
            outHigh[a] = Outward.tanhUp(room.argumentHigh[a]);
        }
        rooms.give(room);
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Room room = rooms.take();
        setOverlaps(low, high, room);
        setArguments(low, high, room);
        setPowers(map.degree() - 2, map.degree() - 1, room);
        Arrays.fill(outLow, 0, n * n, 0);
        Arrays.fill(outHigh, 0, n * n, 0);
        Arrays.fill(room.size, 0);
        for (int i = 0; i < count; i++) {
            addOuter(i, room.powerLow[i], room.powerHigh[i], outLow, outHigh, room.size);
        }
        for (int a = 0; a < n; a++) {
            for (int b = a; b < n; b++) {
                finishSum(a, b, outLow, outHigh, room.size);
            }
        }
        for (int a = 0; a < n; a++) {
            timesGain(a, room.argumentLow[a], room.argumentHigh[a], outLow, outHigh);
        }
        rooms.give(room);
    }

    /** Adds x xᵀ for a pattern x, times what lies between two numbers, above and on the diagonal. */
    private void addOuter(int i, double from, double to, double[] outLow, double[] outHigh, double[] size) {
        double largest = Math.max(Math.abs(from), Math.abs(to));
        for (int a = 0; a < n; a++) {
            for (int b = a; b < n; b++) {
                double xx = rows[i * n + a] * rows[i * n + b];
                int at = a * n + b;
                outLow[at] += xx * (xx >= 0 ? from : to);
                outHigh[at] += xx * (xx >= 0 ? to : from);
                size[at] += Math.abs(xx) * largest;
            }
        }
    }

    /** Makes ∂hₐ/∂x_b of a sum, on both sides of the diagonal. */
    private void finishSum(int a, int b, double[] outLow, double[] outHigh, double[] size) {
        int at = a * n + b;
        double error = Outward.error(count + 2, size[at]);
        double from = Math.nextDown(Math.nextDown(outLow[at] - error) / n);
        double to = Math.nextUp(Math.nextUp(outHigh[at] + error) / n);
        if (a == b) {
            from = Math.nextDown(from - ownHigh[a]);
            to = Math.nextUp(to - ownLow[a]);
        }
        boolean isBounded = from <= to;
        outLow[at] = isBounded ? from : Double.NEGATIVE_INFINITY;
        outHigh[at] = isBounded ? to : Double.POSITIVE_INFINITY;
        outLow[b * n + a] = outLow[at];
        outHigh[b * n + a] = outHigh[at];
    }

    /** Multiplies a row by β/cosh² of what lies between two numbers. */
    private void timesGain(int a, double from, double to, double[] outLow, double[] outHigh) {
        double nearest = from > 0 ? from : Math.min(0, to);
        double farthest = Math.max(Math.abs(from), Math.abs(to));
        double most = Math.nextUp(map.beta() * Outward.squaredSechUp(nearest));
        double least = Math.max(0, Math.nextDown(map.beta() * Outward.squaredSechDown(farthest)));
        for (int b = 0; b < n; b++) {
            int at = a * n + b;
            double low = outLow[at];
            double high = outHigh[at];
            outLow[at] = low == 0 ? 0 : Math.nextDown(low * (low > 0 ? least : most));
            outHigh[at] = high == 0 ? 0 : Math.nextUp(high * (high > 0 ? most : least));
        }
    }
}
