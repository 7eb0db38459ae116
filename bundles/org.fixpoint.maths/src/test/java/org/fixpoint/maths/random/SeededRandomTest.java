package org.fixpoint.maths.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

    private static SeededRandom weights() {
        return SeededRandom.of("1", "κ", "weights");
    }

    @Test
    void longsAreXoshiroSeededBySha256() { // from an independent implementation of both in Python
        SeededRandom random = weights();
        assertEquals(0x5a17e14b3cc7c1e4L, random.nextLong());
        assertEquals(0x04e7f475b2a5e305L, random.nextLong());
        assertEquals(0x8fa39b19944612beL, random.nextLong());
        assertEquals(0xeee0ddb5103dffebL, random.nextLong());
    }

    @Test
    void theGaussianStreamIsTheGoldenOne() { // stored values: a change of the sampler changes every result ever
        // computed
        SeededRandom random = weights();
        double[] first = {
            0x1.15b9af97e490fp-1,
            0x1.e23e98b96e7fep-4,
            -0x1.f00727587c5d9p-1,
            -0x1.77ad770d600bp-4,
            0x1.37a02d0f6ff6dp-1,
            0x1.8d2afd7c44a1ep-2
        };
        assertArrayEquals(
                first, Arrays.stream(first).map(x -> random.nextGaussian()).toArray());
        double[] million = new double[1_000_000];
        weights().fillGaussian(million, 0, million.length, 1);
        assertEquals(-1012002739, Arrays.hashCode(million));
    }

    @Test
    void theOtherStreamsAreTheGoldenOnes() { // what RandomGenerator's defaults would leave to the JDK
        SeededRandom random = weights();
        assertEquals(0.18691566642536772, random.nextExponential());
        assertEquals(6, random.nextInt(10));
        assertEquals(0.5610901772927479, random.nextDouble());
        assertEquals(-5, random.nextInt(-5, 5));
        assertEquals(725, random.nextLong(1000));
        assertEquals(0.20244855f, random.nextFloat());
    }

    @Test
    void pathsThatConcatenateToTheSameTextAreDifferentStreams() {
        long first = SeededRandom.of("ab", "c").nextLong();
        assertNotEquals(first, SeededRandom.of("a", "bc").nextLong());
        assertNotEquals(first, SeededRandom.of("abc").nextLong());
        assertNotEquals(first, SeededRandom.of("ab", "c", "").nextLong());
        assertEquals(first, SeededRandom.of("ab", "c").nextLong());
    }

    @Test
    void aPathThatIsBegunOnceGivesTheStreamOfTheWholePath() throws InterruptedException {
        StreamPath path = StreamPath.of("7", "modèle");
        long[] elsewhere = new long[1];
        Thread other = new Thread(() -> elsewhere[0] = path.stream("weights/1").nextLong());
        other.start();
        long here = path.stream("weights/2").nextLong();
        other.join();
        assertEquals(SeededRandom.of("7", "modèle", "weights/1").nextLong(), elsewhere[0]);
        assertEquals(SeededRandom.of("7", "modèle", "weights/2").nextLong(), here);
        assertEquals(
                SeededRandom.of("a").nextLong(), StreamPath.of().stream("a").nextLong());
        assertThrows(IllegalArgumentException.class, () -> path.stream("\ud800"));
    }

    @Test
    void pathsThatUtf8CannotTellApartAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SeededRandom.of("\ud800"));
        assertThrows(IllegalArgumentException.class, SeededRandom::of);
    }

    @Test
    void fillGaussianScalesWhatNextGaussianGives() {
        double[] out = new double[5];
        weights().fillGaussian(out, 1, 4, 0.5);
        SeededRandom random = weights();
        assertEquals(0, out[0]);
        for (int i = 1; i < 4; i++) {
            assertEquals(0.5 * random.nextGaussian(), out[i]);
        }
        assertEquals(0, out[4]);
        assertThrows(IndexOutOfBoundsException.class, () -> weights().fillGaussian(out, 3, 6, 1));
        assertThrows(IllegalArgumentException.class, () -> weights().nextGaussian(0, -1));
    }

    @Test
    void gaussiansInBulkAreThoseOneByOneAndTheStreamGoesOnBehindThem() { // one in 80 is beyond the layers within the
        // density
        SeededRandom bulk = weights();
        SeededRandom random = weights();
        double[] out = new double[100_000];
        bulk.fillGaussian(out, 0, out.length, 1);
        assertArrayEquals(Arrays.stream(out).map(x -> random.nextGaussian()).toArray(), out);
        assertEquals(random.nextLong(), bulk.nextLong());
    }

    @Test
    void gaussiansFillEqualProbabilityCellsEvenly() {
        // χ² with 255 degrees of freedom over 10⁶ numbers; above 382 with probability 4e-7 for another seed, never for
        // this one
        int cells = 256;
        NormalDistribution normal = new NormalDistribution();
        double[] edges = new double[cells - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = normal.inverseCumulativeProbability((i + 1.0) / cells);
        }
        int count = 1_000_000;
        int[] hits = new int[cells];
        SeededRandom random = SeededRandom.of("cells");
        for (int i = 0; i < count; i++) {
            int at = Arrays.binarySearch(edges, random.nextGaussian());
            hits[at < 0 ? -at - 1 : at]++;
        }
        double expected = (double) count / cells;
        double chiSquare = Arrays.stream(hits)
                .mapToDouble(h -> (h - expected) * (h - expected) / expected)
                .sum();
        assertTrue(chiSquare < 382, "χ² = " + chiSquare);
    }

    @Test
    void gaussianMomentsAreThoseOfTheNormalDistribution() {
        // five standard errors each, √(1, 2, 15, 96)/n: four tests, each off by chance with probability 6e-7 for
        // another seed
        int count = 1_000_000;
        double[] x = new double[count];
        SeededRandom.of("moments").fillGaussian(x, 0, count, 1);
        double[] expected = {0, 1, 0, 3};
        double[] variance = {1, 2, 15, 96};
        for (int power = 1; power <= 4; power++) {
            int p = power;
            double mean = Arrays.stream(x).map(v -> Math.pow(v, p)).average().orElseThrow();
            assertEquals(expected[p - 1], mean, 5 * Math.sqrt(variance[p - 1] / count), "moment " + p);
        }
    }
}
