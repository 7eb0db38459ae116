package org.fixpoint.visualizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
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
import org.fixpoint.visualizers.paint.Hues;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PortraitTest {
    private static Item.Array array(String name, String quantity, double[] data, Dimension... dims) {
        return new Item.Array(name, quantity, "", List.of(dims), data);
    }

    /** Three fixed points of d coordinates with all that a portrait may show of them. */
    static Map<String, Item> portrait(int d) {
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
        Map<String, Item> filled = new HashMap<>();
        filled.putAll(Map.of(
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
                "patterns", array("patterns", "patterns", patterns, Dimension.index("pattern", 4), coordinate)));
        filled.put(
                "boundaries", // of no saddle
                array(
                        "stable-manifolds",
                        "stable-manifold",
                        new double[0],
                        Dimension.index("half", 0),
                        Dimension.index("step", 1),
                        coordinate));
        filled.put(
                "attractors",
                new Item.Table(
                        "section-attractors",
                        "section-attractors",
                        List.of(Column.numbers("attractor", 0, 1), Column.words("near", "pattern 7", ""))));
        filled.put(
                "section",
                new Item.Table(
                        "section-points",
                        "section-points",
                        List.of(
                                Column.words("plane", "the plane through 3 attractors"),
                                Column.words("point", "attractor"))));
        return filled;
    }

    /** What a portrait in space takes of it. */
    static Map<String, Item> space() {
        Map<String, Item> filled = portrait(3);
        filled.keySet().retainAll(List.of("states", "points", "orbits", "patterns"));
        return filled;
    }

    @Nested
    class OfPhasePortrait extends StateFiguresTest.Contract {
        OfPhasePortrait() {
            super(new PhasePortrait(), portrait(2), Map.of());
        }
    }

    @Nested
    class OfPhasePortraitOnASection extends StateFiguresTest.Contract {
        OfPhasePortraitOnASection() {
            super(new PhasePortrait(), portrait(3), Map.of());
        }
    }

    @Nested
    class OfSpacePortrait extends StateFiguresTest.Contract {
        OfSpacePortrait() {
            super(new SpacePortrait(), space(), Map.of());
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

    private static Mark.Points labelled(Figure figure, String label) {
        return marks(figure).stream()
                .filter(mark -> mark.label().equals(label))
                .map(Mark.Points.class::cast)
                .findFirst()
                .orElseThrow();
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

    @Test
    void boundariesOfBasinsAreOneLineWithGapsBetweenTheHalves() {
        Map<String, Item> filled = portrait(2);
        filled.put(
                "boundaries",
                array(
                        "stable-manifolds",
                        "stable-manifold",
                        new double[] {0, 0, 0, 1, 0, 0, 0, -1},
                        Dimension.index("half", 2),
                        Dimension.index("step", 2),
                        Dimension.index("coordinate", 2)));
        Mark.Line line = marks(drawn(new PhasePortrait(), filled)).stream()
                .filter(mark -> mark instanceof Mark.Line each && each.label().equals("basin boundaries"))
                .map(Mark.Line.class::cast)
                .findFirst()
                .orElseThrow();
        assertArrayEquals(new double[] {0, 1, Double.NaN, 0, -1, Double.NaN}, line.y());
    }

    @Test
    void aBasinIsNamedAfterWhatItsAttractorIsNearAndAPlaceWithoutOneStaysOpen() {
        Mark.Regions basins =
                (Mark.Regions) marks(drawn(new PhasePortrait(), portrait(2))).get(0);
        assertEquals(List.of("basin of pattern 7", "basin of attractor 1"), basins.names());
        assertArrayEquals(new int[] {0, 1, -1, 1}, basins.region());
    }

    @Test
    void aPointWhoseIndexIsUndecidedIsACrossAndCountsByItself() {
        Map<String, Item> filled = portrait(2);
        filled.put(
                "points",
                new Item.Table(
                        "state-fixed-points",
                        "state-fixed-points",
                        List.of(Column.numbers("point", 0, 1, 2), Column.numbers("index", 0, Double.NaN, 1))));
        Figure figure = drawn(new PhasePortrait(), filled);
        assertEquals(Mark.Shape.CROSS, labelled(figure, "undecided").shape());
        assertEquals(1, labelled(figure, "stable").x().length);
        assertEquals(
                "3 fixed points: 1 stable, 1 of index 1 and 1 undecided.",
                figure.finding().orElseThrow());
    }

    @Test
    void whatIsOffThePlaneIsPaleAndNamedSo() { // the third point is a unit away from the plane of the first two
        Figure figure = drawn(new PhasePortrait(), portrait(3));
        assertEquals("The plane through 3 attractors", figure.panels().get(0).title());
        Mark.Points off = labelled(figure, "stable, off the plane");
        Mark.Points on = labelled(figure, "stable");
        assertArrayEquals(new double[] {0}, off.x());
        assertArrayEquals(new double[] {1}, on.x());
        assertEquals(Hues.faded(0, FixedPointMarks.PALE), off.hue());
        assertEquals(0, on.hue());
    }

    @Test
    void aPortraitInSpaceNeedsThreeCoordinates() {
        Map<String, Item> flat = portrait(2);
        flat.keySet().retainAll(List.of("states", "points", "orbits", "patterns"));
        Refusal refusal = assertThrows(Refusal.class, () -> drawn(new SpacePortrait(), flat));
        assertTrue(String.valueOf(refusal.getMessage()).contains("phase-portrait"));
    }

    @Test
    void aViewIsAnIsometryOfSpace() {
        Sight sight = new Sight(37, 21);
        double[] a = {1, 2, 3};
        double[] b = {-2, 0.5, 1};
        assertEquals(PrincipalAxes.dot(a, b), PrincipalAxes.dot(sight.place(a), sight.place(b)), 1e-14);
        assertArrayEquals(new double[] {0, 0, 1}, sight.place(sight.towards()), 1e-15);
    }

    @Test
    void theClearestViewHidesNoPointBehindAnother() { // four points in pairs along two axes: a view along either would
        double[][] points = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}};
        Sight sight = Sight.clearest(points);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                double[] p = sight.place(points[i]);
                double[] q = sight.place(points[j]);
                assertTrue(Math.hypot(p[0] - q[0], p[1] - q[1]) > 1, i + " and " + j);
            }
        }
    }

    @Test
    void aCubeHasTwelveEdgesOfWhichThreeAreHiddenFromACorner() { // with a point inside and one in the middle of a face
        double[][] points = new double[10][3];
        for (int i = 0; i < 8; i++) {
            points[i] = new double[] {i & 1, i >> 1 & 1, i >> 2};
        }
        points[8] = new double[] {0.5, 0.4, 0.3};
        points[9] = new double[] {0.5, 0.5, 1};
        List<Polytope.Edge> edges = Polytope.of(points).edges();
        assertEquals(12, edges.size());
        assertTrue(
                edges.stream().allMatch(edge -> edge.to() < 8 && edge.normals().size() == 2));
        assertEquals(
                3,
                edges.stream()
                        .filter(edge -> edge.hidden(new double[] {1, 1, 1}))
                        .count());
    }

    @Test
    void theEdgesOfFlatPatternsAreThoseOfTheirPolygonAndAllSeen() {
        double[][] points = {{0, 0, 1}, {1, 0, 1}, {1, 1, 1}, {0, 1, 1}, {0.5, 0.5, 1}};
        List<Polytope.Edge> edges = Polytope.of(points).edges();
        assertEquals(4, edges.size());
        assertTrue(edges.stream().noneMatch(edge -> edge.hidden(new double[] {0, 0, 1})));
        assertEquals(
                0,
                Polytope.of(new double[][] {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}})
                        .edges()
                        .size());
    }
}
