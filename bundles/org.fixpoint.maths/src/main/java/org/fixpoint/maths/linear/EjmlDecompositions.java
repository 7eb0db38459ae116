package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** Those of EJML. */
final class EjmlDecompositions implements Decompositions {

    @Override
    public String name() {
        return "ejml";
    }

    @Override
    public Optional<double[]> symmetricEigenvalues(double[] a, int n) {
        return eigen(a, n, true).map(found -> {
            Arrays.sort(found.real());
            return found.real();
        });
    }

    @Override
    public Optional<ComplexNumbers> eigenvalues(double[] a, int n) {
        return eigen(a, n, false);
    }

    private static Optional<ComplexNumbers> eigen(double[] a, int n, boolean symmetric) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, symmetric);
        if (!eigen.decompose(matrix(a, n, n))) {
            return Optional.empty();
        }
        double[] real = new double[n];
        double[] imaginary = new double[n];
        for (int i = 0; i < n; i++) {
            Complex_F64 value = eigen.getEigenvalue(i);
            real[i] = value.getReal();
            imaginary[i] = value.getImaginary();
        }
        return Optional.of(new ComplexNumbers(real, imaginary));
    }

    @Override
    public Optional<double[]> singularValues(double[] a, int rows, int columns) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows, columns, false, false, true);
        if (!svd.decompose(matrix(a, rows, columns))) {
            return Optional.empty();
        }
        double[] values = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        Arrays.sort(values);
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
        return Optional.of(values);
    }

    private static DMatrixRMaj matrix(double[] a, int rows, int columns) {
        return new DMatrixRMaj(rows, columns, true, Arrays.copyOf(a, rows * columns));
    }
}
