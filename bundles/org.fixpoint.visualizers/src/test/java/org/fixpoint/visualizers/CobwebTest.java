package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.junit.jupiter.api.Test;

class CobwebTest {
    private static Item.Array sampled(String quantity, int count, DoubleUnaryOperator kappa) {
        double[] rho = new double[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            rho[i] = -1 + 2.0 * i / (count - 1);
            values[i] = kappa.applyAsDouble(rho[i]);
        }
        return new Item.Array(quantity, quantity, "", List.of(new Dimension.Numbers("rho", "", rho)), values);
    }

    private static Figure draw(Map<String, Item> filled) {
        return Examples.draw(new Cobweb(), Map.of("start", 0.0, "steps", 3), filled);
    }

    private static List<Mark.Points> points(Figure figure) {
        return ((Panel.Plot) figure.panels().get(0))
                .marks().stream()
                        .filter(Mark.Points.class::isInstance)
                        .map(Mark.Points.class::cast)
                        .toList();
    }

    @Test
    void anInteriorFixedPointIsStableAndOneUnstable() { // κ = 0.2 + 0.4ρ + 0.4ρ²: fixed points 1/2 and 1, slope 0.8
        // and 1.2
        Figure figure = draw(Map.of(
                "kernel", sampled("kernel", 12, r -> 0.2 + 0.4 * r + 0.4 * r * r),
                "slope", sampled("kernel-slope", 12, r -> 0.4 + 0.8 * r)));
        assertArrayEquals(
                new double[] {0.5}, points(figure).get(0).x(), 1e-13); // the cubic repeats a quadratic exactly
        assertEquals(Mark.Shape.DISC, points(figure).get(0).shape());
        assertArrayEquals(new double[] {1}, points(figure).get(1).x(), 0);
        assertEquals(Mark.Shape.CIRCLE, points(figure).get(1).shape());
        assertEquals(Optional.of("The kernel map: stable at ρ = 0.5 and unstable at ρ = 1."), figure.finding());
    }

    @Test
    void withoutSlopesTheCrossingIsInterpolated() {
        Figure figure = draw(Map.of("kernel", sampled("kernel", 202, r -> 0.2 + 0.4 * r + 0.4 * r * r)));
        assertEquals(0.5, points(figure).get(0).x()[0], 1e-4); // h² · κ″ / (8 (1 − κ′)) = 1e-4 · 0.8 / 1.6
    }

    @Test
    void anOddMapHasThreeFixedPoints() {
        Figure figure = draw(Map.of("kernel", sampled("kernel", 21, r -> 0.9 * r + 0.1 * r * r * r)));
        assertEquals(
                Optional.of("The kernel map: unstable at ρ = −1, stable at ρ = 0 and unstable at ρ = 1."),
                figure.finding());
    }

    @Test
    void theIdentityHasNoSingleFixedPoint() {
        Figure figure = draw(Map.of("kernel", sampled("kernel", 5, r -> r)));
        assertEquals(Optional.of("The kernel map: the identity, every correlation stays."), figure.finding());
        assertEquals(List.of(), points(figure));
    }

    @Test
    void theCobwebGoesToTheCurveAndBackToTheDiagonal() { // κ = (1 + ρ)/2 from 0: 1/2, 3/4, 7/8
        Figure figure = draw(Map.of("kernel", sampled("kernel", 5, r -> 0.5 + 0.5 * r)));
        Mark.Line cobweb =
                (Mark.Line) ((Panel.Plot) figure.panels().get(0)).marks().get(1);
        assertEquals("cobweb from ρ = 0", cobweb.label());
        assertArrayEquals(new double[] {0, 0, 0.5, 0.5, 0.75, 0.75, 0.875}, cobweb.x(), 1e-15);
        assertArrayEquals(new double[] {0, 0.5, 0.5, 0.75, 0.75, 0.875, 0.875}, cobweb.y(), 1e-15);
    }

    @Test
    void samplesOutOfOrderAreRefused() {
        Item.Array kernel = new Item.Array(
                "kernel",
                "kernel",
                "",
                List.of(new Dimension.Numbers("rho", "", new double[] {0, 1, 0.5})),
                new double[] {0, 1, 0.5});
        assertThrows(Refusal.class, () -> draw(Map.of("kernel", kernel)));
    }
}
