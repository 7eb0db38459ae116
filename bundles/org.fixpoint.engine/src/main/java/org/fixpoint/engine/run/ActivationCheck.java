package org.fixpoint.engine.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fixpoint.api.model.ActivationFunction;

/**
 * Whether an activation is what it says on [-50, 50]: finite, the same in batches as one by one, and with a derivative that
 * agrees with central differences of its value away from the kinks and jumps that it declares, without others.
 *
 * <p>A derivative is called wrong only where differences of two steps agree with each other and both contradict it, at a place
 * and at four others around it. So what varies faster than the steps (about 2·10⁻⁴) is not judged, nor a single point, nor a
 * deviation below a thousandth of the slope there or below what rounding explains. Kinks and jumps that are not declared are
 * found as {@link BreakSearch} says.
 */
public final class ActivationCheck {
    private static final double END = 50;
    private static final int PER_UNIT = 32;
    private static final double OFFSET = 0.01; // differences are taken aside of round numbers, where kinks tend to be
    private static final double STEP = 0x1p-12;
    private static final double RATIO = 3.7; // no whole number: no oscillation is in step with both steps
    private static final double[] AROUND = {0, 5 * STEP, -5 * STEP, 11 * STEP, -11 * STEP};
    private static final double REACH = 16 * STEP;
    private static final double DEVIATION = 1e-3;
    private static final double AGREEMENT = 0.05;
    private static final double NOISE = 100 * Math.ulp(1.0); // of a value, relative; polynomials lose some digits
    private static final double FLOOR = 1e-6;
    private static final double BREAK = 1e-4;
    private static final double BATCH = 1e-9;
    private static final double CENTRE = 5;

    private final ActivationFunction phi;

    private ActivationCheck(ActivationFunction phi) {
        this.phi = phi;
    }

    /**
     * What is wrong, with the method and a place: {@code derivative(0.51) is 0.2, and central differences of value give 0.786}.
     * Empty if nothing is. Throws whatever the activation throws.
     */
    public static Optional<String> fault(ActivationFunction f) {
        return new ActivationCheck(f).fault();
    }

    private Optional<String> fault() {
        double[] x = points(0);
        double[] value = Arrays.stream(x).map(phi::value).toArray();
        double[] slope = Arrays.stream(x).map(phi::derivative).toArray();
        return infinite("value", x, value)
                .or(() -> infinite("derivative", x, slope))
                .or(() -> batch("value", phi::values, x, value))
                .or(() -> batch("derivative", phi::derivatives, x, slope))
                .or(() -> breaks("kinks", Optional.ofNullable(phi.kinks())))
                .or(() -> breaks("jumps", Optional.ofNullable(phi.jumps())))
                .or(() -> derivative(x, slope))
                .or(() -> hidden("value looks as if it jumped", "jumps", phi::value, usual(x, value)))
                .or(() -> hidden("value looks kinked", "kinks", phi::derivative, usual(x, slope)));
    }

    /** From the middle outwards, so that the place that is told is where the activation is used most. */
    private static double[] points(double offset) {
        int most = (int) (END * PER_UNIT);
        return IntStream.rangeClosed(-most, most)
                .mapToObj(i -> Math.min(END, (double) i / PER_UNIT + offset))
                .sorted(Comparator.comparingDouble(Math::abs))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static Optional<String> infinite(String method, double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .filter(i -> !Double.isFinite(y[i]))
                .mapToObj(i -> method + "(" + x[i] + ") is " + y[i])
                .findFirst();
    }

    /** The form of a method that takes many numbers. */
    private interface Batch {
        void of(double[] x, double[] out);
    }

    private static Optional<String> batch(String method, Batch batch, double[] x, double[] one) {
        double[] given = x.clone();
        double[] many = new double[x.length];
        batch.of(given, many);
        if (!Arrays.equals(given, x)) {
            return Optional.of(method + "s changes the numbers that it is given");
        }
        return IntStream.range(0, x.length)
                .filter(i -> !(Math.abs(many[i] - one[i]) <= BATCH * scale(one, i)))
                .mapToObj(i -> method + "s gives " + many[i] + " at " + x[i] + ", and " + method + " gives " + one[i])
                .findFirst();
    }

    /** The largest of a number and its neighbours, which are at most four places away on either side of zero. */
    private static double scale(double[] y, int i) {
        return IntStream.rangeClosed(Math.max(0, i - 4), Math.min(y.length - 1, i + 4))
                .mapToDouble(k -> Math.abs(y[k]))
                .max()
                .orElse(0);
    }

    private static Optional<String> breaks(String method, Optional<double[]> places) {
        if (places.isEmpty()) {
            return Optional.of(method + "() is null");
        }
        return Arrays.stream(places.get())
                .filter(place -> !Double.isFinite(place))
                .mapToObj(place -> method + "() names " + place)
                .findFirst();
    }

    /** A break that is not declared, of the value or of the derivative. */
    private Optional<String> hidden(String looks, String method, DoubleUnaryOperator function, double usual) {
        return new BreakSearch(function, Math.max(BREAK * usual, Double.MIN_NORMAL))
                .besides(breaks())
                .map(place -> looks + " near x = " + round(place) + "; declare it in " + method + "()");
    }

    private static String round(double place) {
        return String.format(Locale.ROOT, "%.6f", Math.rint(1e6 * place) / 1e6 + 0.0)
                .replaceAll("\\.?0*$", "");
    }

    private double[] breaks() {
        return DoubleStream.concat(Arrays.stream(phi.kinks()), Arrays.stream(phi.jumps()))
                .toArray();
    }

    private Optional<String> derivative(double[] x, double[] slope) {
        double floor = Math.max(FLOOR * usual(x, slope), Double.MIN_NORMAL / STEP);
        double[] breaks = breaks();
        return Arrays.stream(points(OFFSET))
                .filter(place -> Math.abs(place) + REACH <= END)
                .filter(place -> Arrays.stream(breaks).noneMatch(b -> Math.abs(b - place) <= REACH))
                .filter(place -> Arrays.stream(AROUND).allMatch(aside -> isWrong(place + aside, floor)))
                .mapToObj(place -> "derivative(" + place + ") is " + shown(phi.derivative(place))
                        + ", and central differences of value give " + shown(difference(place, STEP / RATIO)))
                .findFirst();
    }

    /** The upper quartile of |φ| or |φ'| where the Gaussian has its mass: what is far below it may be rounding. */
    private static double usual(double[] x, double[] slope) {
        List<Double> central = IntStream.range(0, x.length)
                .filter(i -> Math.abs(x[i]) <= CENTRE)
                .mapToObj(i -> Math.abs(slope[i]))
                .sorted()
                .toList();
        return central.get(3 * central.size() / 4);
    }

    private boolean isWrong(double x, double floor) {
        double stated = phi.derivative(x);
        double far = difference(x, STEP);
        double near = difference(x, STEP / RATIO);
        double found = Math.max(Math.abs(far), Math.abs(near));
        double rounding = NOISE * Math.max(Math.abs(phi.value(x - STEP)), Math.abs(phi.value(x + STEP))) * RATIO / STEP;
        double deviation = Math.min(Math.abs(far - stated), Math.abs(near - stated));
        return deviation > DEVIATION * Math.max(Math.abs(stated), found) + rounding + floor
                && Math.abs(far - near) <= AGREEMENT * Math.min(deviation, found) + rounding;
    }

    private double difference(double x, double step) {
        double right = x + step;
        double left = x - step;
        return (phi.value(right) - phi.value(left)) / (right - left);
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }
}
