package org.fixpoint.visualizers;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.testkit.VisualizerContract;
import org.junit.jupiter.api.Nested;

/** The stock visualizers pass the contract. */
class VisualizerContractTest {
    @Nested
    class OfTrajectories extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new Trajectories();
        }

        @Override
        protected Map<String, Item> filled() {
            Item.Array starts = new Item.Array(
                    "trajectories",
                    "trajectory",
                    "",
                    List.of(new Dimension.Numbers("start", "", new double[] {0, 0.5}), Dimension.index("layer", 3)),
                    new double[] {0, 0.3, 0.5, 0.5, 0.6, 0.7});
            return Map.of("measured", Examples.measured(), "predicted", Examples.predicted(), "trajectories", starts);
        }
    }

    @Nested
    class OfLines extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new Lines();
        }

        @Override
        protected Map<String, Item> filled() {
            return Map.of("array", Examples.measured());
        }
    }

    @Nested
    class OfFluctuations extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new Fluctuations();
        }

        @Override
        protected Map<String, Item> filled() {
            return Map.of("measured", FluctuationsTest.measured(-1));
        }
    }

    @Nested
    class OfKernelMap extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new Cobweb();
        }

        @Override
        protected Map<String, Item> filled() {
            return Map.of("kernel", Examples.kernel(false), "slope", Examples.kernel(true));
        }
    }

    @Nested
    class OfActivationCurve extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new ActivationCurve();
        }

        @Override
        protected Map<String, Item> filled() {
            return Map.of(
                    "activation", Examples.activation(false),
                    "derivative", Examples.activation(true),
                    "kinks", Examples.kinks());
        }
    }

    @Nested
    class OfHermiteSpectrum extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new HermiteSpectrum();
        }

        @Override
        protected Map<String, Item> filled() {
            return Map.of("coefficients", Examples.hermite());
        }
    }

    @Nested
    class OfHermiteSpectrumWithLogarithmicAxis extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new HermiteSpectrum();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("log", true);
        }

        @Override
        protected Map<String, Item> filled() {
            return Map.of("coefficients", Examples.hermite());
        }
    }

    @Nested
    class OfPhaseDiagram extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new PhaseDiagram();
        }

        @Override
        protected Map<String, Item> filled() {
            return Map.of("chi", Examples.chi(), "line", Examples.criticalLine());
        }
    }

    @Nested
    class OfTable extends VisualizerContract {
        @Override
        protected Contribution<Visualizer> contribution() {
            return new TableFigure();
        }

        @Override
        protected Map<String, Item> filled() {
            return Map.of("table", Examples.fixedPoints());
        }
    }
}
