package org.fixpoint.networks.inputs;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/**
 * Equally spaced points on a circle, embedded in d dimensions by a random isometry.
 *
 * <p>Point i is {@code √d (cos(2πi/n) u + sin(2πi/n) v)} with (u, v) a uniformly distributed orthonormal pair, so that
 * ⟨x,x⟩/d = 1 and points 0 and i have cosine cos(2πi/n). Compared are points 0 and i, i = 1 … n − 1.
 */
@Component(service = Contribution.class)
public final class CircleInput implements Contribution<InputSource> {
    private static final Parameter.Whole COUNT =
            Parameter.whole("count", "number of points", 2, 100_000).byDefault(64);
    private static final Parameter.Whole DIMENSION = Parameter.whole(
                    "dimension", "number of coordinates of an input", 2, 65536)
            .byDefault(512);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "circle", "Equally spaced points on a circle in d dimensions")
                .formula("xᵢ = √d (cos(2πi/n) u + sin(2πi/n) v)")
                .parameters(COUNT, DIMENSION, InputNormalisation.PARAMETER);
    }

    @Override
    public InputSource create(Values checked) {
        BatchSize.check(checked.get(COUNT), checked.get(DIMENSION), "lower count or dimension");
        return new Source(checked.get(DIMENSION), checked.get(COUNT), checked.get(InputNormalisation.PARAMETER));
    }

    private record Source(int dimension, int count, InputNormalisation normalisation) implements InputSource {
        @Override
        public Batch draw(RandomGenerator random) {
            double[] u = gaussian(random);
            scaleToUnit(u);
            double[] v = gaussian(random);
            removeComponent(u, v);
            scaleToUnit(v);
            removeComponent(u, v); // once more: where v was almost parallel to u, the first time left rounding
            scaleToUnit(v);
            double[] rows = new double[count * dimension];
            for (int i = 0; i < count; i++) {
                double angle = 2 * Math.PI * i / count;
                double x = Math.sqrt(dimension) * StrictMath.cos(angle);
                double y = Math.sqrt(dimension) * StrictMath.sin(angle);
                for (int j = 0; j < dimension; j++) {
                    rows[i * dimension + j] = x * u[j] + y * v[j];
                }
                normalisation.apply(rows, i * dimension, dimension, "point " + i);
            }
            return new Batch(rows, count, dimension, pairsWithPointZero(), List.of());
        }

        private double[] gaussian(RandomGenerator random) {
            double[] x = new double[dimension];
            for (int j = 0; j < dimension; j++) {
                x[j] = random.nextGaussian();
            }
            return x;
        }

        private int[] pairsWithPointZero() {
            int[] pairs = new int[2 * (count - 1)];
            for (int i = 1; i < count; i++) {
                pairs[2 * i - 1] = i;
            }
            return pairs;
        }

        private static double dot(double[] x, double[] y) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += x[j] * y[j];
            }
            return sum;
        }

        private static void scaleToUnit(double[] x) {
            double norm = Math.sqrt(dot(x, x));
            for (int j = 0; j < x.length; j++) {
                x[j] /= norm;
            }
        }

        private static void removeComponent(double[] unit, double[] x) {
            double component = dot(unit, x);
            for (int j = 0; j < x.length; j++) {
                x[j] -= component * unit[j];
            }
        }
    }
}
