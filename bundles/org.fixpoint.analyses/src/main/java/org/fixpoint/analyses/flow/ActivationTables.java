package org.fixpoint.analyses.flow;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.kernel.PairMeans;
import org.fixpoint.maths.kernel.PairTable;
import org.fixpoint.maths.kernel.VarianceProfile;

/**
 * Makes the pair means of one flow, layer after layer; where the variances stay what they were, the last table serves again.
 *
 * <p>Variances that differ by less than 2⁻⁴⁴ of their size count as equal, which moves a mean by about 1e-13 of its size. For
 * a {@linkplain Homogeneity homogeneous} activation one table serves all variances. A few inputs of unequal variances are worked out
 * pair by pair, and so are more of them where no table is to be had.
 */
final class ActivationTables {
    private static final double EQUAL = 0x1p-44;
    private static final long FEW_PAIRS = 64;
    private static final long FEW_INTEGRALS = 2_000; // fewer than a table of very unequal variances takes
    private static final long MOST_PAIRS = 20_000; // some ten seconds a layer
    private static final long MOST_CHEAP_PAIRS = 20_000_000;
    private static final double CHEAP = 10; // microseconds
    private static final double INTEGRAL = 1000;
    private static final double LONGEST = 30e6;

    private final PairMeans means;
    private final OptionalInt degree; // of homogeneity
    private final double scale; // of φ̂ = scale · φ
    private Optional<Single> last = Optional.empty();

    private record Single(double variance, TabledPairs pairs, VarianceProfile profile) {}

    ActivationTables(MeanFieldRule rule, PairMeans means, OptionalInt degree) {
        this.means = means;
        this.degree = degree;
        double unit = QuadraturePair.orRefuse(() -> means.moments(1)).second();
        if (!(unit > 0)) {
            throw new Refusal("the activation vanishes almost everywhere under the Gaussian (E[φ²] = " + unit
                    + "); take one that does not");
        }
        scale = rule.unitSecondMoment() ? 1 / Math.sqrt(unit) : 1;
    }

    /** The table for inputs whose pre-activations, as the activation sees them, have the variances given. */
    LayerTable of(double[] variances) {
        double lowest = variances[0];
        double highest = variances[0];
        for (double p : variances) {
            lowest = Math.min(lowest, p);
            highest = Math.max(highest, p);
        }
        if (degree.isPresent()) {
            return powers(variances, degree.getAsInt());
        }
        return highest - lowest <= EQUAL * highest ? equal(variances, lowest) : unequal(variances, lowest, highest);
    }

    private LayerTable powers(double[] variances, int power) {
        LayerTable unit = equal(variances, 1);
        for (int i = 0; i < variances.length; i++) {
            double root = Math.sqrt(variances[i]);
            double lower = 1 / root;
            for (int k = 0; k < power; k++) {
                lower *= root;
            }
            unit.rms()[i] *= lower * root;
            unit.mean()[i] *= lower * root;
            unit.slope()[i] *= lower;
            unit.slopeSecond()[i] *= lower * lower;
        }
        return unit;
    }

    private LayerTable equal(double[] variances, double variance) {
        Single single = last.filter(kept -> Math.abs(kept.variance() - variance) <= EQUAL * variance)
                .orElseGet(() -> new Single(
                        variance,
                        new TabledPairs(PairTable.at(means, variance), new double[1][0]),
                        VarianceProfile.at(means, variance)));
        last = Optional.of(single);
        return profiled(variances, single.pairs(), single.profile());
    }

    private LayerTable unequal(double[] variances, double lowest, double highest) {
        long pairs = variances.length * (variances.length - 1L) / 2;
        if (pairs <= FEW_PAIRS) {
            return pairwise(variances);
        }
        double cost = means.cost(lowest, highest);
        boolean integrated = cost >= INTEGRAL;
        if (cost > CHEAP && pairs <= FEW_INTEGRALS) {
            return pairwise(variances);
        }
        try {
            double most = integrated && pairs <= MOST_PAIRS ? pairs : LONGEST / cost;
            PairTable table = PairTable.between(means, lowest, highest, (long) most);
            return profiled(
                    variances, TabledPairs.of(table, variances), VarianceProfile.between(means, lowest, highest));
        } catch (AccuracyException fault) {
            if (pairs <= (cost <= CHEAP ? MOST_CHEAP_PAIRS : MOST_PAIRS)) {
                return pairwise(variances);
            }
            throw new Refusal(
                    "the inputs have different lengths, with variances of the pre-activations from " + lowest + " to "
                            + highest + ", between which the pair means of the activation are not resolved, and their "
                            + pairs + " pairs are too many to be integrated one by one; normalise the inputs, add a"
                            + " normalisation before the activation, or take fewer inputs",
                    fault);
        }
    }

    /** Without a table. */
    private LayerTable pairwise(double[] variances) {
        double[] kept = variances.clone();
        double[] sorted = variances.clone();
        Arrays.sort(sorted);
        int n = variances.length;
        double[] rms = new double[n];
        double[] mean = new double[n];
        double[] slope = new double[n];
        for (int i = 0; i < n; i++) {
            int at = Arrays.binarySearch(sorted, variances[i]);
            while (at > 0 && sorted[at] - sorted[at - 1] <= EQUAL * sorted[at]) {
                at--;
            }
            kept[i] = sorted[at];
            PairMeans.Moments moments = means.moments(kept[i]);
            rms[i] = moments.rms();
            mean[i] = moments.mean();
            slope[i] = moments.slopeScale();
        }
        return scaled(new DirectPairs(means, kept), rms, mean, slope);
    }

    private LayerTable profiled(double[] variances, LayerPairs pairs, VarianceProfile profile) {
        int n = variances.length;
        double[] rms = new double[n];
        double[] mean = new double[n];
        double[] slope = new double[n];
        profile.into(variances, rms, mean, slope);
        return scaled(pairs, rms, mean, slope);
    }

    private LayerTable scaled(LayerPairs pairs, double[] rms, double[] mean, double[] slope) {
        double[] slopeSecond = new double[rms.length];
        for (int i = 0; i < rms.length; i++) {
            rms[i] *= scale;
            mean[i] *= scale;
            slope[i] *= scale;
            slopeSecond[i] = means.jumps() ? Double.POSITIVE_INFINITY : slope[i] * slope[i];
        }
        return new LayerTable(pairs, rms, mean, slope, slopeSecond);
    }
}
