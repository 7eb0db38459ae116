package org.fixpoint.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fixpoint.maths.linear.Decompositions.ComplexNumbers;
import org.junit.jupiter.api.Test;

class OpenBlasTest {
    private static final OpenBlas LIBRARY = new OpenBlas();
    private static final int N = 150;

    /** Eigenvalues 2 − 2 cos(kπ/(n + 1)) of the second difference: minus one beside the diagonal, two on it. */
    private static double[] secondDifference(int n) {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i * n + i] = 2;
            if (i > 0) {
                a[i * n + i - 1] = -1;
                a[(i - 1) * n + i] = -1;
            }
        }
        return a;
    }

    private static double[] eigenvaluesOfSecondDifference(int n) {
        double[] values = new double[n];
        Arrays.setAll(values, k -> 2 - 2 * Math.cos((k + 1) * Math.PI / (n + 1)));
        return values;
    }

    @Test
    void eigenvaluesOfTheSecondDifferenceAreItsClosedForm() {
        double[] found = LIBRARY.symmetricEigenvalues(secondDifference(N), N).orElseThrow();
        assertArrayEquals(eigenvaluesOfSecondDifference(N), found, N * 0x1p-50); // n u ‖A‖, ‖A‖ = 4
    }

    @Test
    void aPositiveMatrixIsItsOwnStretch() {
        double[] found = LIBRARY.singularValues(secondDifference(N), N, N).orElseThrow();
        double[] expected = eigenvaluesOfSecondDifference(N);
        for (int i = 0; i < N; i++) {
            assertEquals(expected[N - 1 - i], found[i], N * 0x1p-50);
        }
    }

    @Test
    void singularValuesOfATallMatrixAreThoseOfItsTranspose() {
        int rows = 40;
        int columns = 7;
        double[] a =
                new SplittableRandom(1).doubles((long) rows * columns, -1, 1).toArray();
        double[] transposed = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = a[i * columns + j];
            }
        }
        double[] found = LIBRARY.singularValues(a, rows, columns).orElseThrow();
        assertEquals(columns, found.length);
        double[] other = LIBRARY.singularValues(transposed, columns, rows).orElseThrow();
        assertArrayEquals(other, found, 1e-13); // rounding of values of at most √280
        double squares = Arrays.stream(a).map(x -> x * x).sum();
        assertEquals(squares, Arrays.stream(found).map(s -> s * s).sum(), 1e-12 * squares);
    }

    @Test
    void aCyclicShiftHasTheRootsOfUnity() {
        int n = 130;
        double[] shift = new double[n * n];
        for (int i = 0; i < n; i++) {
            shift[i * n + (i + 1) % n] = 1;
        }
        ComplexNumbers found = LIBRARY.eigenvalues(shift, n).orElseThrow();
        List<Long> steps = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            assertEquals(1, Math.hypot(found.real()[i], found.imaginary()[i]), 1e-13); // normal, so n u at most
            double turn = Math.atan2(found.imaginary()[i], found.real()[i]) * n / (2 * Math.PI);
            assertEquals(Math.rint(turn), turn, 1e-10);
            steps.add(Math.floorMod(Math.round(turn), (long) n));
        }
        assertEquals(n, steps.stream().distinct().count());
    }

    @Test
    void whatIsGivenIsNotChanged() {
        double[] a = secondDifference(8);
        LIBRARY.symmetricEigenvalues(a, 8);
        LIBRARY.singularValues(a, 8, 8);
        LIBRARY.eigenvalues(a, 8);
        assertArrayEquals(secondDifference(8), a);
    }

    @Test
    void anEmptyMatrixHasNoValues() {
        assertEquals(0, LIBRARY.symmetricEigenvalues(new double[0], 0).orElseThrow().length);
        assertEquals(0, LIBRARY.singularValues(new double[0], 0, 5).orElseThrow().length);
        assertEquals(0, LIBRARY.eigenvalues(new double[0], 0).orElseThrow().real().length);
    }

    @Test
    void aMatrixWithoutValuesHasNone() {
        double[] a = secondDifference(4);
        a[5] = Double.NaN;
        assertTrue(LIBRARY.symmetricEigenvalues(a, 4).isEmpty());
        assertTrue(LIBRARY.singularValues(a, 4, 4).isEmpty());
        assertTrue(LIBRARY.eigenvalues(a, 4).isEmpty());
    }

    @Test
    void theBitsDependNeitherOnTheThreadNorOnOthersThatComputeBesideIt() throws Exception {
        int n = 140;
        double[] a = new SplittableRandom(2).doubles((long) n * n, -1, 1).toArray();
        double[] alone = LIBRARY.singularValues(a, n, n).orElseThrow();
        double[] moduli = LIBRARY.eigenvalues(a, n).orElseThrow().real();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> again = () -> Arrays.equals(
                            alone, LIBRARY.singularValues(a, n, n).orElseThrow())
                    && Arrays.equals(
                            moduli, LIBRARY.eigenvalues(a, n).orElseThrow().real());
            List<Future<Boolean>> found = threads.invokeAll(List.of(again, again, again, again));
            for (Future<Boolean> same : found) {
                assertTrue(same.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** OpenBLAS takes the kernels of another processor if its environment says so; Haswell and Zen have the same. */
    @Test
    void oneNameMeansOneRoundingAndAnotherNameAnother() throws Exception {
        assertTrue(LIBRARY.name().matches("openblas-0\\.3\\.31-[0-9a-f]{1,8}"), LIBRARY.name());
        List<String> processors = new ArrayList<>(List.of("", "Prescott", "Nehalem")); // first its own choice again
        if (Files.readString(Path.of("/proc/cpuinfo")).contains(" avx2 ")) {
            processors.addAll(List.of("Haswell", "Zen"));
        }
        Map<String, Set<String>> bitsByName = new TreeMap<>();
        bitsByName.computeIfAbsent(LIBRARY.name(), name -> new TreeSet<>()).add(Rounding.sumOfBits(LIBRARY));
        for (String processor : processors) {
            String[] found = roundingOn(processor);
            bitsByName.computeIfAbsent(found[0], name -> new TreeSet<>()).add(found[1]);
        }
        assertTrue(bitsByName.size() > 1, bitsByName.toString());
        assertTrue(bitsByName.values().stream().allMatch(bits -> bits.size() == 1), bitsByName.toString());
    }

    private static String[] roundingOn(String processor) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Rounding.class.getName());
        builder.environment().put("OPENBLAS_CORETYPE", processor);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), processor);
        String last = out.lines().reduce("", (before, line) -> line);
        assertTrue(last.matches("openblas-\\S+ [0-9a-f]+"), out);
        return last.split(" ", 2);
    }

    /** The system's may be without LAPACK's C interface, and looking that up ends the process. */
    @Test
    void theLibraryIsThatOfTheBundleAndNotOneOfTheSystem() throws IOException {
        assertFalse(LIBRARY.name().isEmpty()); // loads it
        List<String> loaded = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains("/libopenblas.so"))
                .toList();
        assertFalse(loaded.isEmpty());
        assertTrue(loaded.stream().allMatch(line -> line.contains("org.fixpoint.openblas-")), loaded.toString());
    }

    @Test
    void anInterruptIsKeptUntilTheCallIsOver() {
        Thread.currentThread().interrupt();
        double[] found = LIBRARY.symmetricEigenvalues(secondDifference(N), N).orElseThrow();
        assertTrue(Thread.interrupted());
        assertEquals(N, found.length);
    }
}
