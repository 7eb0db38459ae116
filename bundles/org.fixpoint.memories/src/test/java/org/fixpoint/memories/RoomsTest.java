package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static PatternSet patterns(int count, int dimension) {
        RandomGenerator random = TestRun.seeded(3).random("patterns");
        return Given.patterns(
                dimension, random.doubles((long) count * dimension, -1, 1).toArray());
    }

    /** By the number of their coordinates, which is part of the name. */
    private static Map<String, StateEnclosure> enclosures() {
        PatternSet few = patterns(5, 4);
        return new TreeMap<>(Map.of(
                "pairs", new PairEnclosure(few, 3),
                "centred", new CentredEnclosure(patterns(80, 4), 3),
                "softmax", new SoftmaxEnclosure(4, 3),
                "blocks",
                        new BlockEnclosure(
                                List.of(new CentredEnclosure(patterns(9, 2), 2), new PairEnclosure(patterns(3, 2), 2)),
                                2)));
    }

    @Test
    void aRoomIsOneThreadsUntilItIsGivenBack() {
        Rooms<double[]> rooms = new Rooms<>(() -> new double[1]);
        double[] first = rooms.take();
        double[] second = rooms.take();
        assertNotSame(first, second);
        rooms.give(first);
        assertSame(first, rooms.take());
        rooms.give(second);
        assertSame(second, rooms.take());
    }

    @Test
    void theBoundsOfABoxAllocateNothing() {
        double[] low = {-0.1, 0, 0.1, 0.2};
        double[] high = {0, 0.1, 0.3, 0.3};
        double[] least = new double[16];
        double[] most = new double[16];
        enclosures()
                .forEach((name, enclosure) -> requireNothing(name, () -> {
                    enclosure.value(low, high, least, most);
                    enclosure.jacobian(low, high, least, most);
                }));
    }

    @Test
    void aStateAllocatesNothing() {
        double[] x = {-0.1, 0, 0.1, 0.2};
        double[] image = new double[4];
        double[] slopes = new double[16];
        for (int count : new int[] {5, 300}) {
            HopfieldMap map = new HopfieldMap(patterns(count, 4), 3);
            requireNothing(count + " patterns", () -> {
                map.apply(x, image);
                map.jacobian(x, slopes);
            });
        }
        SoftmaxMap softmax = new SoftmaxMap(4, 3);
        requireNothing("softmax", () -> softmax.jacobian(x, slopes));
    }

    private static void requireNothing(String what, Runnable step) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20_000 && least > 0; i++) { // until the JVM has compiled it
            long before = THREADS.getCurrentThreadAllocatedBytes();
            step.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, what);
    }

    @Test
    void manyThreadsSeeTheBitsOfOne() {
        HopfieldMap map = new HopfieldMap(patterns(70, 4), 3);
        enclosures().forEach((name, enclosure) -> {
            double[][] alone = IntStream.range(0, 400)
                    .mapToObj(k -> all(enclosure, map, k))
                    .toArray(double[][]::new);
            IntStream.range(0, 4000)
                    .parallel()
                    .forEach(k -> assertArrayEquals(alone[k % 400], all(enclosure, map, k % 400), name));
        });
    }

    /** Everything at the box number k: the bounds over it, and image, Jacobian and energy of its corner. */
    private static double[] all(StateEnclosure enclosure, HopfieldMap map, int k) {
        double[] low = {-0.01 * k, 0.003 * k, 0.2, 0};
        double[] high = {0, 0.003 * k + 0.01, 0.3, 0.002 * k};
        double[][] parts = {new double[4], new double[4], new double[16], new double[16], new double[4], new double[16]
        };
        enclosure.value(low, high, parts[0], parts[1]);
        enclosure.jacobian(low, high, parts[2], parts[3]);
        map.apply(low, parts[4]);
        map.jacobian(low, parts[5]);
        double[] all = new double[61];
        all[60] = map.energy().orElseThrow().of(low);
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
