package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumericsTest {
    /** Run in a Java machine of its own: what numerics there are. */
    static final class Told {
        public static void main(String[] arguments) {
            String name = Numerics.isThere() ? Numerics.name() : "not there";
            System.out.print(Numerics.profile().word() + " " + name);
        }
    }

    private static String toldWith(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), Told.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        return told;
    }

    @Test
    void strictNumericsArePlainWhereThereAreVectorsToo() throws Exception {
        String vectors = "--add-modules=jdk.incubator.vector";
        assertEquals("strict plain", toldWith(vectors, "-Dfixpoint.numerics=strict"));
    }

    @Test
    void anEmptyPropertyMeansFast() throws Exception { // as a process that another one starts has it
        assertEquals("fast plain", toldWith("-Dfixpoint.numerics="));
    }

    @Test
    void nativeNumericsWithoutTheLibraryAreNotThereAndNothingElseIsTakenForThem() throws Exception {
        assertEquals("native not there", toldWith("-Dfixpoint.numerics=native"));
    }

    @Test
    void numericsAreFastIfNothingIsSaid() {
        assertEquals(Profile.FAST, Numerics.profile());
        assertTrue(Numerics.isThere());
        assertEquals(LinearAlgebra.fastest().name(), Numerics.name());
        assertEquals("ejml", Decompositions.chosen().name());
    }

    @Test
    void aProfileIsMeantByItsWordAlone() {
        for (Profile profile : Profile.values()) {
            assertEquals(Optional.of(profile), Profile.of(profile.word()));
        }
        assertEquals(Optional.empty(), Profile.of("Strict"));
    }

    @Test
    void bothTheSmallerAndTheLargerMatricesHaveTheirOwnDecompositions() {
        Decompositions sized = new SizedDecompositions(new EjmlDecompositions(), new None());
        int least = SizedDecompositions.LARGE;
        assertEquals("none", sized.name());
        for (int n : new int[] {1, least - 1, least, least + 1}) {
            boolean small = n < least;
            assertEquals(small, sized.symmetricEigenvalues(new double[n * n], n).isPresent());
            assertEquals(small, sized.eigenvalues(new double[n * n], n).isPresent());
            assertEquals(
                    small, sized.singularValues(new double[n * 200], n, 200).isPresent());
            assertEquals(
                    small, sized.singularValues(new double[n * 200], 200, n).isPresent());
        }
    }

    @Test
    void largeMatricesAreReducedAndAllElseIsLeftToOthers() {
        Decompositions reduced = new ReducedDecompositions(new None());
        int least = ReducedDecompositions.LARGE;
        assertEquals("none", reduced.name());
        for (int n : new int[] {1, least - 1, least, least + 1}) {
            boolean large = n >= least;
            assertEquals(
                    large, reduced.symmetricEigenvalues(new double[n * n], n).isPresent());
            assertTrue(reduced.eigenvalues(new double[n * n], n).isEmpty());
            assertEquals(
                    large, reduced.singularValues(new double[n * 80], n, 80).isPresent());
            assertEquals(
                    large, reduced.singularValues(new double[n * 80], 80, n).isPresent());
        }
    }

    @Test
    void ejmlsSpectraComeInTheOrderThatIsSaid() {
        Decompositions ejml = new EjmlDecompositions();
        double[] diagonal = {-1, 0, 0, 0, 3, 0, 0, 0, -2};
        assertArrayEquals(
                new double[] {-2, -1, 3}, ejml.symmetricEigenvalues(diagonal, 3).orElseThrow(), 4 * Math.ulp(3.0));
        assertArrayEquals(
                new double[] {3, 2, 1}, ejml.singularValues(diagonal, 3, 3).orElseThrow(), 4 * Math.ulp(3.0));
        double[] found =
                ejml.eigenvalues(new double[] {0, -2, 2, 0}, 2).orElseThrow().imaginary();
        assertEquals(2, Math.abs(found[0]), 1e-15);
        assertEquals(-found[0], found[1]);
    }

    /** Finds nothing. */
    private static final class None implements Decompositions {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public Optional<double[]> symmetricEigenvalues(double[] a, int n) {
            return Optional.empty();
        }

        @Override
        public Optional<double[]> singularValues(double[] a, int rows, int columns) {
            return Optional.empty();
        }

        @Override
        public Optional<ComplexNumbers> eigenvalues(double[] a, int n) {
            return Optional.empty();
        }
    }
}
