package org.fixpoint.memories;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Counts of fixed points, which outgrow every primitive type. */
final class OrbitCount {
    private static final BigDecimal LOG_2 = new BigDecimal("0.30102999566398119521373889472449302676818988146211");

    private OrbitCount() {}

    /** All digits of up to 40, else 12 of them and a power of ten: {@code 1.99506311688e+3010}. */
    static String inWords(BigInteger count) {
        if (count.bitLength() <= 132) { // 2¹³² has 40 digits
            return count.toString();
        }
        int shift = count.bitLength() - 63;
        BigDecimal exponent = LOG_2.multiply(BigDecimal.valueOf(shift));
        BigDecimal whole = exponent.setScale(0, RoundingMode.FLOOR);
        double factor = StrictMath.pow(10, exponent.subtract(whole).doubleValue());
        return BigDecimal.valueOf(count.shiftRight(shift).doubleValue() * factor)
                .scaleByPowerOfTen(whole.intValueExact())
                .round(new MathContext(12))
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    /** log₁₀ of a positive count, to rounding. */
    static double log10(BigInteger count) {
        int shift = Math.max(0, count.bitLength() - 63);
        return StrictMath.log10(count.shiftRight(shift).doubleValue()) + shift * StrictMath.log10(2);
    }
}
