package org.fixpoint.maths.gaussian;

import org.fixpoint.maths.elementary.Elementary;

/**
 * The standard normal distribution: density, distribution function and tails to a few units in the last place.
 *
 * <p>The same bits on every machine: fitted polynomials and {@link Elementary} only.
 */
public final class NormalDistribution {
    /** 1/√(2π), the density at zero. */
    static final double DENSITY_AT_ZERO = 0.3989422804014327;

    private static final double NEAR = 0.6;
    private static final double UNDERFLOW = 39;
    private static final double HIGH_HALF = 0x1p27 + 1; // Veltkamp's splitter: 53 − 27 bits are kept
    private static final int INTERVALS = 8;

    // spotless:off: the tables stay several numbers to a line
    /** (Φ(x) − 1/2)/x in powers of x², a truncated Chebyshev series on |x| ≤ 0.6; relative error 2e-19. */
    private static final double[] CENTRE = {
        0.3989422804014327, -0.06649038006690541, 0.009973557010033109, -0.0011873282154031082,
        0.00011543468650893716, -9.444647348791144e-06, 6.65927166272394e-07, -4.1109941890607346e-08,
        2.098086239029679e-09
    };

    /**
     * Q(x) exp(x²/2)/t in powers of u in [−1, 1], truncated Chebyshev series on the eighths of t = 4/(4 + x); relative error
     * 5e-18.
     */
    private static final double[][] MILLS = {
        {
            0.10635508141894914, 0.007027400883418434, 0.0004308422763120558, 2.410111553384025e-05,
            1.1969882906172924e-06, 5.011861679959135e-08, 1.5530678257862199e-09, 1.704433705431908e-11,
            -1.785002811031427e-12, -1.4103028801155478e-13, -4.0844661122922915e-15
        },
        {
            0.12234691786851509, 0.009082600141933992, 0.0006085664752379183, 3.59357877257406e-05,
            1.7935141137970755e-06, 6.907492747077479e-08, 1.485949850519392e-09, -3.4652721454592245e-11,
            -4.740501277795396e-12, -1.5687838872736731e-13, 4.384122718233318e-15
        },
        {
            0.14326486635509245, 0.01201127852999535, 0.0008730757195452477, 5.325599177058757e-05,
            2.5578551859798037e-06, 8.160647738024093e-08, 3.8755634240685465e-10, -1.2573392377483322e-10,
            -5.96207310965956e-12, 6.71730556820337e-14, 1.6761090004225867e-14
        },
        {
            0.17124931855279021, 0.01623104541210408, 0.0012605270546865977, 7.696462951114779e-05,
            3.3557910054547385e-06, 7.329805811969978e-08, -1.9377773939485645e-09, -1.9508776162386628e-10,
            -1.7403948427614117e-12, 3.777151024742113e-13, 1.0101022610380657e-14
        },
        {
            0.20942512359414156, 0.02230951802364871, 0.001808120217671474, 0.00010632262730183292,
            3.9175609620348055e-06, 3.3698461678134465e-08, -4.5881199204112685e-09, -1.6339884410015695e-10,
            5.6767518641790445e-12, 3.6994075248814254e-13, -1.071486545956911e-14
        },
        {
            0.2621906679329628, 0.03094498073402416, 0.002541574110253451, 0.00013819742727189875,
            3.941189922493607e-06, -3.189849690397844e-08, -6.035909084087608e-09, -3.2674735333816964e-11,
            9.663726275674004e-12, 4.6324580237693706e-14, -1.815519787896574e-14
        },
        {
            0.33541415554573806, 0.042892048877883705, 0.0034613421019243722, 0.00016748425721055683,
            3.2616747283654874e-06, -1.027920621695306e-07, -5.437646535347316e-09, 1.1250895859964367e-10,
            7.611545206788599e-12, -2.4009612031110523e-13, -8.867159732850104e-15
        }
    };
    // spotless:on

    private NormalDistribution() {}

    /** The density exp(−x²/2)/√(2π). */
    public static double pdf(double x) {
        return DENSITY_AT_ZERO * Elementary.exp(-0.5 * x * x);
    }

    /** P(Z ≤ x), relatively accurate far into the lower tail (until it underflows near x = −38). */
    public static double cdf(double x) {
        return upperTail(-x);
    }

    /** P(Z > x), relatively accurate far into the upper tail. */
    public static double upperTail(double x) {
        if (x >= NEAR) {
            return tail(x);
        }
        return x <= -NEAR ? 1 - tail(-x) : 0.5 - centre(x);
    }

    /** P(0 < Z ≤ x), negative for negative x, relatively accurate near zero. */
    public static double centred(double x) {
        if (x >= NEAR) {
            return 0.5 - tail(x);
        }
        return x <= -NEAR ? tail(-x) - 0.5 : centre(x);
    }

    private static double centre(double x) {
        return x * polynomial(CENTRE, x * x);
    }

    /** Mills' ratio times exp(−x²/2), the square taken to twice the precision: its rounding would reach the exponential. */
    private static double tail(double x) {
        if (x > UNDERFLOW) {
            return 0;
        }
        double square = x * x;
        double scaled = HIGH_HALF * x;
        double high = scaled - (scaled - x);
        double low = x - high;
        double rest = ((high * high - square) + 2 * high * low) + low * low;
        double t = 4 / (4 + x);
        int interval = (int) (INTERVALS * t);
        double u = 2 * (INTERVALS * t - interval) - 1;
        double mills = t * polynomial(MILLS[interval], u);
        return Elementary.exp(-0.5 * square) * (mills - 0.5 * rest * mills);
    }

    /** Even and odd powers apart, which a processor adds up side by side. */
    private static double polynomial(double[] c, double x) {
        double y = x * x;
        int last = c.length - 1;
        int top = last - last % 2;
        double even = c[top];
        double odd = top < last ? c[last] : 0;
        for (int k = top - 2; k >= 0; k -= 2) {
            even = even * y + c[k];
            odd = odd * y + c[k + 1];
        }
        return even + x * odd;
    }
}
