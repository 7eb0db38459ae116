package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class OrbitCountTest {
    @Test
    void countsOfFortyDigitsAreExactAndLargerOnesHaveTwelve() {
        BigInteger largest = BigInteger.TWO.pow(132).subtract(BigInteger.ONE);
        assertEquals("5444517870735015415413993718908291383295", OrbitCount.inWords(largest));
        assertEquals("5.44451787074e+39", OrbitCount.inWords(largest.add(BigInteger.ONE)));
        assertEquals("-7", OrbitCount.inWords(BigInteger.valueOf(-7)));
    }

    @Test
    void theDigitsOfLargeCountsAreTheirFirstTwelve() {
        for (int exponent : new int[] {133, 999, 33_220}) {
            BigInteger count = BigInteger.TEN.pow(exponent / 3).multiply(BigInteger.TWO.pow(exponent));
            BigDecimal shown = new BigDecimal(OrbitCount.inWords(count));
            BigDecimal ratio = shown.divide(new BigDecimal(count), MathContext.DECIMAL64);
            assertEquals(1, ratio.doubleValue(), 5.1e-12, "10^" + exponent / 3 + " 2^" + exponent);
        }
    }

    @Test
    void theLogarithmIsThatOfAllDigits() {
        assertEquals(1000, OrbitCount.log10(BigInteger.TEN.pow(1000)), 1e-12);
        assertEquals(0, OrbitCount.log10(BigInteger.ONE));
    }
}
