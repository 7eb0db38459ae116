package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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

class TrajectoriesTest {
    private static final Dimension REPLICATE = Dimension.index("replicate", 2);
    private static final Dimension LAYER = Dimension.index("layer", 3);

    private static Item.Array array(String quantity, List<Dimension> dims, double... data) {
        return new Item.Array(quantity, quantity, "", dims, data);
    }

    private static <M extends Mark> List<M> marks(Figure figure, int panel, Class<M> type) {
        return ((Panel.Plot) figure.panels().get(panel))
                .marks().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void theBandSaysHowManyReplicatesAreThereWhereSomeAreMissing() {
        double none = Double.NaN;
        Dimension three = Dimension.index("replicate", 3);
        Item.Array stopped = array("similarity", List.of(three, LAYER), 0.1, 0.2, 0.5, 0.3, 0.2, 1, none, none, none);
        Figure figure = Examples.draw(new Trajectories(), Map.of("measured", stopped));
        Mark.Band band = marks(figure, 0, Mark.Band.class).get(0);
        assertEquals("± 1 s.d. over 2 of 3 replicates", band.label());
        Item.Array ragged = array("similarity", List.of(three, LAYER), 0.1, 0.2, 0.5, 0.3, 0.2, 1, 0.2, none, none);
        figure = Examples.draw(new Trajectories(), Map.of("measured", ragged));
        band = marks(figure, 0, Mark.Band.class).get(0);
        assertEquals("± 1 s.d. over 2 to 3 of 3 replicates", band.label());
    }

    @Test
    void aSeriesOfWhichNothingIsThereIsNotInTheLegend() {
        double none = Double.NaN;
        Dimension weights = new Dimension.Numbers("weight-variance", "", new double[] {1, 2});
        Item.Array failed = array("similarity", List.of(weights, LAYER), 0.1, 0.2, 0.5, none, none, none);
        Figure figure = Examples.draw(new Trajectories(), Map.of("measured", failed));
        assertEquals(1, marks(figure, 0, Mark.Line.class).size());
        assertEquals(1, marks(figure, 0, Mark.Points.class).size());
    }

    @Test
    void meanAndBandAreThoseComputedByHand() {
        // replicates 0.1, 0.3: mean 0.2, deviation √(2 · 0.1²) = 0.1 √2
        Item.Array measured = array("similarity", List.of(REPLICATE, LAYER), 0.1, 0.2, 0.5, 0.3, 0.2, 1.0);
        Figure figure = Examples.draw(new Trajectories(), Map.of("measured", measured));
        double[] mean = {0.2, 0.2, 0.75};
        double[] deviation = {0.1 * Math.sqrt(2), 0, 0.25 * Math.sqrt(2)};
        Mark.Line line = marks(figure, 0, Mark.Line.class).get(0);
        Mark.Band band = marks(figure, 0, Mark.Band.class).get(0);
        assertArrayEquals(mean, line.y(), 1e-15);
        for (int i = 0; i < 3; i++) {
            assertEquals(mean[i] - deviation[i], band.low()[i], 1e-15);
            assertEquals(mean[i] + deviation[i], band.high()[i], 1e-15);
        }
        assertEquals("± 1 standard deviation over 2 replicates", band.label());
    }

    @Test
    void aMissingPointIsLeftOutOfTheMeanAndAMissingPlaceIsAGap() {
        double nan = Double.NaN;
        Item.Array measured = array("similarity", List.of(REPLICATE, LAYER), 0.1, nan, 0.5, 0.3, nan, nan);
        Figure figure = Examples.draw(new Trajectories(), Map.of("measured", measured));
        assertArrayEquals(
                new double[] {0.2, nan, 0.5},
                marks(figure, 0, Mark.Line.class).get(0).y(),
                1e-15);
        assertTrue(Double.isNaN(marks(figure, 0, Mark.Band.class).get(0).low()[2]), "one number has no spread");
    }

    @Test
    void panelsAreActivationsHuesAreWidthsAndTheoryIsOneDashedNeutralLine() {
        Figure figure = Examples.draw(
                new Trajectories(), Map.of("measured", Examples.measured(), "predicted", Examples.predicted()));
        assertEquals(
                Examples.ACTIVATIONS.values(),
                figure.panels().stream().map(Panel::title).toList());
        assertEquals(3, figure.columns());
        List<Mark.Line> lines = marks(figure, 0, Mark.Line.class);
        assertEquals(
                List.of("width 128", "width 512", "width 2048", "theory"),
                lines.stream().map(Mark.Line::label).toList());
        assertEquals(Mark.NEUTRAL, lines.get(3).hue());
        assertEquals(Mark.Stroke.DASHED, lines.get(3).stroke());
        assertEquals(3, lines.stream().limit(3).map(Mark.Line::hue).distinct().count());
    }

    @Test
    void theoryThatDependsOnTheSeriesIsDrawnForEach() {
        Dimension depth = new Dimension.Numbers("bias", "", new double[] {0, 1});
        Item.Array measured = array("similarity", List.of(depth, LAYER), 0, 0.1, 0.2, 0, 0.4, 0.8);
        Item.Array predicted = array("predicted-similarity", List.of(depth, LAYER), 0, 0.1, 0.3, 0, 0.5, 0.8);
        Figure figure = Examples.draw(new Trajectories(), Map.of("measured", measured, "predicted", predicted));
        assertEquals(
                List.of("bias 0", "bias 1", "bias 0 theory", "bias 1 theory"),
                marks(figure, 0, Mark.Line.class).stream().map(Mark.Line::label).toList());
    }

    @Test
    void findingNamesTheLargestDifferenceAtTheLargestWidthAgainstItsError() {
        Dimension activation = new Dimension.Labels("activation", List.of("relu", "tanh"));
        Dimension width = new Dimension.Numbers("width", "", new double[] {512, 128});
        List<Double> data = new ArrayList<>();
        for (double offset : new double[] {0, 0.25}) { // relu, tanh
            for (double noise : new double[] {0.1, 9}) { // width 512, 128
                for (int sign : new int[] {-1, 0, 1}) {
                    data.addAll(List.of(0.5, 0.5 + offset + sign * noise, 0.5));
                }
            }
        }
        Item.Array measured = array(
                "similarity",
                List.of(activation, width, Dimension.index("replicate", 3), LAYER),
                data.stream().mapToDouble(Double::doubleValue).toArray());
        Item.Array predicted = array("predicted-similarity", List.of(LAYER), 0.5, 0.5, 0.5);
        Figure figure = Examples.draw(new Trajectories(), Map.of("measured", measured, "predicted", predicted));
        // three replicates at −0.1, 0 and 0.1 about the mean have deviation 0.1, and their mean the standard error
        // 0.1/√3
        assertEquals(
                Optional.of("At width 512 the measured mean and the theory differ by at most 0.25 (tanh, layer 1), "
                        + "4.3 standard errors of the mean of the 3 replicates there."),
                figure.finding());
    }

    @Test
    void findingLooksAtEveryValueWhereEachHasATheoryOfItsOwn() {
        Dimension bias = new Dimension.Numbers("bias", "", new double[] {0, 1});
        Item.Array measured = array("similarity", List.of(bias, LAYER), 0, 0.1, 0.8, 0, 0.4, 0.8);
        Item.Array predicted = array("predicted-similarity", List.of(bias, LAYER), 0, 0.1, 0.3, 0, 0.5, 0.8);
        Figure figure = Examples.draw(new Trajectories(), Map.of("measured", measured, "predicted", predicted));
        assertEquals(
                Optional.of("The measured mean and the theory differ by at most 0.5 (bias 0, layer 2)."),
                figure.finding());
    }

    @Test
    void withoutASweepThereIsOnePanelWithOneLine() {
        Item.Array measured = array("similarity", List.of(LAYER), 0, 0.5, 1);
        Item.Array predicted = array("predicted-similarity", List.of(LAYER), 0, 0.5, 0.5);
        Figure figure = Examples.draw(new Trajectories(), Map.of("measured", measured, "predicted", predicted));
        assertEquals(1, figure.panels().size());
        assertEquals(
                List.of("measured", "theory"),
                marks(figure, 0, Mark.Line.class).stream().map(Mark.Line::label).toList());
        assertEquals(
                Optional.of("The measured mean and the theory differ by at most 0.5 (layer 2)."), figure.finding());
    }

    @Test
    void aPredictionFromSeveralStartsHasAHueForEach() {
        Dimension start = new Dimension.Numbers("start", "", new double[] {-0.5, 0.5});
        Item.Array trajectories = array("trajectory", List.of(start, LAYER), -0.5, 0, 0.25, 0.5, 0.6, 0.7);
        Figure figure = Examples.draw(new Trajectories(), Map.of("trajectories", trajectories));
        assertEquals(
                List.of("start −0.5", "start 0.5"),
                marks(figure, 0, Mark.Line.class).stream().map(Mark.Line::label).toList());
        assertEquals(
                Optional.of("At layer 2 the predicted similarity is between 0.25 (start −0.5) and 0.7 (start 0.5)."),
                figure.finding());
    }

    @Test
    void sweepsThatMakeNoDifferenceToAPredictionAreLeftOut() {
        Figure figure = Examples.draw(new Trajectories(), Map.of("predicted", Examples.predicted()));
        assertEquals(6, figure.panels().size());
        assertEquals(1, marks(figure, 0, Mark.Line.class).size());
    }

    @Test
    void dimensionsCanBeChosenByName() {
        Figure figure = Examples.draw(
                new Trajectories(),
                Map.of("panels", "width", "series", "activation", "bands", "replicate"),
                Map.of("measured", Examples.measured()));
        assertEquals(
                List.of("width 128", "width 512", "width 2048"),
                figure.panels().stream().map(Panel::title).toList());
        assertEquals(6, marks(figure, 0, Mark.Line.class).size());
    }

    @Test
    void anUnknownDimensionIsRefusedByName() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Examples.draw(
                        new Trajectories(), Map.of("series", "wdth"), Map.of("measured", Examples.measured())));
        assertEquals(
                "similarity has no dimension \"wdth\" left to choose; it has activation, width, replicate, layer",
                refusal.getMessage());
    }

    @Test
    void differentDepthsAreRefused() {
        Item.Array measured = array("similarity", List.of(LAYER), 0, 0.5, 1);
        Item.Array predicted = array("predicted-similarity", List.of(Dimension.index("layer", 2)), 0, 0.5);
        assertThrows(
                Refusal.class,
                () -> Examples.draw(new Trajectories(), Map.of("measured", measured, "predicted", predicted)));
    }

    @Test
    void moreThanAHundredPanelsAreRefusedWithTheRemedy() {
        Item.Array many = array(
                "similarity", List.of(Dimension.index("a", 11), Dimension.index("b", 11), LAYER), new double[363]);
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> Examples.draw(
                        new Trajectories(), Map.of("panels", "a", "series", "none"), Map.of("measured", many)));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("the figure would have 121 panels"));
    }
}
