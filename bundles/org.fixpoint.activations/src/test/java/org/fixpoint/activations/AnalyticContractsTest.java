package org.fixpoint.activations;

import java.util.Map;
import org.junit.jupiter.api.Nested;

class AnalyticContractsTest {
    @Nested
    class ErfContract extends StockContract {
        ErfContract() {
            super(new Erf(), Map.of());
        }
    }

    @Nested
    class ErfOfScaleAHalfContract extends StockContract {
        ErfOfScaleAHalfContract() {
            super(new Erf(), Map.of("scale", 0.5));
        }
    }

    @Nested
    class ErfOfScaleMinusTwoContract extends StockContract {
        ErfOfScaleMinusTwoContract() {
            super(new Erf(), Map.of("scale", -2.0));
        }
    }

    @Nested
    class SinContract extends StockContract {
        SinContract() {
            super(new Sin(), Map.of());
        }
    }

    @Nested
    class SinOfFrequencyThreeAndPhaseOneContract extends StockContract {
        SinOfFrequencyThreeAndPhaseOneContract() {
            super(new Sin(), Map.of("w", 3.0, "t", 1.0));
        }
    }

    @Nested
    class SinOfFrequencyZeroContract extends StockContract {
        SinOfFrequencyZeroContract() {
            super(new Sin(), Map.of("w", 0.0, "t", 0.5));
        }
    }

    @Nested
    class CosContract extends StockContract {
        CosContract() {
            super(new Cos(), Map.of());
        }
    }

    @Nested
    class SnakeContract extends StockContract {
        SnakeContract() {
            super(new Snake(), Map.of());
        }
    }

    @Nested
    class SnakeOfFrequencyAThirdContract extends StockContract {
        SnakeOfFrequencyAThirdContract() {
            super(new Snake(), Map.of("a", 0.3));
        }
    }

    @Nested
    class SnakeOfFrequencyFourContract extends StockContract {
        SnakeOfFrequencyFourContract() {
            super(new Snake(), Map.of("a", 4.0));
        }
    }

    @Nested
    class GaussianContract extends StockContract {
        GaussianContract() {
            super(new Gaussian(), Map.of());
        }
    }

    @Nested
    class ExpQuadraticThatGrowsContract extends StockContract {
        ExpQuadraticThatGrowsContract() {
            super(new ExpQuadratic(), Map.of("a", 0.05), true);
        }
    }

    @Nested
    class ExpQuadraticThatFallsContract extends StockContract {
        ExpQuadraticThatFallsContract() {
            super(new ExpQuadratic(), Map.of("a", -0.3));
        }
    }

    @Nested
    class ExpQuadraticThatIsConstantContract extends StockContract {
        ExpQuadraticThatIsConstantContract() {
            super(new ExpQuadratic(), Map.of("a", 0.0));
        }
    }

    @Nested
    class ExpContract extends StockContract {
        ExpContract() {
            super(new Exp(), Map.of(), true);
        }
    }

    @Nested
    class ExpThatFallsContract extends StockContract {
        ExpThatFallsContract() {
            super(new Exp(), Map.of("a", -0.5), true);
        }
    }

    @Nested
    class ExpThatIsConstantContract extends StockContract {
        ExpThatIsConstantContract() {
            super(new Exp(), Map.of("a", 0.0));
        }
    }

    @Nested
    class IdentityContract extends StockContract {
        IdentityContract() {
            super(new Identity(), Map.of());
        }
    }

    @Nested
    class SquareContract extends StockContract {
        SquareContract() {
            super(new Square(), Map.of(), true);
        }
    }

    @Nested
    class CubicContract extends StockContract {
        CubicContract() {
            super(new Cubic(), Map.of(), true);
        }
    }

    @Nested
    class PolynomialOfDegreeFourContract extends StockContract {
        PolynomialOfDegreeFourContract() {
            super(new Polynomial(), Map.of("coefficients", new double[] {1, -2, 0.5, 0, 0.25}), true);
        }
    }

    @Nested
    class PolynomialThatIsConstantContract extends StockContract {
        PolynomialThatIsConstantContract() {
            super(new Polynomial(), Map.of("coefficients", new double[] {3}));
        }
    }

    @Nested
    class HermiteContract extends StockContract {
        HermiteContract() {
            super(new Hermite(), Map.of(), true);
        }
    }

    @Nested
    class HermiteOfDegreeZeroContract extends StockContract {
        HermiteOfDegreeZeroContract() {
            super(new Hermite(), Map.of("k", 0));
        }
    }

    @Nested
    class HermiteOfDegreeOneContract extends StockContract {
        HermiteOfDegreeOneContract() {
            super(new Hermite(), Map.of("k", 1));
        }
    }

    @Nested
    class HermiteOfDegreeThreeContract extends StockContract {
        HermiteOfDegreeThreeContract() {
            super(new Hermite(), Map.of("k", 3), true);
        }
    }

    @Nested
    class HermiteOfDegreeTwelveContract extends StockContract {
        HermiteOfDegreeTwelveContract() {
            super(new Hermite(), Map.of("k", 12), true);
        }
    }
}
