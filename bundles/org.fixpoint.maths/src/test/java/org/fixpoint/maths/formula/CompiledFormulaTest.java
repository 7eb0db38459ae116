package org.fixpoint.maths.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledFormulaTest {
    private static final double[] POINTS = {
        -1e308, -1e100, -750, -30.5, -3, -1.25, -1, -0.5, -1e-9, -0.0, 0, 1e-300, 0.3, 1, 1.7, 2, 3, 7.5, 50, 800, 1e20,
        1e308
    };

    @ParameterizedTest
    @ValueSource(ints = 1000)
    void compiledIsInterpretedBitForBit(int formulas) {
        int compared = 0;
        for (long seed = 0; seed < formulas; seed++) {
            String text = RandomFormula.any(seed);
            Binding bound = Formula.parse(text).bound();
            Term slope = Derivation.of(bound.root(), bound.terms());
            Term curvature = Derivation.of(slope, bound.terms());
            CompiledFormula compiled = Compilation.of(bound.root(), slope, curvature, new Breaks(List.of()));
            for (double x : POINTS) {
                assertEquals(new Evaluation(bound.root()).at(x), compiled.value(x), text + " at " + x);
                assertEquals(new Evaluation(slope).at(x), compiled.derivative(x), text + "' at " + x);
                assertEquals(new Evaluation(curvature).at(x), compiled.secondDerivative(x), text + "'' at " + x);
                compared++;
            }
        }
        assertEquals(formulas * POINTS.length, compared);
    }

    @Test
    @Tag("nightly")
    void thousandsOfFormulasAreCompiledRight() {
        compiledIsInterpretedBitForBit(10_000);
        derivativesOfSmoothFormulasAreLimitsOfDifferences(3000);
    }

    @ParameterizedTest
    @ValueSource(ints = 300)
    void derivativesOfSmoothFormulasAreLimitsOfDifferences(int formulas) {
        double h = 1e-3; // five points: h⁴ φ⁗'/30, and 1e-16/h of the values
        for (long seed = 0; seed < formulas; seed++) {
            String text = RandomFormula.smooth(seed);
            CompiledFormula f = Formula.parse(text).compiled();
            for (double x = -2; x <= 2; x += 0.37) {
                double[] v = around(f::value, x, h);
                double[] d = around(f::derivative, x, h);
                double size = 1
                        + DoubleStream.of(v).map(Math::abs).sum()
                        + DoubleStream.of(d).map(Math::abs).sum();
                double rough = Math.abs(v[0] - 4 * v[1] + 4 * v[3] - v[4]) / h; // grows with the error of the formula
                assertEquals(difference(v, h), f.derivative(x), 1e-7 * size + rough, text + " at " + x);
                double roughSlope = Math.abs(d[0] - 4 * d[1] + 4 * d[3] - d[4]) / h;
                assertEquals(difference(d, h), f.secondDerivative(x), 1e-7 * size + roughSlope, text + " at " + x);
            }
        }
    }

    private static double[] around(DoubleUnaryOperator f, double x, double h) {
        return DoubleStream.of(-2, -1, 0, 1, 2)
                .map(i -> f.applyAsDouble(x + i * h))
                .toArray();
    }

    private static double difference(double[] v, double h) {
        return (8 * (v[3] - v[1]) - (v[4] - v[0])) / (12 * h);
    }

    @Test
    void loopsGiveTheScalarValues() {
        CompiledFormula f = Formula.parse("x*sigmoid(a*x) + max(x, b)").compiled(1.702, -0.5);
        double[] out = new double[POINTS.length];
        f.values(POINTS, out);
        assertArrayEquals(DoubleStream.of(POINTS).map(f::value).toArray(), out);
        f.derivatives(POINTS, out);
        assertArrayEquals(DoubleStream.of(POINTS).map(f::derivative).toArray(), out);
    }

    /** Enough numbers for whole blocks and a rest, extreme ones and the places of exceptions among them. */
    private static double[] many() {
        return DoubleStream.concat(
                        DoubleStream.iterate(-12, x -> x + 0.03125).limit(770),
                        DoubleStream.concat(DoubleStream.of(POINTS), DoubleStream.of(Double.NaN)))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = 400)
    void arraysHaveTheBitsOfSingleNumbers(int formulas) {
        double[] x = many();
        double[] out = new double[x.length];
        for (long seed = 0; seed < formulas; seed++) {
            String text = RandomFormula.any(seed);
            Binding bound = Formula.parse(text).bound();
            Term slope = Derivation.of(bound.root(), bound.terms());
            CompiledFormula f = Compilation.of(bound.root(), slope, slope, new Breaks(List.of()));
            f.values(x, out);
            assertArrayEquals(DoubleStream.of(x).map(f::value).toArray(), out, text);
            f.derivatives(x, out);
            assertArrayEquals(DoubleStream.of(x).map(f::derivative).toArray(), out, text + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*Phi(x)", "where(x > 0, exp(-x) - 1, tanh(x))", "abs(x)*sigmoid(x)", "max(sin(x), erf(x))",
                "where(x == 0, 1, sin(x)/x)", "x*exp(-x^2)", "softplus(x) + arctan(x)", "where(x > 1, 2, x)*cos(x)"
            })
    void arraysHaveTheBitsOfSingleNumbersAtKinksToo(String text) {
        CompiledFormula f = Formula.parse(text).compiled();
        double[] x = many();
        double[] out = new double[x.length];
        f.values(x, out);
        assertArrayEquals(DoubleStream.of(x).map(f::value).toArray(), out);
        f.derivatives(x, out);
        assertArrayEquals(DoubleStream.of(x).map(f::derivative).toArray(), out);
    }

    @Test
    void derivativeAtAKinkIsTheMeanWhereSeveralSwitchesMeet() { // one-sided 0 and 2; switch by switch it would be 5/4
        CompiledFormula f = Formula.parse("max(max(x, 0), 2*x)").compiled();
        assertEquals(1, f.derivative(0));
        assertArrayEquals(new double[] {0}, f.kinks());
    }

    @Test
    void derivativeAtAKinkThatIsNoRepresentableNumberIsTheMean() {
        CompiledFormula f = Formula.parse("max(3*x, 1)").compiled();
        assertEquals(1.5, f.derivative(1.0 / 3));
        assertEquals(0, f.secondDerivative(1.0 / 3));
    }

    @Test
    void secondDerivativeAtAKinkIsTheMean() {
        assertEquals(1, Formula.parse("max(x, 0)^2").compiled().secondDerivative(0));
    }

    @Test
    void derivativeOfARemovedSingularityIsItsLimit() { // sin(x)/x = 1 − x²/6 + …
        CompiledFormula f = Formula.parse("where(x == 0, 1, sin(x)/x)").compiled();
        assertEquals(1, f.value(0));
        assertEquals(0, f.derivative(0), 1e-12);
        assertEquals(-1.0 / 3, f.secondDerivative(0), 1e-9);
    }

    @Test
    void derivativeWhereAnExponentialDiesOutIsItsLimit() {
        CompiledFormula f = Formula.parse("where(x > 0, exp(-1/x), 0)").compiled();
        assertArrayEquals(new double[] {0}, f.kinks());
        assertEquals(0, f.derivative(0));
        assertEquals(0, f.secondDerivative(0));
    }

    @Test
    void slopeAtAPoleIsNotFinite() {
        assertTrue(Double.isNaN(Formula.parse("1/(x^2 - 2)").compiled().derivative(Math.sqrt(2))));
    }

    @Test
    void oneHundredKinksAreFoundByHalving() {
        StringBuilder text = new StringBuilder("0");
        for (int i = 0; i < 100; i++) {
            text.append("+abs(x-").append(i).append(')');
        }
        CompiledFormula f = Formula.parse(text.toString()).compiled();
        assertEquals(100, f.kinks().length);
        for (int i = 0; i < 100; i++) { // i to the left with slope 1, 99 − i to the right with slope −1
            assertEquals(2 * i - 99, f.derivative(i));
        }
    }

    @Test
    void aMethodBeyondTheLimitOfAClassFileIsRefusedInASentence() {
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < 190; i++) {
            text.insert(0, "phi(x*").append(")");
        }
        Formula formula = Formula.parse(text.toString());
        Binding bound = formula.bound();
        Term fourth = bound.root();
        for (int i = 0; i < 4; i++) {
            fourth = Derivation.of(fourth, bound.terms());
        }
        Term large = fourth;
        FormulaLimitException limit = assertThrows(
                FormulaLimitException.class,
                () -> Compilation.of(bound.root(), bound.root(), large, new Breaks(List.of())));
        assertTrue(String.valueOf(limit.getMessage()).contains("64 kB"));
    }

    @Test
    void nestedTwoHundredDeepCompilesWithItsDerivatives() {
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < 190; i++) {
            text.insert(0, "sin(x+").append(")");
        }
        Formula formula = Formula.parse(text.toString());
        double second = formula.derivative().derivative().value(0.1);
        assertEquals(second, formula.compiled().secondDerivative(0.1), 1e-12 * Math.abs(second));
    }

    @Test
    void wrongNumberOfParameterValuesIsRefused() {
        Formula formula = Formula.parse("a*x");
        assertThrows(IllegalArgumentException.class, formula::compiled);
        assertThrows(IllegalArgumentException.class, () -> formula.compiled(Double.NaN));
    }
}
