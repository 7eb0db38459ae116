package org.fixpoint.networks;

import java.util.Arrays;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Statistic;
import org.fixpoint.maths.threads.Team;

/** The nonlinear branch of a layer, input by input: bias, normalisation, activation, normalisation, √(1 − r²). A team shares the inputs. */
final class LayerNonlinearity {
    private static final int ELEMENTS_BETWEEN_LOOKS = 1 << 15; // 10 ms for a slow activation
    private static final int WORTH_TEAM = 1 << 13; // elements, some 20 µs for a fast one

    private static final String PRE = "-pre";
    private static final String POST = "-post";

    private final MeanFieldRule rule;
    private final double scale;
    private final double branch;
    private final boolean single;
    private final RunContext run;
    private final Team team;
    private final Team alone = Team.alone();
    private final int width;
    private final double[][] xs;
    private final double[][] ys;
    private final double[] nothing; // to add
    private final Team.Part branches = this::branches;
    private final Task task = new Task();
    private int sinceLook;

    /**
     * Of a network, its inputs shared by a team.
     *
     * @param single whether its products are in single precision
     */
    LayerNonlinearity(MlpArchitecture network, boolean single, Team team, RunContext run) {
        this.run = run;
        this.team = team;
        rule = network.rule();
        scale = network.activationScale();
        branch = network.branch();
        this.single = single;
        width = network.width();
        xs = new double[team.size()][width];
        ys = new double[team.size()][width];
        nothing = new double[width];
        Arrays.fill(nothing, -0.0); // which changes no number it is added to
    }

    /** The inputs at work; set anew for each layer, before the team sees it. */
    private static final class Task {
        private int layer;
        private double[] biases = new double[0];
        private double[] states = biases;
        private int rows; // of a part
        private Tape tape = Tape.NONE;
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
    void apply(int layer, double[] biases, double[] states, Tape tape) {
        boolean batchFirst = rule.normalisation().pre() == Statistic.BATCH;
        if (batchFirst) {
            normaliseBatch(PRE, layer, states); // which removes the biases as well
        }
        int count = states.length / width;
        boolean shared = states.length >= WORTH_TEAM && tape == Tape.NONE;
        int most = Math.max(1, ELEMENTS_BETWEEN_LOOKS / width);
        int rows = shared ? team.partSize(count, 1, most) : most;
        task.layer = layer;
        task.biases = batchFirst ? nothing : biases;
        task.states = states;
        task.rows = rows;
        task.tape = tape;
        (shared ? team : alone).each((count + rows - 1) / rows, branches);
        if (rule.normalisation().post() == Statistic.BATCH) {
            normaliseBatch(POST, layer, states);
            for (int i = 0; i < states.length; i++) {
                states[i] *= branch;
            }
        }
    }

    private void branches(int part, int member) {
        run.checkCancelled();
        int count = task.states.length / width;
        for (int input = part * task.rows; input < Math.min(count, (part + 1) * task.rows); input++) {
            branch(task.layer, task.biases, task.states, input, task.tape, member);
        }
    }

    private void branch(int layer, double[] biases, double[] states, int input, Tape tape, int member) {
        double[] x = xs[member];
        double[] y = ys[member];
        int from = input * width;
        for (int j = 0; j < width; j++) {
            x[j] = states[from + j] + biases[j];
        }
        requireFinite(Coordinates.meanSquare(x), layer, "the pre-activations overflow");
        double before = normalise(x, rule.normalisation().pre(), PRE, layer, input);
        if (single) {
            rule.activation().valuesToSingle(x, y); // as precise as products are
        } else {
            rule.activation().values(x, y);
        }
        for (int j = 0; j < width; j++) {
            y[j] *= scale;
        }
        requireFinite(Coordinates.meanSquare(y), layer, "the activations overflow");
        double after = normalise(y, rule.normalisation().post(), POST, layer, input);
        tape.input(input, x, before, y, after);
        for (int j = 0; j < width; j++) {
            states[from + j] = branch * y[j];
        }
    }

    /** Refuses states whose length is not finite. */
    void requireFinite(int layer, double[] states) {
        double[] x = xs[0];
        for (int from = 0; from < states.length; from += width) {
            look();
            System.arraycopy(states, from, x, 0, width);
            requireFinite(Coordinates.meanSquare(x), layer, "the states overflow");
        }
    }

    private void look() {
        sinceLook += width;
        if (sinceLook >= ELEMENTS_BETWEEN_LOOKS) {
            sinceLook = 0;
            run.checkCancelled();
        }
    }

    private void requireFinite(double meanSquare, int layer, String fault) {
        if (!Double.isFinite(meanSquare)) {
            throw new Refusal("layer " + layer + ": " + fault + "; "
                    + (single ? "set precision: double, " : "") + "lower weight-variance, "
                    + (rule.unitSecondMoment() ? "" : "set scale-activation: true, ")
                    + (rule.normalisation().before() ? "or normalise the inputs" : "or set normalisation: rms-pre"));
        }
    }

    private void normaliseBatch(String place, int layer, double[] states) {
        run.checkCancelled();
        requireFinite(Coordinates.meanSquare(states), layer, "the states overflow");
        if (!Coordinates.standardiseColumns(states, width)) {
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
