package org.fixpoint.memories.inputs;

import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/**
 * The standard basis under a random linear map of a given condition number, each image divided by its length.
 *
 * <p>A = U diag(s) Vᵀ with U and V independent and uniform among orthogonal matrices, and s geometric from 1 to 1/condition; the
 * vectors are the columns of A, which the division by their lengths brings to a smaller condition number than that of A. U and V
 * come from Gram-Schmidt processes on normal vectors, made twice. Beise, arXiv:2603.27804, section 4, whose law of s is not
 * published.
 */
@Component(service = Contribution.class)
public final class LinearMapInput implements Contribution<InputSource> {
    static final Parameter.Whole COUNT = Parameter.whole(
                    "count", "n, the number of vectors and of coordinates", 1, 2_000)
            .byDefault(20);
    static final Parameter.Real CONDITION = Parameter.real(
                    "condition", "the condition number of the map, the largest singular value over the least")
            .in(Range.closedOpen(1, 1e12))
            .typically(1, 10)
            .byDefault(2);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "linear-map", "The standard basis under a random linear map")
                .formula("X = U diag(s) Vᵀ with columns of length 1")
                .parameters(COUNT, CONDITION)
                .sources("Beise, On unstable fixed points in modern continuous Hopfield networks, arXiv:2603.27804");
    }

    @Override
    public InputSource create(Values checked) {
        return new Source(checked.get(COUNT), checked.get(CONDITION));
    }

    private record Source(int dimension, double condition) implements InputSource {
        @Override
        public Batch draw(RandomGenerator random) {
            int n = dimension;
            double[] u = orthogonal(random);
            double[] v = orthogonal(random);
            double[] rows = new double[n * n];
            for (int k = 0; k < n; k++) {
                double s = n == 1 ? 1 : StrictMath.pow(condition, -k / (n - 1.0));
                for (int i = 0; i < n; i++) {
                    double weight = s * v[k * n + i];
                    for (int a = 0; a < n; a++) {
                        rows[i * n + a] += weight * u[k * n + a];
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                PatternVectors.scaleToUnit(rows, i * n, n);
            }
            return PatternVectors.batch(rows, n, n, List.of());
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(dimension);
        }

        /** n orthonormal rows; their law does not change under any orthogonal matrix. */
        private double[] orthogonal(RandomGenerator random) {
            int n = dimension;
            double[] q = new double[n * n];
            for (int k = 0; k < n; k++) {
                for (int a = 0; a < n; a++) {
                    q[k * n + a] = random.nextGaussian();
                }
                for (int twice = 0; twice < 2; twice++) { // the first time leaves rounding where little is left
                    for (int l = 0; l < k; l++) {
                        removeRow(q, l, k);
                    }
                    PatternVectors.scaleToUnit(q, k * n, n);
                }
            }
            return q;
        }

        private void removeRow(double[] q, int l, int k) {
            int n = dimension;
            double along = 0;
            for (int a = 0; a < n; a++) {
                along += q[l * n + a] * q[k * n + a];
            }
            for (int a = 0; a < n; a++) {
                q[k * n + a] -= along * q[l * n + a];
            }
        }
    }
}
