package org.fixpoint.visualizers.paint;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis is marked, and what is written there.
 *
 * @param values ascending
 * @param labels as many; empty where a tick has no text
 */
record Ticks(List<Double> values, List<String> labels) {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Multiples of 1, 2 or 5 times a power of ten in [low, high], about as many as asked for. */
    static Ticks linear(double low, double high, int about) {
        double step = niceStep((high - low) / Math.max(1, about));
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        BigDecimal exact = new BigDecimal(step).round(new MathContext(1, RoundingMode.HALF_UP));
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (long k = first; k <= last && values.size() < 100; k++) {
            BigDecimal value = exact.multiply(BigDecimal.valueOf(k));
            values.add(value.doubleValue());
            labels.add(written(value, Math.max(Math.abs(low), Math.abs(high))));
        }
        return new Ticks(values, labels);
    }

    /** The nearest, in proportion, of 1, 2, 5 and 10 times a power of ten. */
    private static double niceStep(double wanted) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(wanted)));
        double mantissa = wanted / power;
        double nice = mantissa < 1.4 ? 1 : mantissa < 2.8 ? 2 : mantissa < 6.5 ? 5 : 10;
        return nice * power;
    }

    /** Powers of ten in [low, high], thinned to about as many as asked for; 1, 2, 5 within a narrow range. */
    static Ticks log(double low, double high, int about) {
        int first = (int) Math.ceil(StrictMath.log10(low) - 1e-9);
        int last = (int) Math.floor(StrictMath.log10(high) + 1e-9);
        if (last - first < 1) {
            return logWithinDecade(low, high, about);
        }
        int stride = Math.max(1, (int) Math.ceil((last - first + 1.0) / Math.max(2, about)));
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int k = Math.floorDiv(first + stride - 1, stride) * stride; k <= last; k += stride) {
            values.add(StrictMath.pow(10, k));
            labels.add(powerOfTen(k));
        }
        return new Ticks(values, labels);
    }

    private static Ticks logWithinDecade(double low, double high, int about) {
        List<Double> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int k = (int) Math.floor(StrictMath.log10(low)); k <= StrictMath.log10(high); k++) {
            for (int m : new int[] {1, 2, 5}) {
                double value = m * StrictMath.pow(10, k);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    values.add(value);
                    labels.add(number(value));
                }
            }
        }
        return values.size() >= 2 ? new Ticks(values, labels) : linear(low, high, about);
    }

    /** 10 to the k in Unicode: 10⁻³. */
    static String powerOfTen(int k) {
        if (k == 0) {
            return "1";
        }
        if (k == 1) {
            return "10";
        }
        return "10" + superscript(k);
    }

    private static String superscript(int k) {
        StringBuilder text = new StringBuilder(k < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(k)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A number as an axis shows it: 0.25, 1000, 2×10⁶, with a true minus sign. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        return written(new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN)), Math.abs(value));
    }

    private static String written(BigDecimal value, double largest) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (largest < 1e6 && largest >= 1e-3) {
            return stripped.toPlainString().replace('-', '−');
        }
        int exponent = stripped.precision() - stripped.scale() - 1;
        String mantissa = stripped.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        String power = powerOfTen(exponent);
        return (mantissa.equals("1") && exponent != 0 ? power : mantissa + "×" + "10" + superscript(exponent))
                .replace('-', '−');
    }
}
