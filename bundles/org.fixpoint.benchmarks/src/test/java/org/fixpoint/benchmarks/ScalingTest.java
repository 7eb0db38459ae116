package org.fixpoint.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingTest {
    @TempDir
    Path folder;

    private static int run(ByteArrayOutputStream said, String... arguments) throws IOException {
        return Scaling.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void theExponentOfAPowerIsThatPower() {
        double[] sizes = {1, 2, 4, 8, 16};
        double[] times = {3, 3 * Math.sqrt(32), 3 * 32, 3 * Math.sqrt(32768), 3 * 1024}; // 3 n^2.5
        assertEquals(2.5, PowerLaw.exponent(sizes, times), 1e-14);
    }

    @Test
    void theExponentLiesAmidNoise() { // ln times off by +e, −2e, +e from n: what is off has no slope
        double e = 0.01;
        double[] times = {Math.exp(e), 2 * Math.exp(-2 * e), 4 * Math.exp(e)};
        assertEquals(1, PowerLaw.exponent(new double[] {1, 2, 4}, times), 1e-14);
    }

    @Test
    void everyCurveIsMeasuredAndWritten() throws IOException {
        Path csv = folder.resolve("scaling.csv");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(0, run(said, "--tiny", "--csv", csv.toString()));
        List<String> rows = Files.readAllLines(csv);
        int columns = rows.get(0).split(",", -1).length;
        assertTrue(rows.stream().allMatch(row -> row.split(",", -1).length == columns), rows.toString());
        for (String job : List.of("limit-product-gflops", "product,threads", "layers-sampled,width", "eigenvalues,n")) {
            assertTrue(rows.stream().anyMatch(row -> row.startsWith(job)), job + " is not in " + rows);
        }
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("GFLOP/s"));
    }

    @Test
    void allKnownFixedPointsAreFoundWithAProof() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(0, run(said, "--tiny", "--fixed-points"));
        List<String> known = said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" at "))
                .toList();
        assertEquals(14, known.size(), known.toString());
        for (String line : known) {
            String[] cells = line.strip().split(" +", -1);
            assertEquals(cells[4], cells[3], line);
            assertEquals("yes", cells[5], line);
        }
        assertEquals(2, run(said, "--allocation", "--fixed-points"));
    }

    @Test
    void theProductsOfALayerAreThoseOfItsStatesAndWeights() throws IOException {
        int width = 48;
        LayerProducts layer = new LayerProducts(width);
        layer.rates(0);
        double[] states = layer.last().get(0);
        double[] images = new double[states.length];
        double[] gram = new double[256 * 256];
        LinearAlgebra algebra = LinearAlgebra.fastest();
        algebra.timesTransposed(
                1 / Math.sqrt(width), states, Inputs.array(1, width * width), 256, width, width, images);
        algebra.gram(images, 256, width, gram);
        assertArrayEquals(images, layer.last().get(1), 1e-13);
        assertArrayEquals(gram, layer.last().get(2), 1e-12);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(0, run(said, "--tiny", "--layer-products"));
        assertEquals(1, said.toString(StandardCharsets.UTF_8).lines().count());
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("GFLOP/s"));
    }

    @Test
    void anOptionThatIsNoneIsBadUsage() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertEquals(2, run(said, "--fast"));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("benchmarks/scaling [--csv FILE]"));
    }
}
