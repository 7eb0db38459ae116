package org.fixpoint.maths.gaussian;

/**
 * The refusal of a function whose square has no verifiable mean under the standard normal distribution.
 *
 * <p>Thrown where two refinements of a quadrature, one of them over a wider range, do not agree, or where the
 * integrand has not died out before the function overflows. φ(x) = exp(x²/4) is the standard example: E[φ(Z)²] = ∞,
 * yet a trapezoid on [-10, 10] answers a calm 7.98.
 */
public final class NotSquareIntegrableException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    /** A refusal with one sentence for the user. */
    public NotSquareIntegrableException(String sentence) {
        super(sentence);
    }
}
