package org.fixpoint.engine.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fixpoint.engine.document.Node;

/** Reads numbers out of scalars, or says why they are none. */
final class Numbers {
    private static final Pattern GROUPED = Pattern.compile("[-+]?[0-9][0-9_,' ]*(\\.[0-9_]*)?");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)[-+]?\\.?(nan|inf|infinity)");

    private Numbers() {}

    /** A finite number, or a fault; negative zero is read as zero. */
    static Optional<Double> real(Node node, Place place, String allowed, Faults faults) {
        if (!(node instanceof Node.Scalar scalar) || !numeric(scalar)) {
            faults.add(place, notANumber(node), "give " + allowed);
            return Optional.empty();
        }
        if (scalar.form() == Node.Form.WHOLE) {
            return finite(whole(scalar).doubleValue(), scalar, place, allowed, faults);
        }
        String text = scalar.text();
        if (NOT_A_NUMBER.matcher(text).matches()) {
            faults.add(place, "is " + text + ", and only finite numbers can be given", "give " + allowed);
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        if (value == 0 && text.replaceAll("[eE].*", "").matches(".*[1-9].*")) {
            faults.add(place, "is " + text + ", smaller than any double but 0", "give " + allowed);
            return Optional.empty();
        }
        return finite(value, scalar, place, allowed, faults);
    }

    private static Optional<Double> finite(
            double value, Node.Scalar scalar, Place place, String allowed, Faults faults) {
        if (Double.isFinite(value)) {
            return Optional.of(value + 0.0); // -0.0 + 0.0 is 0.0
        }
        faults.add(place, "is " + scalar.inWords() + ", larger than any double", "give " + allowed);
        return Optional.empty();
    }

    /** A whole number within a long, or a fault; {@code 1e3} and {@code 64.0} are whole. */
    static Optional<Long> integer(Node node, Place place, String allowed, Faults faults) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.WHOLE) {
            BigInteger value = whole(scalar);
            if (value.bitLength() < Long.SIZE) {
                return Optional.of(value.longValue());
            }
            faults.add(place, "is " + scalar.inWords(), "give " + allowed);
            return Optional.empty();
        }
        Optional<Double> value = real(node, place, allowed, faults);
        if (value.isPresent() && (value.get() != Math.rint(value.get()) || Math.abs(value.get()) > 1L << 53)) {
            faults.add(place, "is " + node.inWords(), "give " + allowed);
            return Optional.empty();
        }
        return value.map(Double::longValue);
    }

    private static boolean numeric(Node.Scalar scalar) {
        return scalar.form() == Node.Form.WHOLE || scalar.form() == Node.Form.REAL;
    }

    private static BigInteger whole(Node.Scalar scalar) {
        String text = scalar.text().startsWith("+") ? scalar.text().substring(1) : scalar.text();
        return text.startsWith("0x")
                ? new BigInteger(text.substring(2), 16)
                : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    private static String notANumber(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            if (NOT_A_NUMBER.matcher(scalar.text()).matches()) {
                return "is " + node.inWords() + ", and only finite numbers can be given";
            }
            if (GROUPED.matcher(scalar.text()).matches()) {
                String bare = scalar.text().replaceAll("[^-+0-9.]", "");
                return "is the text " + node.inWords() + ", not a number; without quotes and separators it is " + bare;
            }
        }
        return "is " + node.inWords();
    }

    /** The decimal number of 15 digits if it is the same to two units in the last place, so that a grid has 0.3, not 0.30000000000000004. */
    static double tidy(double x) {
        double rounded = new BigDecimal(x).round(new MathContext(15)).doubleValue();
        return Math.abs(rounded - x) <= 2 * Math.ulp(x) ? rounded : x;
    }

    /** As shown and as a label: whole numbers without point. */
    static String shown(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }
}
