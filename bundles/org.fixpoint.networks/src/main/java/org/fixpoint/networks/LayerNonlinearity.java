package org.fixpoint.networks;

import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Statistic;

/** The nonlinear branch of a layer, one input at a time: bias, normalisation, activation, normalisation, √(1 − r²). */
final class LayerNonlinearity {
    private static final int ELEMENTS_BETWEEN_LOOKS = 1 << 15; // 10 ms for a slow activation

    private static final String PRE = "-pre";
    private static final String POST = "-post";

    private final MeanFieldRule rule;
    private final double scale;
    private final double branch;
    private final double[] x;
    private final double[] y;
    private int sinceLook;

    LayerNonlinearity(MlpArchitecture network) {
        rule = network.rule();
        scale = network.activationScale();
        branch = network.branch();
        x = new double[network.width()];
        y = new double[network.width()];
    }

    /** Sees what the branch does to each input, for the way back. */
    @FunctionalInterface
    interface Tape {
        /** Keeps nothing. */
        Tape NONE = (input, x, before, y, after) -> {};

        /**
         * One input.
         *
         * @param x what the activation sees; valid during the call
         * @param before by what the pre-activation was divided, 1 without a normalisation
         * @param y the branch before it is multiplied by √(1 − r²); valid during the call
         * @param after by what φ̂ was divided, 1 without a normalisation
         */
        void input(int input, double[] x, double before, double[] y, double after);
    }

    /**
     * Replaces each row of pre-activations by the output of the nonlinear branch.
     *
     * @param biases added to each row
     * @param states rows of the network's width
     */
    void apply(int layer, double[] biases, double[] states, RunContext run, Tape tape) {
        int width = x.length;
        boolean batchFirst = rule.normalisation().pre() == Statistic.BATCH;
        if (batchFirst) {
            normaliseBatch(PRE, layer, states, run); // which removes the biases as well
        }
        for (int from = 0; from < states.length; from += width) {
            look(run);
            for (int j = 0; j < width; j++) {
                x[j] = batchFirst ? states[from + j] : states[from + j] + biases[j];
            }
            requireFinite(Coordinates.meanSquare(x), layer, "the pre-activations overflow");
            double before = normalise(x, rule.normalisation().pre(), PRE, layer, from / width);
            rule.activation().values(x, y);
            for (int j = 0; j < width; j++) {
                y[j] *= scale;
            }
            requireFinite(Coordinates.meanSquare(y), layer, "the activations overflow");
            double after = normalise(y, rule.normalisation().post(), POST, layer, from / width);
            tape.input(from / width, x, before, y, after);
            for (int j = 0; j < width; j++) {
                states[from + j] = branch * y[j];
            }
        }
        if (rule.normalisation().post() == Statistic.BATCH) {
            normaliseBatch(POST, layer, states, run);
            for (int i = 0; i < states.length; i++) {
                states[i] *= branch;
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
            throw new Refusal("layer " + layer + ": " + fault + "; lower weight-variance, "
                    + (rule.unitSecondMoment() ? "" : "set scale-activation: true, ")
                    + (rule.normalisation().before() ? "or normalise the inputs" : "or set normalisation: rms-pre"));
        }
    }

    private void normaliseBatch(String place, int layer, double[] states, RunContext run) {
        run.checkCancelled();
        requireFinite(Coordinates.meanSquare(states), layer, "the states overflow");
        if (!Coordinates.standardiseColumns(states, x.length)) {
            throw new Refusal("layer " + layer + ": every unit is the same for all inputs, which "
                    + Parameter.Choice.written(Statistic.BATCH) + place
                    + " cannot scale to 1; give inputs that differ, or normalisation: none");
        }
    }

    /** The divisor. */
    private static double normalise(double[] row, Statistic statistic, String place, int layer, int input) {
        double divisor = 1;
        if (statistic == Statistic.RMS) {
            divisor = Coordinates.divideByRms(row);
        } else if (statistic == Statistic.LAYER) {
            divisor = Coordinates.standardise(row);
        }
        if (divisor == 0) {
            throw new Refusal("layer " + layer + ": the units of input " + input + " are all "
                    + (statistic == Statistic.RMS ? "zero" : "equal") + ", which "
                    + Parameter.Choice.written(statistic) + place
                    + " cannot scale to 1; give a larger width, or normalisation: none");
        }
        return divisor;
    }
}
