package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationCheckTest {
    /** Sound and hard to judge: steep, huge, oscillating, saturated, tiny, cancelling. */
    static final List<Named> SOUND = List.of(
            named("tanh(100x)", x -> Math.tanh(100 * x), x -> 100 / square(Math.cosh(100 * x))),
            named("tanh(30000x)", x -> Math.tanh(30000 * x), x -> 30000 / square(Math.cosh(30000 * x))),
            named("exp(10x)", x -> Math.exp(10 * x), x -> 10 * Math.exp(10 * x)),
            named("exp(-12x)", x -> Math.exp(-12 * x), x -> -12 * Math.exp(-12 * x)),
            named("sin(50x)", x -> Math.sin(50 * x), x -> 50 * Math.cos(50 * x)),
            named("sin(1e6x)", x -> Math.sin(1e6 * x), x -> 1e6 * Math.cos(1e6 * x)),
            named("x^40", x -> Math.pow(x, 40), x -> 40 * Math.pow(x, 39)),
            named("1e-12 sin x", x -> 1e-12 * Math.sin(x), x -> 1e-12 * Math.cos(x)),
            named("exp(-1000x²)", x -> Math.exp(-1000 * x * x), x -> -2000 * x * Math.exp(-1000 * x * x)),
            named("x (1 + tanh(50x))/2", x -> 0.5 * x * (1 + Math.tanh(50 * x)), ActivationCheckTest::gateSlope),
            named(
                    "tanh(1e9x)",
                    x -> Math.tanh(1e9 * x),
                    x -> 1e9 / square(Math.cosh(Math.min(300, Math.abs(1e9 * x))))),
            named("tanh(300(x - 1))", x -> Math.tanh(300 * (x - 1)), x -> 300 / square(Math.cosh(300 * (x - 1)))),
            named("x|x|", x -> x * Math.abs(x), x -> 2 * Math.abs(x)),
            named("sqrt(1e-12 + x²)", x -> Math.hypot(1e-6, x), x -> x / Math.hypot(1e-6, x)));

    private static double gateSlope(double x) {
        double t = Math.tanh(50 * x);
        return 0.5 * (1 + t) + 25 * x * (1 - t * t);
    }

    private static double square(double x) {
        return x * x;
    }

    private record Named(String name, ActivationFunction phi) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Named named(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new Named(name, new Given(value, derivative));
    }

    /** An activation of two functions. */
    private record Given(DoubleUnaryOperator phi, DoubleUnaryOperator slope) implements ActivationFunction {
        @Override
        public double value(double x) {
            return phi.applyAsDouble(x);
        }

        @Override
        public double derivative(double x) {
            return slope.applyAsDouble(x);
        }
    }

    private static Optional<String> fault(DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return ActivationCheck.fault(new Given(value, derivative));
    }

    @ParameterizedTest
    @FieldSource("SOUND")
    void whatIsSoundIsNotAccused(Named sound) {
        assertEquals(Optional.empty(), ActivationCheck.fault(sound.phi()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -2.5, 0.01, 0.5, 1.0 / 3, 17.3})
    void aKinkThatIsNotDeclaredIsFoundWhereItIs(double at) {
        String near = String.format(Locale.ROOT, "%.6f", at).replaceAll("\\.?0+$", "");
        assertEquals(
                Optional.of("value looks kinked near x = " + near + "; declare it in kinks()"),
                fault(x -> Math.abs(x - at), x -> Math.signum(x - at)));
        assertEquals(
                Optional.of("value looks kinked near x = " + near + "; declare it in kinks()"),
                fault(x -> x + 0.01 * Math.max(0, x - at), x -> x < at ? 1 : 1.01));
    }

    @Test
    void aJumpThatIsNotDeclaredIsFoundWhereItIs() {
        assertEquals(
                Optional.of("value looks as if it jumped near x = 0; declare it in jumps()"),
                fault(Math::floor, x -> 0));
        assertEquals(
                Optional.of("value looks as if it jumped near x = -3; declare it in jumps()"),
                fault(x -> x < -3 ? -1 : Math.tanh(x), x -> x < -3 ? 0 : 1 / square(Math.cosh(x))));
    }

    @Test
    void aKinkBesideADeclaredOneIsFound() {
        ActivationFunction phi =
                new Bent(new Given(x -> Math.max(0, Math.abs(x) - 1), x -> Math.abs(x) < 1 ? 0 : Math.signum(x))) {
                    @Override
                    public double[] kinks() {
                        return new double[] {-1};
                    }
                };
        assertEquals(Optional.of("value looks kinked near x = 1; declare it in kinks()"), ActivationCheck.fault(phi));
    }

    @Test
    void aWrongDerivativeIsToldWithItsPlaceAndBothNumbers() { // 1/cosh²(0.01) = 0.9999
        assertEquals(
                Optional.of("derivative(0.01) is 0.2000, and central differences of value give 0.9999"),
                fault(Math::tanh, x -> 0.2));
    }

    @Test
    void aDerivativeThatIsOffByOnePerCentFarOutIsFound() {
        assertTrue(
                fault(x -> x * x, x -> x > 40 ? 2.02 * x : 2 * x).orElseThrow().startsWith("derivative(40."));
    }

    @Test
    void aDerivativeOfTheWrongSignIsFoundInASteepActivation() {
        assertTrue(fault(x -> Math.exp(10 * x), x -> -10 * Math.exp(10 * x)).isPresent());
        assertTrue(fault(x -> Math.tanh(100 * x), x -> -100 / square(Math.cosh(100 * x)))
                .isPresent());
        assertTrue(fault(x -> Math.sin(50 * x), x -> Math.cos(50 * x)).isPresent());
    }

    @Test
    void notANumberBeyondThreeIsToldWhereItBegins() {
        assertEquals(
                Optional.of("value(3.03125) is NaN"),
                fault(x -> x > 3 ? Double.NaN : Math.tanh(x), x -> x > 3 ? 0 : 1));
    }

    @Test
    void anInfiniteValueAtTheEndIsFound() {
        assertEquals(
                Optional.of("value(-50.0) is Infinity"), fault(x -> x == -50 ? Double.POSITIVE_INFINITY : 0, x -> 0));
    }

    @Test
    void anInfiniteDerivativeIsFound() {
        assertEquals(
                Optional.of("derivative(0.0) is Infinity"), fault(Math::cbrt, x -> 1 / (3 * square(Math.cbrt(x)))));
    }

    @Test
    void aBatchThatDiffersIsFound() {
        ActivationFunction phi = new Bent(new Given(x -> x, x -> 1)) {
            @Override
            public void values(double[] x, double[] out) {
                Arrays.setAll(out, i -> 2 * x[i]);
            }
        };
        assertEquals(
                Optional.of("values gives -0.0625 at -0.03125, and value gives -0.03125"), ActivationCheck.fault(phi));
    }

    @Test
    void aBatchThatChangesItsInputIsFound() {
        ActivationFunction phi = new Bent(new Given(x -> x, x -> 1)) {
            @Override
            public void derivatives(double[] x, double[] out) {
                Arrays.fill(out, 1);
                x[7] = 0;
            }
        };
        assertEquals(Optional.of("derivatives changes the numbers that it is given"), ActivationCheck.fault(phi));
    }

    @Test
    void aKinkThatIsNoNumberIsFound() {
        ActivationFunction phi = new Bent(new Given(x -> x, x -> 1)) {
            @Override
            public double[] kinks() {
                return new double[] {Double.NaN};
            }
        };
        assertEquals(Optional.of("kinks() names NaN"), ActivationCheck.fault(phi));
    }

    @Test
    void nextToADeclaredKinkNothingIsJudged() {
        ActivationFunction phi =
                new Bent(new Given(
                        x -> Math.abs(x - 0.51), x -> Math.abs(x - 0.51) < 1e-3 ? 5 : Math.signum(x - 0.51))) {
                    @Override
                    public double[] kinks() {
                        return new double[] {0.51};
                    }
                };
        assertEquals(Optional.empty(), ActivationCheck.fault(phi));
    }

    @Test
    void whatTheActivationThrowsComesOut() {
        assertThrows(
                IllegalStateException.class,
                () -> fault(
                        x -> {
                            throw new IllegalStateException("no");
                        },
                        x -> 0));
    }

    /** An activation of which a test changes a method. */
    private abstract static class Bent implements ActivationFunction {
        private final ActivationFunction straight;

        Bent(ActivationFunction straight) {
            this.straight = straight;
        }

        @Override
        public double value(double x) {
            return straight.value(x);
        }

        @Override
        public double derivative(double x) {
            return straight.derivative(x);
        }
    }
}
