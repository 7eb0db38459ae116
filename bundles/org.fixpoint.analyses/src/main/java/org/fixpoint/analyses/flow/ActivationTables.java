package org.fixpoint.analyses.flow;

import java.util.Optional;
import java.util.OptionalInt;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.kernel.PairMeans;
import org.fixpoint.maths.kernel.PairTable;
import org.fixpoint.maths.kernel.VarianceProfile;

/**
 * Makes the tables of one flow, layer after layer; where the variances stay what they were, the last table serves again.
 *
 * <p>Variances that differ by less than 2⁻⁴⁴ of their size count as equal, which moves a mean by about 1e-13 of its size. For
 * a {@linkplain Homogeneity homogeneous} activation one table serves all variances.
 */
final class ActivationTables {
    private static final double EQUAL = 0x1p-44;

    private final PairMeans means;
    private final OptionalInt degree; // of homogeneity
    private final double scale; // of φ̂ = scale · φ
    private Optional<Single> last = Optional.empty();

    private record Single(double variance, PairTable table, VarianceProfile profile) {}

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
                .orElseGet(
                        () -> new Single(variance, PairTable.at(means, variance), VarianceProfile.at(means, variance)));
        last = Optional.of(single);
        return filled(variances, single.table(), single.profile());
    }

    private LayerTable unequal(double[] variances, double lowest, double highest) {
        return filled(
                variances, PairTable.between(means, lowest, highest), VarianceProfile.between(means, lowest, highest));
    }

    private LayerTable filled(double[] variances, PairTable table, VarianceProfile profile) {
        int n = variances.length;
        double[][] weights = new double[table.variances()][n];
        double[] own = new double[table.variances()];
        for (int i = 0; i < n; i++) {
            table.weights(variances[i], own);
            for (int b = 0; b < own.length; b++) {
                weights[b][i] = own[b];
            }
        }
        double[] rms = new double[n];
        double[] mean = new double[n];
        double[] slope = new double[n];
        profile.into(variances, rms, mean, slope);
        double[] slopeSecond = new double[n];
        for (int i = 0; i < n; i++) {
            rms[i] *= scale;
            mean[i] *= scale;
            slope[i] *= scale;
            slopeSecond[i] = means.jumps() ? Double.POSITIVE_INFINITY : slope[i] * slope[i];
        }
        return new LayerTable(table, weights, rms, mean, slope, slopeSecond);
    }
}
