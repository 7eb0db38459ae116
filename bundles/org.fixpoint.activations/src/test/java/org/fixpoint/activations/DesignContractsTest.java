package org.fixpoint.activations;

import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.model.DesignedActivation;
import org.fixpoint.testkit.PortraitContract;
import org.junit.jupiter.api.Nested;

class DesignContractsTest {
    @Nested
    class DesignedContract extends StockContract {
        DesignedContract() {
            super(new Designed(), Map.of(), true);
        }
    }

    @Nested
    class DesignedOfHighDegreeContract extends StockContract {
        DesignedOfHighDegreeContract() {
            super(
                    new Designed(),
                    Map.of("target", DesignTarget.SLOPE_AT_ONE, "value", 2.5, "linear", 0.1, "shape", new double[] {
                        0.2, 1, 0, 0.5
                    }),
                    true);
        }
    }

    @Nested
    class TunedContract extends StockContract {
        TunedContract() {
            super(
                    new Tuned().specialised(Map.of("formula", "x*sigmoid(a*x)")),
                    Map.of("formula", "x*sigmoid(a*x)", "value", 0.7));
        }
    }

    @Nested
    class TunedOfTwoLettersContract extends StockContract {
        TunedOfTwoLettersContract() {
            super(
                    new Tuned().specialised(Map.of("formula", "max(x, s*x) + b*tanh(x)", "letter", "s")),
                    Map.of(
                            "formula",
                            "max(x, s*x) + b*tanh(x)",
                            "letter",
                            "s",
                            "b",
                            0.5,
                            "low",
                            -0.5,
                            "high",
                            0.5,
                            "target",
                            TunedTarget.SLOPE_AT_ZERO,
                            "value",
                            0.8));
        }
    }

    @Nested
    class DesignPortraitContract extends PortraitContract<DesignedActivation> {
        @Override
        protected Contribution<Portrait<DesignedActivation>> contribution() {
            return new DesignPortrait();
        }

        @Override
        protected DesignedActivation subject() {
            return (DesignedActivation) StockActivations.made(new Designed());
        }
    }
}
