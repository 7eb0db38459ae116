package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.engine.files.JsonText;

/**
 * A kernel map by its values and slopes at some correlations, which a process apart has computed.
 *
 * <p>Between them it is the cubic with these values and slopes at both ends (Hermite), where both slopes are finite, else the straight
 * line. Correlations are those of Chebyshev, −cos(πj/n), close together at ±1, where κ may be no polynomial.
 */
final class KernelTable implements KernelMap {
    private static final int INTERVALS = 200;

    private final double[] rho;
    private final double[] values;
    private final double[] slopes;
    private final double mean;
    private final double slopeExcess;
    private final double error;

    private KernelTable(double[] rho, double[] values, double[] slopes, double mean, double slopeExcess, double error) {
        this.rho = rho;
        this.values = values;
        this.slopes = slopes;
        this.mean = mean;
        this.slopeExcess = slopeExcess;
        this.error = error;
    }

    /** The table of a map, as a part of a message. */
    static Map<String, Object> message(KernelMap map) {
        double[] rho = new double[INTERVALS + 1];
        double[] values = new double[INTERVALS + 1];
        double[] slopes = new double[INTERVALS + 1];
        for (int j = 0; j <= INTERVALS; j++) {
            rho[j] = j == 0 ? -1 : j == INTERVALS ? 1 : -StrictMath.cos(Math.PI * j / INTERVALS);
            values[j] = map.value(rho[j]);
            slopes[j] = j == INTERVALS ? 1 + map.slopeExcess() : map.slope(rho[j]);
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("rho", rho);
        message.put("values", values);
        message.put("slopes", slopes);
        message.put("mean", map.mean());
        message.put("slopeExcess", map.slopeExcess());
        message.put("error", map.error());
        return message;
    }

    /**
     * The table in a message.
     *
     * @throws IOException if there is none
     */
    static KernelTable read(JsonNode tree) throws IOException {
        double[] rho = JsonText.numbers(tree.path("rho"));
        double[] values = JsonText.numbers(tree.path("values"));
        double[] slopes = JsonText.numbers(tree.path("slopes"));
        boolean whole = rho.length > 2 && values.length == rho.length && slopes.length == rho.length;
        for (int j = 1; whole && j < rho.length; j++) {
            whole = rho[j] > rho[j - 1];
        }
        if (!whole || rho[0] != -1 || rho[rho.length - 1] != 1) {
            throw new IOException("a process apart has sent a kernel map that is none");
        }
        return new KernelTable(
                rho,
                values,
                slopes,
                JsonText.number(tree.path("mean")),
                JsonText.number(tree.path("slopeExcess")),
                JsonText.number(tree.path("error")));
    }

    @Override
    public double value(double at) {
        int found = Arrays.binarySearch(rho, at);
        return found >= 0 ? values[found] : between(interval(found, at), interval(found, at) + 1, at);
    }

    private int interval(int found, double at) {
        int left = -found - 2;
        if (left < 0 || left >= rho.length - 1) {
            throw new IllegalArgumentException("no correlation: " + at);
        }
        return left;
    }

    private double between(int left, int right, double at) {
        double h = rho[right] - rho[left];
        double t = (at - rho[left]) / h;
        double straight = values[left] + t * (values[right] - values[left]);
        if (!Double.isFinite(slopes[left]) || !Double.isFinite(slopes[right])) {
            return straight;
        }
        double secant = values[right] - values[left];
        double a = h * slopes[left] - secant;
        double b = secant - h * slopes[right];
        return straight + t * (1 - t) * ((1 - t) * a + t * b);
    }

    @Override
    public double slope(double at) {
        int found = Arrays.binarySearch(rho, at);
        if (found >= 0) {
            return slopes[found];
        }
        int left = interval(found, at);
        double h = rho[left + 1] - rho[left];
        double secant = (values[left + 1] - values[left]) / h;
        if (!Double.isFinite(slopes[left]) || !Double.isFinite(slopes[left + 1])) {
            return secant;
        }
        double t = (at - rho[left]) / h;
        double a = slopes[left] - secant;
        double b = secant - slopes[left + 1];
        return secant + (1 - 2 * t) * ((1 - t) * a + t * b) + t * (1 - t) * (b - a);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double slopeExcess() {
        return slopeExcess;
    }

    /** An estimate: the error of what is in the table, and how far the cubics over two intervals are from what is in it between them. */
    @Override
    public double error() {
        double most = 0;
        for (int j = 1; j < rho.length - 1; j++) {
            most = Math.max(most, Math.abs(between(j - 1, j + 1, rho[j]) - values[j]));
        }
        return error + most;
    }
}
