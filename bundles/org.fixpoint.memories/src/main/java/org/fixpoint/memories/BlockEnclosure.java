package org.fixpoint.memories;

import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.model.StateEnclosure;

/**
 * Bounds of a map that acts on equal blocks of coordinates independently.
 *
 * @param parts the bounds on each block
 * @param size coordinates of a block
 */
record BlockEnclosure(List<StateEnclosure> parts, int size) implements StateEnclosure {
    BlockEnclosure {
        parts = List.copyOf(parts);
    }

    private double[] block(double[] x, int h) {
        return Arrays.copyOfRange(x, h * size, (h + 1) * size);
    }

    @Override
    public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
        double[] least = new double[size];
        double[] most = new double[size];
        for (int h = 0; h < parts.size(); h++) {
            parts.get(h).value(block(low, h), block(high, h), least, most);
            System.arraycopy(least, 0, outLow, h * size, size);
            System.arraycopy(most, 0, outHigh, h * size, size);
        }
    }

    @Override
    public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
        int n = parts.size() * size;
        double[] least = new double[size * size];
        double[] most = new double[size * size];
        Arrays.fill(outLow, 0, n * n, 0);
        Arrays.fill(outHigh, 0, n * n, 0);
        for (int h = 0; h < parts.size(); h++) {
            parts.get(h).jacobian(block(low, h), block(high, h), least, most);
            for (int a = 0; a < size; a++) {
                int at = (h * size + a) * n + h * size;
                System.arraycopy(least, a * size, outLow, at, size);
                System.arraycopy(most, a * size, outHigh, at, size);
            }
        }
    }
}
