package org.fixpoint.analyses.dynamics;

import java.util.random.RandomGenerator;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.StateMap;

/**
 * Where orbits begin.
 *
 * @param law a distribution, or the inputs
 * @param count how many states; ignored for the inputs, which are all taken
 * @param scale the standard deviation of a Gaussian
 */
record StartLaw(Law law, int count, double scale) {
    /** The kinds of starts. */
    enum Law {
        /** Uniform in the box of the map's region. */
        REGION,
        /** Independent normal coordinates. */
        GAUSSIAN,
        /** The inputs of the experiment. */
        INPUTS
    }

    static final Parameter.Choice<Law> LAW = Parameter.choice(
                    "starts", "uniform in the region, Gaussian, or the inputs", Law.class)
            .byDefault(Law.REGION);
    static final Parameter.Real SCALE = Parameter.real("scale", "standard deviation of Gaussian starts")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(0.1, 2)
            .byDefault(1)
            .visibleWhen("starts", "gaussian");

    static Parameter.Whole count(int byDefault) {
        return Parameter.whole("count", "how many random starts", 1, 10_000_000).byDefault(byDefault);
    }

    static StartLaw of(Values checked, Parameter.Whole count) {
        return new StartLaw(checked.get(LAW), checked.get(count), checked.get(SCALE));
    }

    boolean ofInputs() {
        return law == Law.INPUTS;
    }

    /**
     * The states, count × d.
     *
     * @throws Refusal if the inputs are of another dimension
     */
    double[] states(StateMap map, Subject subject, RandomGenerator random) {
        if (ofInputs()) {
            Batch inputs = subject.inputs();
            if (inputs.count() == 0 || inputs.dimension() != map.dimension()) {
                throw new Refusal("the " + inputs.count() + " inputs have " + inputs.dimension()
                        + " coordinates and the states of the model " + map.dimension()
                        + "; give inputs of that dimension, or starts: region");
            }
            return inputs.rows().clone();
        }
        return random(map, random);
    }

    /** Random states, count × d. */
    double[] random(StateMap map, RandomGenerator random) {
        int d = map.dimension();
        StateMap.Region region = map.region();
        double[] states = new double
                [Extent.of("coordinates of the starts, count × dimension,", "give a smaller count", count, d)];
        for (int i = 0; i < states.length; i++) {
            double low = region.low()[i % d];
            double high = region.high()[i % d];
            states[i] = law == Law.REGION ? low + random.nextDouble() * (high - low) : scale * random.nextGaussian();
        }
        return states;
    }
}
