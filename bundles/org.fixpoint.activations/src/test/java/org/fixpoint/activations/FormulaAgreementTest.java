package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.KernelSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas against the stock activations that they describe. */
class FormulaAgreementTest {
    private static final double ULPS = 16; // of 1 + |φ|: both sides round a handful of operations

    static Stream<Arguments> same() {
        return Stream.of(
                Arguments.of("max(x, 0)", new Relu()),
                Arguments.of("relu(x)", new Relu()),
                Arguments.of("max(x, 0.01*x)", new LeakyRelu()),
                Arguments.of("abs(x)", new Abs()),
                Arguments.of("x*Phi(x)", new Gelu()),
                Arguments.of("x*(1 + erf(x/sqrt(2)))/2", new Gelu()),
                Arguments.of("0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))", new GeluTanh()),
                Arguments.of("x*sigmoid(1.702*x)", new QuickGelu()),
                Arguments.of("x/(1 + exp(-x))", new Silu()),
                Arguments.of("log(1 + exp(x))", new Softplus()),
                Arguments.of("(exp(x) - exp(-x))/(exp(x) + exp(-x))", new Tanh()),
                Arguments.of("1/(1 + exp(-x))", new Sigmoid()),
                Arguments.of("x*tanh(softplus(x))", new Mish()),
                Arguments.of("where(x > 0, x, exp(x) - 1)", new Elu()),
                Arguments.of("erf(x)", new Erf()),
                Arguments.of("sin(x)", new Sin()),
                Arguments.of("x + sin(x)^2", new Snake()),
                Arguments.of("clip(x, -1, 1)", new HardTanh()),
                Arguments.of("min(max(x, 0), 6)", new Relu6()),
                Arguments.of("sign(x)", new Sign()),
                Arguments.of("step(x)", new Heaviside()),
                Arguments.of("where(x >= 0, 1, 0)", new Heaviside()),
                Arguments.of("x/(1 + abs(x))", new Softsign()),
                Arguments.of("relu(x)^2", new ReluSquared()),
                Arguments.of("-log(1 + exp(-x))", new LogSigmoid()),
                Arguments.of("x - tanh(x)", new TanhShrink()),
                Arguments.of("where(abs(x) > 0.5, x - 0.5*sign(x), 0)", new SoftShrink()),
                Arguments.of("(sqrt(x^2 + 1) - 1)/2 + x", new BentIdentity()));
    }

    @ParameterizedTest
    @MethodSource("same")
    void valuesSlopesKinksAndJumpsAreTheStockOnes(
            String formula, org.fixpoint.api.Contribution<ActivationFunction> contribution) {
        ActivationFunction stock = StockActivations.made(contribution);
        ActivationFunction phi = FormulaActivationTest.made(formula, Map.of());
        for (double x = -30; x <= 30; x += 0.0625) {
            if (x == 0 && phi.jumps().length > 0) {
                continue; // where(x >= 0, …) says what holds there
            }
            double value = stock.value(x);
            double slope = stock.derivative(x);
            assertEquals(value, phi.value(x), ULPS * Math.ulp(1 + Math.abs(value)), formula + " at " + x);
            assertEquals(slope, phi.derivative(x), ULPS * Math.ulp(1 + Math.abs(slope)), formula + "' at " + x);
        }
        assertArrayEquals(stock.kinks(), phi.kinks(), formula);
        assertArrayEquals(stock.jumps(), phi.jumps(), formula);
    }

    @Test
    void kernelByQuadratureOfTheFormulaIsTheClosedForm() {
        for (List<String> pair : List.of(List.of("max(x, 0)", "relu"), List.of("x*Phi(x)", "gelu_exact"))) {
            DualActivation dual = StockActivations.dual(StockActivations.golden(pair.get(1)));
            KernelSeries series = series(pair.get(0));
            for (double rho : new double[] {-0.9, -0.3, 0, 0.4, 0.99}) {
                double kernel = dual.value(1, 1, rho) / dual.secondMoment(1);
                assertEquals(kernel, series.normalized().value().applyAsDouble(rho), 1e-12, pair + " at " + rho);
            }
        }
    }

    @Test
    void fixedPointsAndRatesAreTheGoldenOnes() { // κ(ρ*) = ρ*, by Newton's method on 260 terms with 50 digits
        assertFixedPoint("x*Phi(x)", 0.760401904895909, 0.932728829116182);
        assertFixedPoint("x*sigmoid(x)", 0.658667174743159, 0.935384754806131);
        assertFixedPoint("where(x > 0, x, exp(x) - 1)", 0.597568446666600, 0.969709942868368);
        assertFixedPoint("step(x)", 0.789832628373442, 0.518992725258070);
        assertEquals(1, KernelProfile.of(series("max(x, 0)").normalized()).slopeAtOne(), 1e-13);
    }

    private static void assertFixedPoint(String formula, double rho, double rate) {
        KernelProfile profile = KernelProfile.of(series(formula).normalized());
        assertEquals(rho, profile.fixedPoint().orElseThrow().rho(), 1e-11, formula);
        assertEquals(rate, profile.localRate().orElseThrow(), 1e-11, formula);
    }

    private static KernelSeries series(String formula) {
        ActivationFunction phi = FormulaActivationTest.made(formula, Map.of());
        return KernelSeries.of(new PiecewiseFunction(phi::value, phi::derivative, phi.kinks(), phi.jumps()));
    }
}
