package org.fixpoint.itests.window;

import java.nio.file.Path;
import org.fixpoint.itests.SampleJars;

/** A plug-in with an architecture that has a map of states: two units of rates, which ends its process where the gain is above 8. */
final class RatesJar {
    static final String NAME = "com.example.rates";

    private static final String SOURCE =
            """
            package com.example.rates;

            import java.util.Set;
            import org.fixpoint.api.Contribution;
            import org.fixpoint.api.Descriptor;
            import org.fixpoint.api.Parameter;
            import org.fixpoint.api.RunContext;
            import org.fixpoint.api.Values;
            import org.fixpoint.api.model.Architecture;
            import org.fixpoint.api.model.Batch;
            import org.fixpoint.api.model.Facet;
            import org.fixpoint.api.model.StateFamily;
            import org.fixpoint.api.model.StateMap;
            import org.osgi.service.component.annotations.Component;

            @Component(service = Contribution.class)
            public final class Rates implements Contribution<Architecture> {
                private static final Parameter.Real GAIN =
                        Parameter.real("gain", "of each unit").typically(0.5, 4).byDefault(2);
                private static final Parameter.Real COUPLING =
                        Parameter.real("coupling", "of each unit to the other").typically(-1, 1).byDefault(0.25);

                @Override
                public Descriptor<Architecture> descriptor() {
                    return Descriptor.of(Architecture.class, "rates", "Two units").parameters(GAIN, COUPLING);
                }

                @Override
                public Architecture create(Values values) {
                    return new Network(values.get(GAIN), values.get(COUPLING));
                }

                private record Network(double gain, double coupling) implements Architecture {
                    @Override
                    public Set<Facet<?>> facets() {
                        return Set.of(Facet.STATE_MAP, Facet.STATE_FAMILY);
                    }

                    @Override
                    public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
                        Family family = new Family(gain, coupling);
                        return facet.type().cast(facet.equals(Facet.STATE_MAP) ? family.at(gain) : family);
                    }
                }

                private record Family(double value, double coupling) implements StateFamily {
                    @Override
                    public String parameter() {
                        return "gain";
                    }

                    @Override
                    public double low() {
                        return 0;
                    }

                    @Override
                    public double high() {
                        return 100;
                    }

                    @Override
                    public StateMap at(double gain) {
                        return new Tanh(gain, coupling);
                    }

                    @Override
                    public void derivative(double gain, double[] x, double[] out) {
                        for (int i = 0; i < 2; i++) {
                            double drive = x[i] + coupling * x[1 - i];
                            double t = StrictMath.tanh(gain * drive);
                            out[i] = drive * (1 - t * t);
                        }
                    }
                }

                private record Tanh(double gain, double coupling) implements StateMap {
                    @Override
                    public int dimension() {
                        return 2;
                    }

                    @Override
                    public void apply(double[] x, double[] out) {
                        if (gain > 8) {
                            System.exit(3);
                        }
                        for (int i = 0; i < 2; i++) {
                            out[i] = StrictMath.tanh(gain * (x[i] + coupling * x[1 - i]));
                        }
                    }

                    @Override
                    public void jacobian(double[] x, double[] out) {
                        for (int i = 0; i < 2; i++) {
                            double t = StrictMath.tanh(gain * (x[i] + coupling * x[1 - i]));
                            out[2 * i + i] = gain * (1 - t * t);
                            out[2 * i + 1 - i] = gain * coupling * (1 - t * t);
                        }
                    }

                    @Override
                    public Region region() {
                        return new Region(new double[] {-1, -1}, new double[] {1, 1}, true);
                    }
                }
            }
            """;

    private RatesJar() {}

    static void write(Path jar) {
        SampleJars.named(NAME).source(SOURCE).write(jar);
    }
}
