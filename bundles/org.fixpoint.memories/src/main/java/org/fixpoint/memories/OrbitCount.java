package org.fixpoint.memories;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;

/** Counts of fixed points, which outgrow every primitive type. */
final class OrbitCount {
    private static final int DIGITS = 40;

    private OrbitCount() {}

    /** C(n, 0), …, C(n, most). */
    static BigInteger[] binomials(int n, int most) {
        BigInteger[] c = new BigInteger[most + 1];
        c[0] = BigInteger.ONE;
        for (int k = 1; k <= most; k++) {
            c[k] = c[k - 1].multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
        }
        return c;
    }

    /** All digits of up to 40, else 15 of them and a power of ten: {@code 2.70288240945437e+299}. */
    static String inWords(BigInteger count) {
        String digits = count.toString();
        return digits.length() <= DIGITS
                ? digits
                : new BigDecimal(count).round(new MathContext(15)).toString().toLowerCase(Locale.ROOT);
    }

    /** log₁₀ of a positive count, to rounding. */
    static double log10(BigInteger count) {
        int shift = Math.max(0, count.bitLength() - 64);
        return StrictMath.log10(count.shiftRight(shift).doubleValue()) + shift * StrictMath.log10(2);
    }
}
