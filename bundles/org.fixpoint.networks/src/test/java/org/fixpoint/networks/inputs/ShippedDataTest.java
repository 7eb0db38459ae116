package org.fixpoint.networks.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fixpoint.api.model.Batch;
import org.junit.jupiter.api.Test;

class ShippedDataTest {
    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DigitsInput.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void theSourceNoteNamesEveryFileWithItsHash() throws IOException, NoSuchAlgorithmException {
        String note = new String(bytes("SOURCES.md"), StandardCharsets.UTF_8);
        for (String name : List.of("digits.csv.gz", "fashion-mnist.csv.gz", "iris.csv")) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(name));
            assertTrue(note.contains("| " + name + " | " + bytes(name).length + " | "
                    + HexFormat.of().formatHex(hash) + " |"));
        }
        assertTrue(new String(bytes("LICENSE.txt"), StandardCharsets.UTF_8).contains("BSD-3-Clause"));
        assertTrue(new String(bytes("LICENSE.txt"), StandardCharsets.UTF_8).contains("2017 Zalando SE"));
    }

    @Test
    void fashionIs1000ImagesOf784GreyValues100OfEachClass() {
        Observations images = FashionInput.images();
        assertEquals(1000, images.count());
        assertEquals(784, images.dimension());
        assertEquals(0, Arrays.stream(images.rows()).min().orElseThrow());
        assertEquals(255, Arrays.stream(images.rows()).max().orElseThrow());
        Map<String, Long> counts =
                images.labels().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertEquals(10, counts.size());
        assertEquals(Set.of(100L), Set.copyOf(counts.values()));
        assertEquals("ankle boot", images.labels().get(999));
    }

    @Test
    void digitsAre1797ImagesOf64CountsUpTo16() {
        Observations digits = DigitsInput.images();
        assertEquals(1797, digits.count());
        assertEquals(64, digits.dimension());
        assertEquals(0, Arrays.stream(digits.rows()).min().orElseThrow());
        assertEquals(16, Arrays.stream(digits.rows()).max().orElseThrow());
        assertEquals(561718, Arrays.stream(digits.rows()).sum());
    }

    @Test
    void everyDigitOccursAsOftenAsPublished() {
        Map<String, Long> counts = DigitsInput.images().labels().stream()
                .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()));
        assertEquals(
                Map.of(
                        "0", 178L, "1", 182L, "2", 177L, "3", 183L, "4", 181L, "5", 182L, "6", 181L, "7", 179L, "8",
                        174L, "9", 180L),
                counts);
    }

    @Test
    void theFirstImageIsAZero() {
        Observations digits = DigitsInput.images();
        assertEquals("0", digits.labels().get(0));
        assertArrayEquals(
                new double[] {0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0}, Arrays.copyOf(digits.rows(), 16));
    }

    @Test
    void irisIsThreeSpeciesOfFiftyFlowers() {
        Observations iris = IrisInput.flowers();
        assertEquals(150, iris.count());
        assertEquals(4, iris.dimension());
        for (int i = 0; i < 150; i++) {
            assertEquals(
                    List.of("setosa", "versicolor", "virginica").get(i / 50),
                    iris.labels().get(i));
        }
        assertArrayEquals(new double[] {5.1, 3.5, 1.4, 0.2}, Arrays.copyOf(iris.rows(), 4));
    }

    @Test
    void irisHasTheMeansThatArePublished() { // 5.84, 3.05 (3.06 as UCI corrects it), 3.76, 1.20
        Observations iris = IrisInput.flowers();
        double[] means = new double[4];
        for (int i = 0; i < 600; i++) {
            means[i % 4] += iris.rows()[i] / 150;
        }
        assertArrayEquals(new double[] {5.84, 3.055, 3.76, 1.20}, means, 0.006);
    }

    @Test
    void pairsAreOfDifferentImages() { // every image is its own row, so equal rows would be equal images
        Batch batch = Drawn.from(new DigitsInput(), Map.of("pairs", 898, "normalise", InputNormalisation.NONE));
        assertEquals(1796, batch.count());
        assertArrayEquals(IntStream.range(0, 1796).toArray(), batch.pairs());
        Set<List<Double>> images = new HashSet<>();
        for (int i = 0; i < 1796; i++) {
            images.add(Arrays.stream(batch.rows(), i * 64, i * 64 + 64).boxed().toList());
        }
        assertEquals(1796, images.size());
    }

    @Test
    void labelsGoWithTheirImages() {
        Batch batch = Drawn.from(new DigitsInput(), Map.of("normalise", InputNormalisation.NONE));
        Observations all = DigitsInput.images();
        for (int i = 0; i < batch.count(); i++) {
            double[] image = Arrays.copyOfRange(batch.rows(), i * 64, i * 64 + 64);
            int at = IntStream.range(0, 1797)
                    .filter(j -> Arrays.equals(Arrays.copyOfRange(all.rows(), j * 64, j * 64 + 64), image))
                    .findFirst()
                    .orElseThrow();
            assertEquals(all.labels().get(at), batch.labels().get(i));
        }
    }

    @Test
    void noPairsAreAllImagesInTheirOrder() {
        Batch batch = Drawn.from(new DigitsInput(), Map.of("pairs", 0, "normalise", InputNormalisation.NONE));
        assertArrayEquals(DigitsInput.images().rows(), batch.rows());
        assertEquals(1000, Drawn.from(new FashionInput(), Map.of("pairs", 0)).count());
        assertEquals(150, Drawn.from(new IrisInput(), Map.of("pairs", 0)).count());
    }

    @Test
    void morePairsThanThereAreImagesAreNotAllowed() {
        new DigitsInput()
                .descriptor().parameters().stream()
                        .filter(p -> p.name().equals("pairs"))
                        .forEach(p -> assertEquals("a whole number from 0 to 898", p.allowed()));
        assertFalse(new IrisInput()
                .descriptor().parameters().stream().noneMatch(p -> p.allowed().equals("a whole number from 0 to 75")));
    }
}
