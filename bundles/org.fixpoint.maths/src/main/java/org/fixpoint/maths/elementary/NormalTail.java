package org.fixpoint.maths.elementary;

/**
 * The upper tail Q(x) of the standard normal law by one rational function, exp(−x²/2) N(x)/D(x) for x ≥ 0, and what follows from it.
 *
 * <p>{@link org.fixpoint.maths.gaussian.NormalDistribution} looks its coefficients up in a table and is good to 3 units in the last
 * place; whole arrays are faster without a table.
 */
final class NormalTail {
    /** Beyond it Q is below the least double. */
    static final double VANISHED = 39;

    /** Beyond it to the left Φ(x) or Φ'(x) may be no normal number where their products with x are: there the exponential comes last. */
    static final double FAR = 37;

    /** −x²/2 at most so far down is within {@link #FAR}. */
    static final double NEAR_EXPONENT = 0.5 * FAR * FAR;

    /** Below it erf is taken from its own polynomial, as 1 − 2Q would lose digits. */
    static final double CENTRE = 0.875;

    static final double ROOT_TWO = Math.sqrt(2);

    /** 1/√(2π). */
    static final double DENSITY_AT_ZERO = 0.3989422804014327;

    static final double HIGH_HALF = 0x1p27 + 1; // Veltkamp's splitter: 53 − 27 bits are kept

    // spotless:off: the tables stay several numbers to a line
    /** Q(x) exp(x²/2) = N(x)/D(x) on 0 ≤ x ≤ 38.7, all coefficients positive; least squares reweighted to equal errors, 1.2e-18. */
    static final double[] NUMERATOR = {
        0.5, 0.827624983134685, 0.6791377028793163, 0.35697867793195537, 0.13186532708068374, 0.03560579837345084,
        0.007107620917316362, 0.0010370201189909946, 0.00010624147143375907, 6.950043850323746e-06, 2.23180571781971e-07
    };

    static final double[] DENOMINATOR = {
        1.0, 2.4531345270722356, 2.815593570482001, 1.9998702519789224, 0.9790388548235993, 0.3478264920817881,
        0.09181508283970648, 0.0180813525622701, 0.002616845128257888, 0.00026686730696259624, 1.7421176425177474e-05,
        5.594307315768698e-07
    };

    /** erf(x)/x in powers of x² on |x| ≤ 7/8, fitted in the same way; relative error 3.2e-19. */
    static final double[] ERROR_FUNCTION = {
        1.1283791670955126, -0.37612638903183737, 0.11283791670954303, -0.026866170644932595, 0.005223977622955979,
        -0.0008548326839436444, 0.00012055324325802499, -1.4925381482265672e-05, 1.6456518459486e-06,
        -1.628837949481789e-07, 1.411805246811108e-08, -8.655101243678298e-10
    };
    // spotless:on

    private NormalTail() {}

    /** Q(x) for x from 0 to {@link #VANISHED}. */
    static double upper(double x) {
        double square = x * x;
        double mills = mills(x);
        return Elementary.exp(-0.5 * square) * (mills - 0.5 * rest(x, square) * mills);
    }

    private static double mills(double x) {
        return Elementary.polynomial(NUMERATOR, x) / Elementary.polynomial(DENOMINATOR, x);
    }

    /** x² − the rounded square, exactly: half of it would reach the exponential. */
    private static double rest(double x, double square) {
        double scaled = HIGH_HALF * x;
        double high = scaled - (scaled - x);
        double low = x - high;
        return ((high * high - square) + 2 * high * low) + low * low;
    }

    static double erf(double x) {
        double size = Math.abs(x);
        double value = size <= CENTRE
                ? size * Elementary.polynomial(ERROR_FUNCTION, size * size)
                : 1 - 2 * upper(Math.min(size * ROOT_TWO, VANISHED));
        return Math.copySign(value, x);
    }

    static double cdf(double x) {
        return cdf(x, upper(Math.min(Math.abs(x), VANISHED)));
    }

    static double density(double x) {
        double size = Math.min(Math.abs(x), VANISHED);
        double square = size * size;
        double power = Elementary.exp(-0.5 * square);
        return DENSITY_AT_ZERO * (power - 0.5 * rest(size, square) * power);
    }

    static double gelu(double x) {
        double y = Math.max(x, -VANISHED);
        if (y < -FAR) {
            return times(y * mills(-y), -y);
        }
        return y * cdf(y, upper(Math.min(Math.abs(y), VANISHED)));
    }

    static double geluSlope(double x) {
        double y = Math.min(Math.max(x, -VANISHED), VANISHED);
        if (y < -FAR) {
            return times(mills(-y) + y * DENSITY_AT_ZERO, -y);
        }
        double size = Math.abs(y);
        double square = size * size;
        double correction = 0.5 * rest(size, square);
        double mills = mills(size);
        double power = Elementary.exp(-0.5 * square);
        double density = DENSITY_AT_ZERO * (power - correction * power);
        return cdf(y, power * (mills - correction * mills)) + y * density;
    }

    /** factor · exp(−x²/2) for x from 0 to {@link #VANISHED}, rounded once where it is not a normal number. */
    private static double times(double factor, double x) {
        double square = x * x;
        return Elementary.scaledExp(-0.5 * square, factor - 0.5 * rest(x, square) * factor);
    }

    /** Φ(x) from Q(|x|). */
    static double cdf(double x, double upper) {
        return x < 0 ? upper : 1 - upper;
    }
}
