package org.fixpoint.maths.kernel;

/**
 * The flow of correlation and tangent kernel for a kernel map that is a parabola through its two fixed points, in closed form.
 *
 * <p>dx/dt = f(x) = −a(1 − x)(x − p), dy/dt = y f'(x) + x + f(x). With e = exp(−a(1 − p)t) and D = (x₀ − p)/(1 − x₀),
 * x(t) = (p + D e)/(1 + D e); with P(x) = (1 − x)(x − p),
 * y(t) = P(x)/P(x₀) y₀ + P(x)(−(I(x) − I(x₀))/a − a t),
 * I(x) = (1 + p)/(1 − p)³ ln|(x − p)/(1 − x)| + 1/((1 − p)²(1 − x)) − p/((1 − p)²(x − p)).
 * Joudaki and Hofmann, arXiv:2410.20107, accompanying notebook.
 *
 * @param a rate, positive
 * @param fixedPoint p in [0, 1)
 */
public record TangentOde(double a, double fixedPoint) {
    /** Checks the ranges. */
    public TangentOde {
        if (!(a > 0 && fixedPoint >= 0 && fixedPoint < 1)) {
            throw new IllegalArgumentException(
                    "The flow needs a > 0 and a fixed point in [0, 1), not " + a + " and " + fixedPoint);
        }
    }

    /** f(x). */
    public double field(double x) {
        return -a * (1 - x) * (x - fixedPoint);
    }

    /** f'(x). */
    public double fieldSlope(double x) {
        return a * (2 * x - 1 - fixedPoint);
    }

    /**
     * x(t).
     *
     * @param start x₀, below 1
     */
    public double correlation(double start, double t) {
        double odds = (start - fixedPoint) / (1 - start) * StrictMath.exp(-a * (1 - fixedPoint) * t);
        return (fixedPoint + odds) / (1 + odds);
    }

    /**
     * y(t).
     *
     * @param start x₀, below 1 and not the fixed point
     * @param tangent y₀
     */
    public double tangent(double start, double tangent, double t) {
        if (!(start < 1) || start == fixedPoint) {
            throw new IllegalArgumentException("The flow starts below 1 and off the fixed point, not at " + start);
        }
        double x = correlation(start, t);
        return profile(x) * (tangent / profile(start) - (integral(x) - integral(start)) / a - a * t);
    }

    private double profile(double x) {
        return (1 - x) * (x - fixedPoint);
    }

    private double integral(double x) {
        double width = 1 - fixedPoint;
        double ratio = Math.abs((x - fixedPoint) / (1 - x));
        return (1 + fixedPoint) / (width * width * width) * StrictMath.log(ratio)
                + 1 / (width * width * (1 - x))
                - fixedPoint / (width * width * (x - fixedPoint));
    }
}
