package org.fixpoint.activations;

import java.util.Map;
import org.junit.jupiter.api.Nested;

class RectifierContractsTest {
    @Nested
    class ReluContract extends StockContract {
        ReluContract() {
            super(new Relu(), Map.of());
        }
    }

    @Nested
    class LeakyReluAtItsDefaultContract extends StockContract {
        LeakyReluAtItsDefaultContract() {
            super(new LeakyRelu(), Map.of());
        }
    }

    @Nested
    class LeakyReluOfSlopeAFifthContract extends StockContract {
        LeakyReluOfSlopeAFifthContract() {
            super(new LeakyRelu(), Map.of("alpha", 0.2));
        }
    }

    @Nested
    class LeakyReluThatIsALineContract extends StockContract {
        LeakyReluThatIsALineContract() {
            super(new LeakyRelu(), Map.of("alpha", 1.0));
        }
    }

    @Nested
    class LeakyReluOfSlopeMinusThreeContract extends StockContract {
        LeakyReluOfSlopeMinusThreeContract() {
            super(new LeakyRelu(), Map.of("alpha", -3.0), true);
        }
    }

    @Nested
    class PreluContract extends StockContract {
        PreluContract() {
            super(new Prelu(), Map.of());
        }
    }

    @Nested
    class RreluContract extends StockContract {
        RreluContract() {
            super(new Rrelu(), Map.of());
        }
    }

    @Nested
    class AbsContract extends StockContract {
        AbsContract() {
            super(new Abs(), Map.of());
        }
    }

    @Nested
    class Relu6Contract extends StockContract {
        Relu6Contract() {
            super(new Relu6(), Map.of());
        }
    }

    @Nested
    class HardTanhContract extends StockContract {
        HardTanhContract() {
            super(new HardTanh(), Map.of());
        }
    }

    @Nested
    class HardSigmoidContract extends StockContract {
        HardSigmoidContract() {
            super(new HardSigmoid(), Map.of());
        }
    }

    @Nested
    class HardSwishContract extends StockContract {
        HardSwishContract() {
            super(new HardSwish(), Map.of());
        }
    }

    @Nested
    class ReluSquaredContract extends StockContract {
        ReluSquaredContract() {
            super(new ReluSquared(), Map.of(), true);
        }
    }

    @Nested
    class SoftShrinkContract extends StockContract {
        SoftShrinkContract() {
            super(new SoftShrink(), Map.of());
        }
    }

    @Nested
    class SoftShrinkThatIsALineContract extends StockContract {
        SoftShrinkThatIsALineContract() {
            super(new SoftShrink(), Map.of("lambda", 0.0));
        }
    }

    @Nested
    class HardShrinkContract extends StockContract {
        HardShrinkContract() {
            super(new HardShrink(), Map.of());
        }
    }

    @Nested
    class HardShrinkThatIsALineContract extends StockContract {
        HardShrinkThatIsALineContract() {
            super(new HardShrink(), Map.of("lambda", 0.0));
        }
    }

    @Nested
    class ThresholdContract extends StockContract {
        ThresholdContract() {
            super(new Threshold(), Map.of());
        }
    }

    @Nested
    class ThresholdWithoutAJumpContract extends StockContract {
        ThresholdWithoutAJumpContract() {
            super(new Threshold(), Map.of("threshold", 0.5, "value", 0.5));
        }
    }

    @Nested
    class SignContract extends StockContract {
        SignContract() {
            super(new Sign(), Map.of());
        }
    }

    @Nested
    class HeavisideContract extends StockContract {
        HeavisideContract() {
            super(new Heaviside(), Map.of());
        }
    }
}
