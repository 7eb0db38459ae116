package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.testkit.VisualizerContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StateFiguresTest {
    /** A stable branch to a fold at 3, and an unstable one back. */
    private static Item.Table branches() {
        return new Item.Table(
                "branches",
                "branches",
                List.of(
                        Column.numbers("branch", 0, 0, 0, 0, 0, 1, 1),
                        Column.numbers("step", 0, 1, 2, 3, 4, 0, 1),
                        Column.numbers("parameter", 1, 2, 3, 2, 1, 1, 3),
                        Column.numbers("norm", 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95),
                        Column.numbers("energy", -1, -1, -1, -1, -1, -2, -2),
                        Column.numbers("index", 0, 0, 0, 1, 1, 0, 0),
                        Column.numbers("spectral-radius", 0.5, 0.8, 1, 1.1, 1.2, 0.3, 0.2)));
    }

    private static Item.Table bifurcations() {
        return new Item.Table(
                "bifurcations",
                "bifurcations",
                List.of(
                        Column.words("kind", "fold"),
                        Column.numbers("parameter", 3),
                        Column.numbers("norm", 0.5),
                        Column.numbers("energy", -1)));
    }

    private static Item.Table counts() {
        return new Item.Table(
                "fixed-point-counts",
                "fixed-point-counts",
                List.of(
                        Column.numbers("from", 1),
                        Column.numbers("to", 3),
                        Column.words("completeness", "complete (degree)")));
    }

    private static Item.Table swept() {
        return new Item.Table(
                "bifurcations",
                "bifurcations",
                List.of(
                        Column.numbers("model-angle", 30, 30, 60),
                        Column.words("kind", "fold", "pitchfork", "fold"),
                        Column.numbers("parameter", 3, 4, 5)));
    }

    private static Item.Array array(String name, String quantity, double[] data, Dimension... dims) {
        return new Item.Array(name, quantity, "", List.of(dims), data);
    }

    private static Map<String, Item> portrait(int d) {
        double[] states = new double[3 * d];
        double[] patterns = new double[4 * d];
        double[] orbit = new double[2 * 2 * d];
        double[] plane = new double[3 * d];
        for (int i = 0; i < 3; i++) {
            states[i * d + i % d] = 1;
        }
        double[][] corners = {{1, 0}, {0, 1}, {-1, 0}, {0.1, 0.1}};
        for (int i = 0; i < 4; i++) {
            patterns[i * d] = corners[i][0];
            patterns[i * d + 1] = corners[i][1];
        }
        plane[d] = 1;
        plane[2 * d + 1] = 1;
        Dimension coordinate = Dimension.index("coordinate", d);
        return Map.of(
                "states",
                        array(
                                "fixed-point-states",
                                "fixed-point-states",
                                states,
                                Dimension.index("point", 3),
                                coordinate),
                "points",
                        new Item.Table(
                                "state-fixed-points",
                                "state-fixed-points",
                                List.of(Column.numbers("point", 0, 1, 2), Column.numbers("index", 0, 1, 0))),
                "orbits",
                        array(
                                "orbits",
                                "orbit",
                                orbit,
                                Dimension.index("orbit", 2),
                                Dimension.index("step", 2),
                                coordinate),
                "basins",
                        array(
                                "basin-section",
                                "basin",
                                new double[] {0, 1, Double.NaN, 1},
                                new Dimension.Numbers("up", "", new double[] {-1, 1}),
                                new Dimension.Numbers("right", "", new double[] {-1, 1})),
                "plane",
                        array(
                                "section-plane",
                                "plane",
                                plane,
                                new Dimension.Labels("vector", List.of("origin", "right", "up")),
                                coordinate),
                "patterns", array("patterns", "patterns", patterns, Dimension.index("pattern", 4), coordinate));
    }

    private abstract static class Contract extends VisualizerContract {
        private final Contribution<Visualizer> contribution;
        private final Map<String, Item> filled;
        private final Map<String, ?> given;

        Contract(Contribution<Visualizer> contribution, Map<String, Item> filled, Map<String, ?> given) {
            this.contribution = contribution;
            this.filled = filled;
            this.given = given;
        }

        @Override
        protected Contribution<Visualizer> contribution() {
            return contribution;
        }

        @Override
        protected Map<String, Item> filled() {
            return filled;
        }

        @Override
        protected Map<String, ?> given() {
            return given;
        }
    }

    @Nested
    class OfBifurcationDiagram extends Contract {
        OfBifurcationDiagram() {
            super(
                    new BifurcationFigure(),
                    Map.of("branches", branches(), "bifurcations", bifurcations(), "counts", counts()),
                    Map.of());
        }
    }

    @Nested
    class OfBifurcationDiagramOverSpectralRadius extends Contract {
        OfBifurcationDiagramOverSpectralRadius() {
            super(
                    new BifurcationFigure(),
                    Map.of("branches", branches(), "bifurcations", bifurcations(), "counts", counts()),
                    Map.of("height", BifurcationFigure.Height.SPECTRAL_RADIUS));
        }
    }

    @Nested
    class OfTwoParameterDiagram extends Contract {
        OfTwoParameterDiagram() {
            super(new BifurcationLines(), Map.of("bifurcations", swept()), Map.of());
        }
    }

    @Nested
    class OfPhasePortrait extends Contract {
        OfPhasePortrait() {
            super(new PhasePortrait(), portrait(2), Map.of());
        }
    }

    @Nested
    class OfPhasePortraitInSpace extends Contract {
        OfPhasePortraitInSpace() {
            super(new PhasePortrait(), portrait(3), Map.of());
        }
    }

    private static Figure drawn(Contribution<Visualizer> contribution, Map<String, Item> filled) {
        return contribution
                .create(Values.of(contribution.descriptor(), Map.of()))
                .draw(filled);
    }

    private static List<Mark> marks(Figure figure) {
        return ((Panel.Plot) figure.panels().get(0)).marks();
    }

    @Test
    void stableBranchesAreSolidAndUnstableOnesDashedUpToTheFold() {
        Figure figure = drawn(new BifurcationFigure(), Map.of("branches", branches(), "bifurcations", bifurcations()));
        Mark.Line stable = (Mark.Line) marks(figure).get(0);
        Mark.Line unstable = (Mark.Line) marks(figure).get(1);
        assertEquals(Mark.Stroke.SOLID, stable.stroke());
        assertArrayEquals(new double[] {1, 1, 2, 3, 1, 1, 3}, stable.x());
        assertTrue(Double.isNaN(stable.y()[0]) && Double.isNaN(stable.y()[4]));
        assertEquals(Mark.Stroke.DASHED, unstable.stroke());
        assertArrayEquals(new double[] {3, 3, 2, 1}, unstable.x());
        Mark.Points fold = (Mark.Points) marks(figure).get(2);
        assertArrayEquals(new double[] {3}, fold.x());
        assertEquals("1 fold at 3.", figure.finding().orElseThrow());
    }

    @Test
    void aSweptNumberHasAPanelForEachValueOrIsTheSecondParameter() {
        assertEquals(
                1,
                drawn(new BifurcationLines(), Map.of("bifurcations", swept()))
                        .panels()
                        .size());
        assertThrows(Refusal.class, () -> drawn(new BifurcationLines(), Map.of("bifurcations", bifurcations())));
    }

    @Test
    void everyIndexHasAGlyphOfItsOwnAndOnlyCornersAreInTheHull() {
        Figure figure = drawn(new PhasePortrait(), portrait(2));
        List<Mark> marks = marks(figure);
        Mark.Line hull = (Mark.Line) marks.get(1);
        assertArrayEquals(new double[] {-1, 1, 0, -1}, hull.x());
        Mark.Points stable = (Mark.Points) marks.get(4);
        Mark.Points saddle = (Mark.Points) marks.get(5);
        assertEquals(Mark.Shape.DISC, stable.shape());
        assertEquals(Mark.Shape.CIRCLE, saddle.shape());
        assertEquals(
                "3 fixed points: 2 stable and 1 of index 1.", figure.finding().orElseThrow());
    }

    @Test
    void principalCoordinatesKeepTheDistancesOfPointsOnAPlane() { // three points span a plane
        Item.Array states = array(
                "fixed-point-states",
                "fixed-point-states",
                new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
                Dimension.index("point", 3),
                Dimension.index("coordinate", 3));
        double[][] places = StateProjection.of(states).places(states.data(), 0, 3);
        for (int i = 0; i < 3; i++) {
            int j = (i + 1) % 3;
            double distance = Math.hypot(places[0][i] - places[0][j], places[1][i] - places[1][j]);
            assertEquals(Math.sqrt(2), distance, 1e-12);
        }
    }
}
