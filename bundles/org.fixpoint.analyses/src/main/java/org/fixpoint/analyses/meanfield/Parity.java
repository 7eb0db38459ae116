package org.fixpoint.analyses.meanfield;

import java.util.Locale;
import org.fixpoint.api.model.ActivationFunction;

/**
 * The symmetry of an activation as far as its values show it.
 *
 * <p>Decided by evidence, not by proof: φ(−x) = ±φ(x) to the bit at 4001 arguments up to 20 and at the listed kinks, which
 * must be symmetric themselves. Who relies on it checks that quadrature agrees within its error.
 */
public enum Parity {
    /** φ(−x) = −φ(x): coefficients of even degree vanish. */
    ODD,
    /** φ(−x) = φ(x): coefficients of odd degree vanish. */
    EVEN,
    /** Neither. */
    NONE;

    private static final int SAMPLES = 4001;
    private static final double REACH = 20;

    /** The symmetry of an activation. */
    public static Parity of(ActivationFunction activation) {
        if (!mirrored(activation.kinks()) || !mirrored(activation.jumps())) {
            return NONE;
        }
        boolean odd = true;
        boolean even = true;
        for (int i = 1; i <= SAMPLES && (odd || even); i++) {
            double x = REACH * i / SAMPLES;
            double right = activation.value(x);
            double left = activation.value(-x);
            odd &= left == -right;
            even &= left == right;
        }
        if (odd) {
            return ODD;
        }
        return even ? EVEN : NONE;
    }

    /** Whether coefficients of a degree vanish. */
    public boolean annihilates(int degree) {
        return (this == ODD && degree % 2 == 0) || (this == EVEN && degree % 2 == 1);
    }

    /** Odd, even or none. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean mirrored(double[] points) {
        for (int i = 0; i < points.length; i++) {
            if (points[i] != -points[points.length - 1 - i]) {
                return false;
            }
        }
        return true;
    }
}
