package org.fixpoint.memories.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.spectra.Centring;
import org.fixpoint.maths.spectra.SingularSpectrum;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternInputsTest {
    @TempDir
    Path folder = Path.of("");

    private static Batch drawn(Contribution<InputSource> contribution, Map<String, ?> given) {
        return contribution
                .create(Values.of(contribution.descriptor(), given))
                .draw(TestRun.seeded(1).random("patterns"));
    }

    private static String refusal(Contribution<InputSource> contribution, Map<String, ?> given) {
        Refusal refusal = assertThrows(Refusal.class, () -> drawn(contribution, given));
        return String.valueOf(refusal.getMessage());
    }

    private static double dot(Batch batch, int i, int j) {
        double sum = 0;
        for (int a = 0; a < batch.dimension(); a++) {
            sum += batch.rows()[i * batch.dimension() + a] * batch.rows()[j * batch.dimension() + a];
        }
        return sum;
    }

    @Test
    void vectorsAreReadOneAfterTheOther() {
        Batch batch = drawn(new VectorsInput(), Map.of("dimension", 3, "coordinates", new double[] {1, 2, 3, 4, 5, 6}));
        assertEquals(2, batch.count());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, batch.rows());
    }

    @Test
    void coordinatesThatAreNoWholeNumberOfVectorsAreRefused() {
        String sentence = refusal(new VectorsInput(), Map.of("dimension", 3, "coordinates", new double[] {1, 2, 3, 4}));
        assertTrue(sentence.contains("4 coordinates are no whole number of vectors of dimension 3"), sentence);
        assertTrue(sentence.contains("give 6,"), sentence);
    }

    @Test
    void vectorsOfASimplexHaveTheCosineAskedFor() {
        for (double cosine : new double[] {-0.25, -0.1, 0, 0.3, 0.99}) {
            Batch batch = drawn(new SimplexInput(), Map.of("count", 5, "cosine", cosine));
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 5; j++) {
                    assertEquals(i == j ? 1 : cosine, dot(batch, i, j), 4e-16);
                }
            }
        }
    }

    @Test
    void aThirdWithAMinusInDecimalsIsTheLeastCosineOfFourVectors() {
        Batch batch = drawn(new SimplexInput(), Map.of("count", 4, "cosine", -0.3333333333333333));
        assertEquals(-1 / 3.0, dot(batch, 0, 3), 2e-16);
        assertTrue(
                refusal(new SimplexInput(), Map.of("count", 4, "cosine", -0.34)).contains("give cosine from -0.33"));
    }

    @Test
    void vectorsOfTheSphereHaveLengthOneAndNoPreferredDirection() {
        Batch batch = drawn(new SphereInput(), Map.of("count", 4000, "dimension", 3));
        double[] squares = new double[3];
        for (int i = 0; i < 4000; i++) {
            assertEquals(1, dot(batch, i, i), 1e-15);
            for (int a = 0; a < 3; a++) {
                squares[a] += batch.rows()[3 * i + a] * batch.rows()[3 * i + a] / 4000;
            }
        }
        // E x² = 1/3 with variance 4/45: five standard deviations of the mean, false alarm below 1e-5
        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, squares, 5 * Math.sqrt(4.0 / 45 / 4000));
    }

    @Test
    void gaussianVectorsHaveMeanAndSpreadAskedFor() {
        Batch batch =
                drawn(new GaussianVectorsInput(), Map.of("count", 5000, "dimension", 2, "mean", 3.0, "spread", 0.5));
        double mean = 0;
        double square = 0;
        for (double x : batch.rows()) {
            mean += x / 10_000;
            square += (x - 3) * (x - 3) / 10_000;
        }
        assertEquals(3, mean, 5 * 0.5 / 100); // five standard deviations
        assertEquals(0.25, square, 5 * 0.25 * Math.sqrt(2.0) / 100);
    }

    @Test
    void aLinearMapOfConditionOneGivesOrthonormalVectors() {
        Batch batch = drawn(new LinearMapInput(), Map.of("count", 12, "condition", 1.0));
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                assertEquals(i == j ? 1 : 0, dot(batch, i, j), 2e-15);
            }
        }
    }

    @Test
    void columnsOfALinearMapAreNearerToEachOtherTheWorseItsCondition() {
        double before = 1;
        for (double condition : new double[] {2, 6, 60}) {
            Batch batch = drawn(new LinearMapInput(), Map.of("count", 12, "condition", condition));
            double[] s = SingularSpectrum.of(batch.rows(), 12, 12, Centring.NONE, LinearAlgebra.fastest())
                    .values();
            assertTrue(s[0] / s[11] > before && s[0] / s[11] < 1.5 * condition, "condition " + s[0] / s[11]);
            before = s[0] / s[11];
            for (int i = 0; i < 12; i++) {
                assertEquals(1, dot(batch, i, i), 1e-15);
            }
        }
    }

    private Map<String, ?> words(String text, Object... more) throws IOException {
        Map<String, Object> given = new HashMap<>();
        given.put("file", Files.writeString(folder.resolve("vectors.txt"), text));
        for (int k = 0; k < more.length; k += 2) {
            given.put((String) more[k], more[k + 1]);
        }
        return given;
    }

    private static final String FILE = "the 0.5 -1\nof 2 1e-3\n. . 4 5\nking 7 8\n";

    @Test
    void theFirstWordsOfAFileAreTaken() throws IOException {
        Batch batch = drawn(new WordsInput(), words(FILE, "count", 3));
        assertEquals(List.of("the", "of", ". ."), batch.labels());
        assertArrayEquals(new double[] {0.5, -1, 2, 1e-3, 4, 5}, batch.rows());
    }

    @Test
    void wordsAreTakenByNameInTheOrderNamed() throws IOException {
        Batch batch = drawn(new WordsInput(), words(FILE, "words", "king the"));
        assertEquals(List.of("king", "the"), batch.labels());
        assertArrayEquals(new double[] {7, 8, 0.5, -1}, batch.rows());
    }

    @Test
    void theCountsBeforeTheWordsOfWord2vecArePassedOver() throws IOException {
        assertEquals(
                List.of("of"),
                drawn(new WordsInput(), words("2 3\nof 1 2 3\nking 4 5 6\n", "count", 1))
                        .labels());
    }

    @Test
    void aWordThatIsNotThereIsNamed() throws IOException {
        assertTrue(refusal(new WordsInput(), words(FILE, "words", "the queen"))
                .startsWith("the word \"queen\" is not in vectors.txt; name another"));
        assertTrue(refusal(new WordsInput(), words(FILE, "words", "King")).contains("lower case"));
        assertTrue(refusal(new WordsInput(), words(FILE, "words", "of of")).contains("named twice"));
    }

    @Test
    void faultsOfTheFileAreToldWithTheirLine() throws IOException {
        assertTrue(refusal(new WordsInput(), words("a 1 2\nb 3\n", "count", 2))
                .startsWith("vectors.txt, line 2 has 1 coordinates, and the first word has 2"));
        assertTrue(refusal(new WordsInput(), words("a 1 x\n", "count", 1)).startsWith("vectors.txt, line 1 has \"x\""));
        assertTrue(refusal(new WordsInput(), words("a NaN 1\n", "count", 1)).contains("in place of a finite number"));
        assertTrue(refusal(new WordsInput(), words("a\n", "count", 1)).contains("no coordinates"));
        assertTrue(refusal(new WordsInput(), words("\n", "count", 1)).contains("has no words"));
        assertTrue(refusal(new WordsInput(), words(FILE, "count", 5)).contains("has 4 words, too few for count 5"));
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        assertTrue(refusal(new WordsInput(), Map.of("file", folder)).contains("is a folder"));
        assertTrue(refusal(new WordsInput(), Map.of("file", folder.resolve("none.txt")))
                .contains("does not exist"));
        Path latin = Files.write(folder.resolve("latin.txt"), "f\u00fcr 1 2".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refusal(new WordsInput(), Map.of("file", latin)).contains("UTF-8"));
    }
}
