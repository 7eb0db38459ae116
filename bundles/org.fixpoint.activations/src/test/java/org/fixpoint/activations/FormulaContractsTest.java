package org.fixpoint.activations;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class FormulaContractsTest {
    abstract static class Given extends StockContract {
        Given(String formula) {
            this(formula, Map.of(), false);
        }

        Given(String formula, Map<String, Double> letters, boolean overflows) {
            super(new FormulaActivation().specialised(Map.of("formula", formula)), with(formula, letters), overflows);
        }

        private static Map<String, Object> with(String formula, Map<String, Double> letters) {
            Map<String, Object> given = new HashMap<>(letters);
            given.put("formula", formula);
            return given;
        }
    }

    @Nested
    class RectifierContract extends Given {
        RectifierContract() {
            super("max(x, 0)");
        }
    }

    @Nested
    class ModulusContract extends Given {
        ModulusContract() {
            super("abs(x)");
        }
    }

    @Nested
    class GeluContract extends Given {
        GeluContract() {
            super("x*Phi(x)");
        }
    }

    @Nested
    class QuickGeluContract extends Given {
        QuickGeluContract() {
            super("x*sigmoid(1.702*x)");
        }
    }

    @Nested
    class SoftplusContract extends Given {
        SoftplusContract() {
            super("log(1 + exp(x))");
        }
    }

    @Nested
    class StepContract extends Given {
        StepContract() {
            super("step(x - 0.3)");
        }
    }

    @Nested
    class LeakyContract extends Given {
        LeakyContract() {
            super("max(x, a*x)", Map.of("a", 0.2), false);
        }
    }

    @Nested
    class WhereContract extends Given {
        WhereContract() {
            super("where(x < -1 or x > 2, tanh(x), x^2)");
        }
    }

    @Nested
    class ExponentialLineContract extends Given {
        ExponentialLineContract() {
            super("where(x > 0, x, exp(x) - 1)");
        }
    }

    @Nested
    class ClipContract extends Given {
        ClipContract() {
            super("clip(a*x, -1, 1)", Map.of("a", 0.7), false);
        }
    }

    @Nested
    class SnakeContract extends Given {
        SnakeContract() {
            super("x + sin(a*x)^2/a", Map.of("a", 1.0), false);
        }
    }

    @Nested
    class PolynomialContract extends Given {
        PolynomialContract() {
            super("x^3 - 3*x + 1", Map.of(), true);
        }
    }

    @Nested
    class ErrorFunctionContract extends Given {
        ErrorFunctionContract() {
            super("erf(x)");
        }
    }

    @Nested
    class ExponentialContract extends Given {
        ExponentialContract() {
            super("exp(x)", Map.of(), true);
        }
    }

    @Nested
    class MishContract extends Given {
        MishContract() {
            super("x*tanh(log(1 + exp(x)))");
        }
    }

    @Nested
    class SoftsignContract extends Given {
        SoftsignContract() {
            super("x/(1 + abs(x))");
        }
    }

    @Nested
    class HardSwishContract extends Given {
        HardSwishContract() {
            super("x*clip(x/6 + 0.5, 0, 1)", Map.of(), false);
        }
    }

    @Nested
    class RaggedKinksContract extends Given {
        RaggedKinksContract() {
            super("max(0.3*x, 0.1) + abs(tanh(x)^2 - 0.25)");
        }
    }

    @Nested
    class BellShapedContract extends Given {
        BellShapedContract() {
            super("x^2*exp(-x^2)");
        }
    }

    @Nested
    class SincContract extends Given {
        SincContract() {
            super("where(x == 0, 1, sin(x)/x)");
        }
    }

    @Nested
    class MeetingKinksContract extends Given {
        MeetingKinksContract() {
            super("max(max(0.5*x, 0), x)");
        }
    }
}
