package org.fixpoint.networks;

import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.testkit.ArchitectureContract;
import org.junit.jupiter.api.Nested;

class MlpContractTest {
    private abstract static class MlpContract extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new Mlp();
        }
    }

    @Nested
    class WithReluOnly extends MlpContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of("depth", 3, "width", 40, "activation", TestActivations.relu());
        }
    }

    @Nested
    class WithBiasesSkipAndLayerNormalisation extends MlpContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of(
                    "depth",
                    4,
                    "width",
                    33,
                    "activation",
                    TestActivations.tanh(),
                    "weight-variance",
                    1.5,
                    "bias-variance",
                    0.1,
                    "residual",
                    0.5,
                    "normalisation",
                    Normalisation.LAYER_POST);
        }
    }

    @Nested
    class WithoutScalingAfterRms extends MlpContract {
        @Override
        protected Map<String, ?> given() {
            return Map.of(
                    "depth",
                    5,
                    "width",
                    64,
                    "activation",
                    TestActivations.exp(),
                    "scale-activation",
                    false,
                    "normalisation",
                    Normalisation.RMS_PRE);
        }
    }
}
