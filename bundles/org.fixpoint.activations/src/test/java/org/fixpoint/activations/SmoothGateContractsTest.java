package org.fixpoint.activations;

import java.util.Map;
import org.junit.jupiter.api.Nested;

class SmoothGateContractsTest {
    @Nested
    class EluContract extends StockContract {
        EluContract() {
            super(new Elu(), Map.of());
        }
    }

    @Nested
    class EluOfAlphaTwoContract extends StockContract {
        EluOfAlphaTwoContract() {
            super(new Elu(), Map.of("alpha", 2.0));
        }
    }

    @Nested
    class EluOfAlphaMinusOneContract extends StockContract {
        EluOfAlphaMinusOneContract() {
            super(new Elu(), Map.of("alpha", -1.0));
        }
    }

    @Nested
    class SeluContract extends StockContract {
        SeluContract() {
            super(new Selu(), Map.of());
        }
    }

    @Nested
    class CeluContract extends StockContract {
        CeluContract() {
            super(new Celu(), Map.of());
        }
    }

    @Nested
    class CeluOfAlphaTwoContract extends StockContract {
        CeluOfAlphaTwoContract() {
            super(new Celu(), Map.of("alpha", 2.0));
        }
    }

    @Nested
    class CeluOfAlphaAFifthContract extends StockContract {
        CeluOfAlphaAFifthContract() {
            super(new Celu(), Map.of("alpha", 0.2));
        }
    }

    @Nested
    class GeluContract extends StockContract {
        GeluContract() {
            super(new Gelu(), Map.of());
        }
    }

    @Nested
    class GeluTanhContract extends StockContract {
        GeluTanhContract() {
            super(new GeluTanh(), Map.of());
        }
    }

    @Nested
    class QuickGeluContract extends StockContract {
        QuickGeluContract() {
            super(new QuickGelu(), Map.of());
        }
    }

    @Nested
    class SiluContract extends StockContract {
        SiluContract() {
            super(new Silu(), Map.of());
        }
    }

    @Nested
    class SwishContract extends StockContract {
        SwishContract() {
            super(new Swish(), Map.of());
        }
    }

    @Nested
    class SwishOfBetaTwoContract extends StockContract {
        SwishOfBetaTwoContract() {
            super(new Swish(), Map.of("beta", 2.0));
        }
    }

    @Nested
    class SwishOfBetaMinusOneContract extends StockContract {
        SwishOfBetaMinusOneContract() {
            super(new Swish(), Map.of("beta", -1.0));
        }
    }

    @Nested
    class SwishOfBetaZeroContract extends StockContract {
        SwishOfBetaZeroContract() {
            super(new Swish(), Map.of("beta", 0.0));
        }
    }

    @Nested
    class MishContract extends StockContract {
        MishContract() {
            super(new Mish(), Map.of());
        }
    }

    @Nested
    class SoftplusContract extends StockContract {
        SoftplusContract() {
            super(new Softplus(), Map.of());
        }
    }

    @Nested
    class SoftplusOfBetaFiveContract extends StockContract {
        SoftplusOfBetaFiveContract() {
            super(new Softplus(), Map.of("beta", 5.0));
        }
    }

    @Nested
    class SigmoidContract extends StockContract {
        SigmoidContract() {
            super(new Sigmoid(), Map.of());
        }
    }

    @Nested
    class LogSigmoidContract extends StockContract {
        LogSigmoidContract() {
            super(new LogSigmoid(), Map.of());
        }
    }

    @Nested
    class TanhContract extends StockContract {
        TanhContract() {
            super(new Tanh(), Map.of());
        }
    }

    @Nested
    class TanhShrinkContract extends StockContract {
        TanhShrinkContract() {
            super(new TanhShrink(), Map.of());
        }
    }

    @Nested
    class SoftsignContract extends StockContract {
        SoftsignContract() {
            super(new Softsign(), Map.of());
        }
    }

    @Nested
    class ArctanContract extends StockContract {
        ArctanContract() {
            super(new Arctan(), Map.of());
        }
    }

    @Nested
    class BentIdentityContract extends StockContract {
        BentIdentityContract() {
            super(new BentIdentity(), Map.of());
        }
    }
}
