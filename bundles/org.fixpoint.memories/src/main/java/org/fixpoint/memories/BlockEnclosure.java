package org.fixpoint.memories;

import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.model.StateEnclosure;

/** Bounds of a map that acts on equal blocks of coordinates independently. It allocates nothing for a box, see {@link Rooms}. */
final class BlockEnclosure implements StateEnclosure {
    private final List<StateEnclosure> parts;
    private final int size;
    private final Rooms<Room> rooms;

    /** Where one thread computes the bounds over one box. */
    private static final class Room {
        final double[] low;
        final double[] high;
        final double[] least;
        final double[] most;
        final double[] slopesLeast;
        final double[] slopesMost;

        Room(int size) {
            low = new double[size];
            high = new double[size];
            least = new double[size];
            most = new double[size];
            slopesLeast = new double[size * size];
            slopesMost = new double[size * size];
        }

        /** Goes to a block. */
        void enter(double[] allLow, double[] allHigh, int h) {
            System.arraycopy(allLow, h * low.length, low, 0, low.length);
            System.arraycopy(allHigh, h * high.length, high, 0, high.length);
        }
    }

    /**
     * The bounds of a map.
     *
     * @param parts the bounds on each block
     * @param size coordinates of a block
     */
    BlockEnclosure(List<StateEnclosure> parts, int size) {
        this.parts = List.copyOf(parts);
        this.size = size;
        this.rooms = new Rooms<>(() -> new Room(size));
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        Room room = rooms.take();
        for (int h = 0; h < parts.size(); h++) {
            room.enter(low, high, h);
            parts.get(h).value(room.low, room.high, room.least, room.most);
            System.arraycopy(room.least, 0, outLow, h * size, size);
            System.arraycopy(room.most, 0, outHigh, h * size, size);
        }
        rooms.give(room);
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        int n = parts.size() * size;
        Room room = rooms.take();
        Arrays.fill(outLow, 0, n * n, 0);
        Arrays.fill(outHigh, 0, n * n, 0);
        for (int h = 0; h < parts.size(); h++) {
            room.enter(low, high, h);
            parts.get(h).jacobian(room.low, room.high, room.slopesLeast, room.slopesMost);
            for (int a = 0; a < size; a++) {
                int at = (h * size + a) * n + h * size;
                System.arraycopy(room.slopesLeast, a * size, outLow, at, size);
                System.arraycopy(room.slopesMost, a * size, outHigh, at, size);
            }
        }
        rooms.give(room);
    }
}
