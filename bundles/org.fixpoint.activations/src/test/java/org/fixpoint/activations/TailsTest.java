package org.fixpoint.activations;

import static org.fixpoint.activations.StockActivations.made;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.Test;

/** Relative accuracy where a direct formula loses its digits; the expected values have 18 digits. */
class TailsTest {
    @Test
    void geluKeepsItsDigitsInTheLeftTail() {
        assertRelative(-1.472014178144456e-196, new Gelu(), -30, 1e-13); // Φ(−30) is as good as its argument −30/√2
        assertRelative(-1.4332578593959695e-06, new Gelu(), -5, 1e-14);
    }

    @Test
    void tanhApproximationOfGeluKeepsItsDigitsInTheLeftTail() {
        assertRelative(-3.1077829375011112e-21, new GeluTanh(), -8, 1e-13);
    }

    @Test
    void softplusIsTheLineFarToTheRight() {
        assertEquals(800, made(new Softplus()).value(800));
    }

    @Test
    void logSigmoidKeepsItsDigitsFarToTheRight() {
        assertRelative(-4.248354255291589e-18, new LogSigmoid(), 40, 1e-15);
    }

    @Test
    void siluKeepsItsDigitsInTheLeftTail() {
        assertRelative(-9.643749239819589e-21, new Silu(), -50, 1e-15);
    }

    @Test
    void mishKeepsItsDigits() {
        assertRelative(-1.6993417021166355e-16, new Mish(), -40, 1e-15);
        assertRelative(0.8650983882673103, new Mish(), 1, 1e-15);
    }

    @Test
    void tanhShrinkKeepsItsDigitsNearZero() {
        assertRelative(3.3333333332e-16, new TanhShrink(), 1e-5, 1e-15);
        assertRelative(0.0956322228828365, new TanhShrink(), 0.7, 1e-15);
    }

    @Test
    void erfKeepsItsDigitsOnBothSidesOfTheChangeOfMethod() {
        assertRelative(0.0011283787909692365, new Erf(), 1e-3, 1e-15);
        assertRelative(0.5116682611885232, new Erf(), 0.49, 1e-15);
        assertRelative(0.5292436198411704, new Erf(), 0.51, 1e-15);
        assertRelative(-0.9999779095030014, new Erf(), -3, 1e-15);
    }

    @Test
    void slopeOfTanhKeepsItsDigitsInTheTail() { // 1/cosh² 20 = 4 e⁻⁴⁰ (1 − 2e⁻⁴⁰ + …)
        assertEquals(4 * StrictMath.exp(-40), made(new Tanh()).derivative(20), 1e-32);
    }

    @Test
    void hermitePolynomialIsTheTextbookOne() { // (x⁵ − 10x³ + 15x)/√120 at 1.5
        assertEquals(-0.3337684334797106, made(new Hermite(), "k", 5).value(1.5), 1e-15);
    }

    private static void assertRelative(
            double expected, Contribution<ActivationFunction> contribution, double x, double relative) {
        assertEquals(expected, made(contribution).value(x), relative * Math.abs(expected));
    }
}
