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

    private static Item.Table swept() {
        return new Item.Table(
                "bifurcations",
                "bifurcations",
                List.of(
                        Column.numbers("model-angle", 30, 30, 60),
                        Column.words("kind", "fold", "pitchfork", "fold"),
                        Column.numbers("parameter", 3, 4, 5)));
    }

    abstract static class Contract extends VisualizerContract {
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
            super(new BifurcationFigure(), Map.of("branches", branches(), "bifurcations", bifurcations()), Map.of());
        }
    }

    @Nested
    class OfBifurcationDiagramOverSpectralRadius extends Contract {
        OfBifurcationDiagramOverSpectralRadius() {
            super(
                    new BifurcationFigure(),
                    Map.of("branches", branches(), "bifurcations", bifurcations()),
                    Map.of("height", BifurcationFigure.Height.SPECTRAL_RADIUS));
        }
    }

    @Nested
    class OfTwoParameterDiagram extends Contract {
        OfTwoParameterDiagram() {
            super(new BifurcationLines(), Map.of("bifurcations", swept()), Map.of());
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
}
