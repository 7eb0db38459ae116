package org.fixpoint.desktop.results;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.api.figure.Panel.Scale;

/** Round numbers along an axis. */
public final class AxisTicks {
    private static final double[] ROUND = {1, 2, 5, 10};
    private static final double SLACK = 1e-9;

    /**
     * A number and how it is written.
     *
     * @param label brief
     */
    public record Tick(double at, String label) {}

    private AxisTicks() {}

    /**
     * Those of a range.
     *
     * @param most about how many there is room for
     */
    public static List<Tick> of(AxisRange range, int most) {
        boolean decades = range.scale() == Scale.LOG && range.high() / range.low() > 10;
        return decades ? decades(range, most) : steps(range, most);
    }

    private static List<Tick> steps(AxisRange range, int most) {
        double least = (range.high() - range.low()) / Math.max(1, most);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
        double step = power * 10;
        for (int i = ROUND.length - 1; i >= 0; i--) {
            step = ROUND[i] * power >= least * (1 - SLACK) ? ROUND[i] * power : step;
        }
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(range.low() / step - SLACK);
        long last = (long) Math.floor(range.high() / step + SLACK);
        for (long k = first; k <= last && ticks.size() <= 2 * most; k++) {
            ticks.add(tick(k * step));
        }
        return ticks;
    }

    private static List<Tick> decades(AxisRange range, int most) {
        int first = (int) Math.floor(StrictMath.log10(range.low()));
        int last = (int) Math.ceil(StrictMath.log10(range.high()));
        int every = Math.max(1, (last - first) / Math.max(1, most));
        double[] within = (last - first) * 3 <= most + 1 ? new double[] {1, 2, 5} : new double[] {1};
        List<Tick> ticks = new ArrayList<>();
        for (int k = first; k <= last; k += every) {
            for (double digit : within) {
                double at = digit * StrictMath.pow(10, k);
                if (at >= range.low() * (1 - SLACK) && at <= range.high() * (1 + SLACK)) {
                    ticks.add(tick(at));
                }
            }
        }
        return ticks;
    }

    private static Tick tick(double at) {
        double number = at == 0 ? 0 : at;
        return new Tick(number, Numeral.brief(number).replace('-', '−'));
    }
}
