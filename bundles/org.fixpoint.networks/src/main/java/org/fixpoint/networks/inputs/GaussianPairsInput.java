package org.fixpoint.networks.inputs;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/**
 * Independent pairs of Gaussian vectors of a given correlation.
 *
 * <p>The coordinates of a pair (x, y) are independent draws of a standard bivariate normal of correlation c:
 * {@code y = c x + √((1 − c)(1 + c)) z} with x, z standard normal. Then each vector is normalised. The cosine of a pair is
 * therefore c up to a fluctuation of about (1 − c²)/√d; at c = ±1 it is exact.
 *
 * <p>With {@code exact}, x and z are normalised first, and z is made orthogonal to x and of its length: the cosine of every pair is
 * c to rounding, so that what differs between networks is not the input's. Both vectors of a pair then have one length.
 */
@Component(service = Contribution.class)
public final class GaussianPairsInput implements Contribution<InputSource> {
    private static final Parameter.Whole DIMENSION = Parameter.whole(
                    "dimension", "number of coordinates of an input", 1, 65536)
            .byDefault(512);
    private static final Parameter.Whole PAIRS =
            Parameter.whole("pairs", "how many pairs are drawn", 1, 100_000).byDefault(200);
    private static final Parameter.Real CORRELATION = Parameter.real(
                    "correlation", "correlation of the two inputs of a pair, coordinate by coordinate")
            .in(Range.closed(-1, 1))
            .typically(-1, 1)
            .byDefault(0.5);

    private static final double VANISHES = 1e-20; // of a squared length

    private static final Parameter.Flag EXACT = Parameter.flag(
            "exact", "whether the cosine of every pair is the correlation itself, without fluctuation", false);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "gaussian-pairs", "Pairs of Gaussian vectors of a given correlation")
                .formula("x ~ N(0, I), y = c x + √(1 − c²) z, z ~ N(0, I)")
                .parameters(DIMENSION, PAIRS, CORRELATION, EXACT, InputNormalisation.PARAMETER);
    }

    @Override
    public InputSource create(Values checked) {
        BatchSize.check(2L * checked.get(PAIRS), checked.get(DIMENSION), "lower pairs or dimension");
        return new Source(
                checked.get(DIMENSION),
                checked.get(PAIRS),
                checked.get(CORRELATION),
                checked.get(EXACT),
                checked.get(InputNormalisation.PARAMETER));
    }

    private record Source(int dimension, int pairs, double correlation, boolean exact, InputNormalisation normalisation)
            implements InputSource {
        @Override
        public Batch draw(RandomGenerator random) {
            double[] rows = new double[2 * pairs * dimension];
            double independent = Math.sqrt((1 - correlation) * (1 + correlation));
            for (int p = 0; p < pairs; p++) {
                int x = 2 * p * dimension;
                int y = x + dimension;
                for (int j = 0; j < dimension; j++) {
                    rows[x + j] = random.nextGaussian();
                    rows[y + j] = random.nextGaussian();
                }
                if (exact) {
                    normalise(rows, x, y, p);
                    makeOrthogonal(rows, x, y);
                }
                for (int j = 0; j < dimension; j++) {
                    rows[y + j] = correlation * rows[x + j] + independent * rows[y + j];
                }
                if (!exact) {
                    normalise(rows, x, y, p);
                }
            }
            return new Batch(rows, 2 * pairs, dimension, Batch.consecutivePairs(2 * pairs), List.of());
        }

        private void normalise(double[] rows, int x, int y, int pair) {
            normalisation.apply(rows, x, dimension, "the first vector of pair " + (pair + 1));
            normalisation.apply(rows, y, dimension, "the second vector of pair " + (pair + 1));
        }

        /** Removes x from z, twice because the first time leaves what rounds, and gives z the length of x. */
        private void makeOrthogonal(double[] rows, int x, int z) {
            double length = product(rows, x, x);
            double before = product(rows, z, z);
            for (int time = 0; time < 2; time++) {
                double share = product(rows, x, z) / length;
                for (int j = 0; j < dimension; j++) {
                    rows[z + j] -= share * rows[x + j];
                }
            }
            double left = product(rows, z, z);
            if (!(left > VANISHES * before)) {
                throw new Refusal("two vectors of dimension " + dimension
                        + " have no exact correlation, since all are parallel; raise dimension, or set exact: false");
            }
            double scale = Math.sqrt(length / left);
            for (int j = 0; j < dimension; j++) {
                rows[z + j] *= scale;
            }
        }

        private double product(double[] rows, int x, int y) {
            double sum = 0;
            for (int j = 0; j < dimension; j++) {
                sum += rows[x + j] * rows[y + j];
            }
            return sum;
        }
    }
}
