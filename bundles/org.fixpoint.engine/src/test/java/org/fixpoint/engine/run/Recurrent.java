package org.fixpoint.engine.run;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;

/** Units of rates, x ← φ(g·Wx + b) in each coordinate, with weights between -1 and 1 by chance; g is the parameter of the family. */
record Recurrent(ActivationFunction activation, int units, double gain, double bias) implements Architecture {
    static final Parameter.Part<ActivationFunction> ACTIVATION =
            Parameter.part("activation", "of a unit", ActivationFunction.class);
    static final Parameter.Whole UNITS =
            Parameter.whole("units", "how many", 1, 100).byDefault(2);
    static final Parameter.Real GAIN = Parameter.real("gain", "of the weights").byDefault(1);
    static final Parameter.Real BIAS = Parameter.real("bias", "of each unit").byDefault(0);

    /** Under an id. */
    static Contribution<Architecture> offered(String id) {
        return new Offered<>(
                Descriptor.of(Architecture.class, id, "For tests").parameters(ACTIVATION, UNITS, GAIN, BIAS),
                Recurrent::of);
    }

    private static Architecture of(Values values) {
        return new Recurrent(values.get(ACTIVATION), values.get(UNITS), values.get(GAIN), values.get(BIAS));
    }

    @Override
    public Set<Facet<?>> facets() {
        return Set.of(Facet.STATE_MAP, Facet.STATE_FAMILY);
    }

    @Override
    public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
        RandomGenerator random = run.random("weights");
        double[] weights =
                random.doubles((long) units * units).map(u -> 2 * u - 1).toArray();
        Family family = new Family(this, weights);
        return facet.type().cast(facet.equals(Facet.STATE_MAP) ? family.at(gain) : family);
    }

    /** tanh, in place of an activation that misbehaves. */
    record Tanh() implements ActivationFunction {
        @Override
        public double value(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double derivative(double x) {
            double t = StrictMath.tanh(x);
            return 1 - t * t;
        }
    }

    private record Family(Recurrent network, double[] weights) implements StateFamily {
        @Override
        public String parameter() {
            return GAIN.name();
        }

        @Override
        public double value() {
            return network.gain;
        }

        @Override
        public double low() {
            return 0;
        }

        @Override
        public double high() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public StateMap at(double value) {
            return new Rates(network, weights, value);
        }

        @Override
        public void derivative(double value, double[] x, double[] out) {
            throw new UnsupportedOperationException("no continuation here");
        }
    }

    private record Rates(Recurrent network, double[] weights, double gain) implements StateMap {
        @Override
        public int dimension() {
            return network.units;
        }

        private double drive(double[] x, int i) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += weights[i * x.length + j] * x[j];
            }
            return gain * sum + network.bias;
        }

        @Override
        public void apply(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = network.activation.value(drive(x, i));
            }
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                double slope = gain * network.activation.derivative(drive(x, i));
                for (int j = 0; j < x.length; j++) {
                    out[i * x.length + j] = slope * weights[i * x.length + j];
                }
            }
        }

        @Override
        public List<Landmark> landmarks(int most) {
            return List.of(new Landmark("origin", "origin", new double[network.units]));
        }

        @Override
        public Region region() {
            double[] low = new double[network.units];
            double[] high = new double[network.units];
            Arrays.fill(low, -1);
            Arrays.fill(high, 1);
            return new Region(low, high, true);
        }
    }
}
