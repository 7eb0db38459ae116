package org.fixpoint.visualizers.paint;

import java.awt.Color;
import java.util.List;
import org.fixpoint.api.figure.Mark;

/**
 * The hues of marks: a cycle that people with any colour vision can tell apart, and a scale for ordered series.
 *
 * <p>Hues 0, 1, … go round the cycle of Okabe and Ito (2008), "Color Universal Design", without its black and yellow. The 256 hues
 * from {@link #SCALE} on are viridis from dark to light (van der Walt and Smith, 2015), those after them faded ones of the others.
 */
public final class Hues {
    /** The first hue of the scale. */
    public static final int SCALE = 256;

    private static final int STEPS = 256;
    private static final int FADED = SCALE + STEPS;
    private static final int LEVELS = 16;

    private static final List<Color> CYCLE = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9));

    // viridis at 0, 1/8, …, 1
    private static final int[] VIRIDIS = {
        0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725
    };

    private Hues() {}

    /**
     * The hue of member i of n ordered series.
     *
     * @param i from 0 to n - 1, in the order of the numbers that the series stand for
     */
    public static int ordered(int i, int n) {
        if (i < 0 || i >= n) {
            throw new IllegalArgumentException("series " + i + " of " + n);
        }
        return SCALE + (n == 1 ? STEPS / 3 : i * (STEPS - 1) / (n - 1));
    }

    /**
     * A hue nearer to the page: for what is farther away.
     *
     * @param hue of the cycle or the scale, or {@link Mark#NEUTRAL}
     * @param fraction of the way to the background, in [0, 1]; kept to a fifteenth
     */
    public static int faded(int hue, double fraction) {
        if (hue < Mark.NEUTRAL || hue >= FADED || !(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("hue " + hue + " faded by " + fraction);
        }
        return FADED + (hue - Mark.NEUTRAL) * LEVELS + (int) Math.round(fraction * (LEVELS - 1));
    }

    /** The hue of region k: twelve pale colours in turn. */
    public static int region(int k) {
        int[] order = {5, 4, 2, 3, 0, 1}; // neighbours in the order of the regions are far apart
        return faded(order[k % order.length], k / order.length % 2 == 0 ? 0.6 : 0.8);
    }

    static boolean isFaded(int hue) {
        return hue >= FADED;
    }

    /** The hue that was faded. */
    static int unfaded(int hue) {
        return (hue - FADED) / LEVELS + Mark.NEUTRAL;
    }

    /** How far a faded hue is on the way to the background. */
    static double fading(int hue) {
        return (hue - FADED) % LEVELS / (LEVELS - 1.0);
    }

    /** The colours of the cycle. */
    static List<Color> cycle() {
        return CYCLE;
    }

    /** The colour of a hue ≥ 0 with viridis cut to [low, high], so that neither end drowns in the background. */
    static Color color(int hue, double low, double high) {
        if (hue < SCALE || hue >= SCALE + STEPS) {
            return CYCLE.get(Math.floorMod(hue, CYCLE.size()));
        }
        double t = low + (high - low) * (hue - SCALE) / (STEPS - 1);
        double position = t * (VIRIDIS.length - 1);
        int left = Math.min((int) position, VIRIDIS.length - 2);
        return mix(new Color(VIRIDIS[left]), new Color(VIRIDIS[left + 1]), position - left);
    }

    /** The colour a fraction of the way from one to another. */
    static Color mix(Color from, Color to, double fraction) {
        return new Color(
                mix(from.getRed(), to.getRed(), fraction),
                mix(from.getGreen(), to.getGreen(), fraction),
                mix(from.getBlue(), to.getBlue(), fraction));
    }

    private static int mix(int from, int to, double fraction) {
        return (int) Math.round(from + (to - from) * fraction);
    }
}
