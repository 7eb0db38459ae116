package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.junit.jupiter.api.Test;

class FluctuationsTest {
    private static final double[] WIDTHS = {100, 200, 400, 800};

    /** Two networks a width, at ± the deviation that a power law gives, in layers 0 and 1. */
    static Item.Array measured(double power) {
        double[] data = new double[WIDTHS.length * 2 * 2];
        for (int w = 0; w < WIDTHS.length; w++) {
            double half = Math.sqrt(Math.pow(WIDTHS[w], power) / 2); // a variance of 2 half² with divisor 1
            data[4 * w] = 0.5;
            data[4 * w + 1] = 0.6 + half;
            data[4 * w + 2] = 0.5;
            data[4 * w + 3] = 0.6 - half;
        }
        return new Item.Array(
                "similarity",
                "similarity",
                "",
                List.of(
                        new Dimension.Numbers("width", "", WIDTHS),
                        Dimension.index("replicate", 2),
                        Dimension.index("layer", 2)),
                data);
    }

    @Test
    void theExponentOfAPowerLawIsFound() {
        Figure figure = Examples.draw(new Fluctuations(), Map.of("measured", measured(-1)));
        assertEquals(
                Optional.of("The variance of the similarity at layer 1 goes with the width to the power −1 ± 0.9"
                        + " (−1 expected)."),
                figure.finding()); // √2 / √(Σ (ln w − mean)²), the sum being 5 ln² 2
        Panel.Plot plot = assertInstanceOf(Panel.Plot.class, figure.panels().get(0));
        Mark.Line fit = assertInstanceOf(Mark.Line.class, plot.marks().get(1));
        Mark.Line reciprocal = assertInstanceOf(Mark.Line.class, plot.marks().get(2));
        assertArrayEquals(new double[] {0.01, 0.005, 0.0025, 0.00125}, fit.y(), 1e-12);
        assertArrayEquals(fit.y(), reciprocal.y(), 1e-12);
    }

    @Test
    void anotherPowerIsToldAsItIs() {
        Figure figure = Examples.draw(new Fluctuations(), Map.of("measured", measured(-0.5)));
        assertTrue(
                figure.finding().orElseThrow().contains("power −0.5 ±"),
                figure.finding().orElseThrow());
    }

    @Test
    void inputsThatDifferBetweenReplicatesAreNamed() {
        Item.Array differing = measured(-1);
        for (int w = 0; w < WIDTHS.length; w++) {
            differing.data()[4 * w] = 0.49; // layer 0 of the first replicate
        }
        String finding = Examples.draw(new Fluctuations(), Map.of("measured", differing))
                .finding()
                .orElseThrow();
        assertTrue(
                finding.endsWith("(of networks and inputs together: the similarity of the inputs differs as well)."));
    }

    @Test
    void equalNetworksAreRefused() {
        Item.Array still = measured(-1);
        Arrays.fill(still.data(), 0.5);
        assertThrows(Refusal.class, () -> Examples.draw(new Fluctuations(), Map.of("measured", still)));
    }

    @Test
    void aLayerThatIsNotThereIsRefused() {
        assertThrows(
                Refusal.class,
                () -> Examples.draw(new Fluctuations(), Map.of("layer", 2), Map.of("measured", measured(-1))));
    }
}
