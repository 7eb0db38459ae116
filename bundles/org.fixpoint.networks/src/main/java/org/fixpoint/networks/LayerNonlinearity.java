package org.fixpoint.networks;

import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;

/** The nonlinear branch of a layer, one input at a time: bias, normalisation, activation, normalisation, √(1 − r²). */
final class LayerNonlinearity {
    private static final int ELEMENTS_BETWEEN_LOOKS = 1 << 15; // 10 ms for a slow activation

    private final MeanFieldRule rule;
    private final double scale;
    private final double branch;
    private final double[] x;
    private final double[] y;
    private int sinceLook;

    LayerNonlinearity(MlpArchitecture network) {
        rule = network.rule();
        scale = network.activationScale();
        branch = Math.sqrt((1 - rule.residual()) * (1 + rule.residual()));
        x = new double[network.width()];
        y = new double[network.width()];
    }

    /**
     * Replaces each row of pre-activations by the output of the nonlinear branch.
     *
     * @param biases added to each row
     * @param states rows of the network's width
     */
    void apply(int layer, double[] biases, double[] states, RunContext run) {
        int width = x.length;
        for (int from = 0; from < states.length; from += width) {
            look(run);
            for (int j = 0; j < width; j++) {
                x[j] = states[from + j] + biases[j];
            }
            requireFinite(Coordinates.meanSquare(x), layer, "the pre-activations overflow");
            normalise(x, Normalisation.RMS_PRE, Normalisation.LAYER_PRE, layer, from / width);
            rule.activation().values(x, y);
            for (int j = 0; j < width; j++) {
                y[j] *= scale;
            }
            requireFinite(Coordinates.meanSquare(y), layer, "the activations overflow");
            normalise(y, Normalisation.RMS_POST, Normalisation.LAYER_POST, layer, from / width);
            for (int j = 0; j < width; j++) {
                states[from + j] = branch * y[j];
            }
        }
    }

    /** Refuses states whose length is not finite. */
    void requireFinite(int layer, double[] states, RunContext run) {
        int width = x.length;
        for (int from = 0; from < states.length; from += width) {
            look(run);
            System.arraycopy(states, from, x, 0, width);
            requireFinite(Coordinates.meanSquare(x), layer, "the states overflow");
        }
    }

    private void look(RunContext run) {
        sinceLook += x.length;
        if (sinceLook >= ELEMENTS_BETWEEN_LOOKS) {
            sinceLook = 0;
            run.checkCancelled();
        }
    }

    private void requireFinite(double meanSquare, int layer, String fault) {
        if (!Double.isFinite(meanSquare)) {
            boolean pre =
                    rule.normalisation() == Normalisation.RMS_PRE || rule.normalisation() == Normalisation.LAYER_PRE;
            throw new Refusal("layer " + layer + ": " + fault + "; lower weight-variance, "
                    + (rule.unitSecondMoment() ? "" : "set scale-activation: true, ")
                    + (pre ? "or normalise the inputs" : "or set normalisation: rms-pre"));
        }
    }

    private void normalise(double[] row, Normalisation rms, Normalisation layerNorm, int layer, int input) {
        double divisor = 1;
        if (rule.normalisation() == rms) {
            divisor = Coordinates.divideByRms(row);
        } else if (rule.normalisation() == layerNorm) {
            divisor = Coordinates.standardise(row);
        }
        if (divisor == 0) {
            throw new Refusal("layer " + layer + ": the units of input " + input + " are all "
                    + (rule.normalisation() == rms ? "zero" : "equal") + ", which "
                    + Parameter.Choice.written(rule.normalisation())
                    + " cannot scale to 1; give a larger width, or normalisation: none");
        }
    }
}
