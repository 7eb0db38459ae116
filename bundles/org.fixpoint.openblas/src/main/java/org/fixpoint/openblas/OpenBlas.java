package org.fixpoint.openblas;

import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.fixpoint.maths.linear.Decompositions;

/**
 * Eigenvalues and singular values by LAPACK in OpenBLAS.
 *
 * <p>Each call computes on one thread of its own with a large stack, and the caller waits for it; several may run at a time.
 * The bits depend on the processor, whose kernels OpenBLAS chooses: {@link #name()} has a sum of those of a few computed
 * spectra, so that processors of one name round alike.
 */
public final class OpenBlas implements Decompositions {
    private static final String LIBRARY = "openblas-0.3.31";
    private static final byte NO_VECTORS = 'N';
    private static final byte LOWER = 'L'; // of columns, a tenth faster than the upper half

    private final String name;

    /**
     * Loads the library.
     *
     * @throws UnsatisfiedLinkError if it does not load on this computer
     * @throws IllegalStateException if it computes wrong there
     */
    public OpenBlas() {
        setUnlessSet("org.bytedeco.javacpp.maxBytes", "0"); // no limits: what is allocated here is freed at once
        setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setUnlessSet("org.bytedeco.javacpp.noPointerGC", "true");
        Loader.load(openblas.class);
        openblas_nolapack.blas_set_num_threads(1); // with two, getrf has killed the JVM
        name = LIBRARY + "-" + Long.toHexString(new SelfCheck(this).sumOfBits());
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property, "").isEmpty()) {
            System.setProperty(property, value);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<double[]> symmetricEigenvalues(double[] a, int n) {
        return n == 0 ? Optional.of(new double[0]) : LargeStack.run(() -> symmetric(a, n));
    }

    private static Optional<double[]> symmetric(double[] a, int n) {
        try (DoublePointer matrix = copy(a, n * n);
                DoublePointer values = new DoublePointer(n)) {
            int info = openblas.LAPACKE_dsyevd(openblas.LAPACK_COL_MAJOR, NO_VECTORS, LOWER, n, matrix, n, values);
            return found(info, () -> array(values, n));
        }
    }

    @Override
    public Optional<double[]> singularValues(double[] a, int rows, int columns) {
        boolean none = Math.min(rows, columns) == 0;
        return none ? Optional.of(new double[0]) : LargeStack.run(() -> singular(a, rows, columns));
    }

    /** Of the transpose, which in columns is what A is in rows, and has the same singular values. */
    private static Optional<double[]> singular(double[] a, int rows, int columns) {
        int count = Math.min(rows, columns);
        try (DoublePointer matrix = copy(a, rows * columns);
                DoublePointer values = new DoublePointer(count);
                DoublePointer none = new DoublePointer(1)) {
            int info = openblas.LAPACKE_dgesdd(
                    openblas.LAPACK_COL_MAJOR, NO_VECTORS, columns, rows, matrix, columns, values, none, 1, none, 1);
            return found(info, () -> array(values, count));
        }
    }

    @Override
    public Optional<ComplexNumbers> eigenvalues(double[] a, int n) {
        return n == 0
                ? Optional.of(new ComplexNumbers(new double[0], new double[0]))
                : LargeStack.run(() -> general(a, n));
    }

    private static Optional<ComplexNumbers> general(double[] a, int n) {
        try (DoublePointer matrix = copy(a, n * n);
                DoublePointer real = new DoublePointer(n);
                DoublePointer imaginary = new DoublePointer(n);
                DoublePointer none = new DoublePointer(1)) {
            int info = openblas.LAPACKE_dgeev(
                    openblas.LAPACK_COL_MAJOR, NO_VECTORS, NO_VECTORS, n, matrix, n, real, imaginary, none, 1, none, 1);
            return found(info, () -> new ComplexNumbers(array(real, n), array(imaginary, n)));
        }
    }

    /** Nothing where LAPACK did not converge, or refused a number that is not finite. */
    private static <T> Optional<T> found(int info, Supplier<T> values) {
        return info == 0 ? Optional.of(values.get()) : Optional.empty();
    }

    /** Outside the heap: of an array, JavaCPP copies there and back. */
    private static DoublePointer copy(double[] a, int length) {
        return new DoublePointer((long) length).put(a, 0, length);
    }

    private static double[] array(DoublePointer values, int length) {
        double[] array = new double[length];
        values.get(array);
        return array;
    }
}
