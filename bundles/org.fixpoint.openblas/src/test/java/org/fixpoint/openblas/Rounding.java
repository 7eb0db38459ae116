package org.fixpoint.openblas;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.fixpoint.maths.linear.Decompositions.ComplexNumbers;

/** Prints the name of the library as this process has it, and a sum of the bits of spectra that the name does not rest on. */
public final class Rounding {
    private Rounding() {}

    /** Without arguments. */
    public static void main(String[] arguments) {
        OpenBlas library = new OpenBlas();
        System.out.println(library.name() + " " + sumOfBits(library));
    }

    /** Of spectra in three sizes. */
    static String sumOfBits(OpenBlas library) {
        int sum = 0;
        for (int n : new int[] {65, 150, 260}) {
            double[] a = new SplittableRandom(n).doubles((long) n * n, -1, 1).toArray();
            ComplexNumbers general = library.eigenvalues(a, n).orElseThrow();
            sum = 31 * sum + Arrays.hashCode(general.real());
            sum = 31 * sum + Arrays.hashCode(general.imaginary());
            sum = 31 * sum + Arrays.hashCode(library.singularValues(a, n, n).orElseThrow());
            sum = 31 * sum + Arrays.hashCode(library.symmetricEigenvalues(a, n).orElseThrow());
        }
        return Integer.toHexString(sum);
    }
}
