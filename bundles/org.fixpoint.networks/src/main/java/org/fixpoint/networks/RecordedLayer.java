package org.fixpoint.networks;

import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Statistic;

/** What one layer did to a batch, as far as the way back needs it. */
final class RecordedLayer implements LayerNonlinearity.Tape {
    private final MlpArchitecture network;
    private final double[] states;
    private final double[] slopes;
    private final double[] before;
    private final double[] after;
    private final double[] normalisedBefore;
    private final double[] normalisedAfter;
    private final double[] scratch;

    /**
     * Before the layer.
     *
     * @param states the input of the layer, kept
     */
    RecordedLayer(MlpArchitecture network, double[] states, int count) {
        MeanFieldRule rule = network.rule();
        int size = count * network.width();
        this.network = network;
        this.states = states;
        slopes = new double[size];
        before = new double[count];
        after = new double[count];
        normalisedBefore = new double[rule.normalisation().before() ? size : 0];
        normalisedAfter = new double[rule.normalisation().after() ? size : 0];
        scratch = new double[network.width()];
    }

    @Override
    public void input(int input, double[] x, double divisorBefore, double[] y, double divisorAfter) {
        int width = x.length;
        network.rule().activation().derivatives(x, scratch);
        System.arraycopy(scratch, 0, slopes, input * width, width);
        before[input] = divisorBefore;
        after[input] = divisorAfter;
        if (normalisedBefore.length > 0) {
            System.arraycopy(x, 0, normalisedBefore, input * width, width);
        }
        if (normalisedAfter.length > 0) {
            System.arraycopy(y, 0, normalisedAfter, input * width, width);
        }
    }

    /** The states before the layer: count × inputs of a unit. */
    double[] states() {
        return states;
    }

    /** Takes gradients with respect to the output of the nonlinear branch, count × width, to those of the pre-activations. */
    void back(double[] gradients) {
        int width = network.width();
        double factor = network.branch() * network.activationScale();
        boolean centresBefore = network.rule().normalisation().pre() == Statistic.LAYER;
        boolean centresAfter = network.rule().normalisation().post() == Statistic.LAYER;
        for (int input = 0; input < before.length; input++) {
            int from = input * width;
            if (normalisedAfter.length > 0) {
                project(gradients, normalisedAfter, from, width, after[input], centresAfter);
            }
            for (int j = from; j < from + width; j++) {
                gradients[j] *= factor * slopes[j];
            }
            if (normalisedBefore.length > 0) {
                project(gradients, normalisedBefore, from, width, before[input], centresBefore);
            }
        }
    }

    /** g ← (g − mean g − y ⟨y,g⟩/d)/divisor, the transposed Jacobian of a normalisation with result y; rms keeps the mean. */
    private static void project(double[] g, double[] y, int from, int width, double divisor, boolean centres) {
        double along = 0;
        double mean = 0;
        for (int j = from; j < from + width; j++) {
            along += y[j] * g[j];
            mean += g[j];
        }
        along /= width;
        mean = centres ? mean / width : 0;
        for (int j = from; j < from + width; j++) {
            g[j] = (g[j] - mean - y[j] * along) / divisor;
        }
    }
}
