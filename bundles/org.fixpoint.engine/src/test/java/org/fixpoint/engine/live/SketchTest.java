package org.fixpoint.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.model.StateMap;
import org.junit.jupiter.api.Test;

class SketchTest {
    private static StateScene scene(int dimension, double gain) {
        TanhFamily family = new TanhFamily(dimension, gain);
        return StateScene.of(family.at(gain), Optional.of(family), () -> false);
    }

    private static List<Drawn> drawn(Scene scene, double gain, List<double[]> starts) {
        List<Drawn> shown = new ArrayList<>();
        scene.draw(OptionalDouble.of(gain), starts, () -> false, shown::add);
        return shown;
    }

    private static Mark.Points points(Drawn drawn, Mark.Shape shape) {
        return drawn.plot().marks().stream()
                .filter(Mark.Points.class::isInstance)
                .map(Mark.Points.class::cast)
                .filter(points -> points.shape() == shape)
                .findFirst()
                .orElseThrow();
    }

    private static ScalarSketch tanh(double gain) {
        return new ScalarSketch(List.of("x", "F(x)"), -1.2, 1.2, x -> StrictMath.tanh(gain * x), x -> {
            double t = StrictMath.tanh(gain * x);
            return gain * (1 - t * t);
        });
    }

    @Test
    void stablePointsAreFilledAndUnstableOnesHollow() {
        Drawn fine = drawn(scene(2, 2), 2, List.of()).get(1);
        assertEquals(4, points(fine, Mark.Shape.DISC).x().length);
        assertEquals(5, points(fine, Mark.Shape.CIRCLE).x().length);
        for (double x : points(fine, Mark.Shape.DISC).x()) {
            assertEquals(StrictMath.tanh(2 * x), x, 1e-12);
        }
        assertTrue(fine.words().startsWith("4 stable (filled), 5 unstable (hollow)"), fine.words());
    }

    private static Mark.Points named(Drawn drawn, String label) {
        return drawn.plot().marks().stream()
                .filter(mark -> mark.label().startsWith(label))
                .map(Mark.Points.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void statesWithANameAreMarkedWhereTheyAreAndNamedByTheirKind() {
        Drawn portrait = drawn(scene(2, 2), 2, List.of()).get(0);
        Mark.Points corner = named(portrait, "corner");
        assertEquals("corner", corner.label());
        assertEquals(Mark.Shape.STAR, corner.shape());
        assertArrayEquals(new double[] {1, 1}, new double[] {corner.x()[0], corner.y()[0]});
        Mark.Points middle = named(portrait, "middle");
        assertArrayEquals(new double[] {0, 1}, new double[] {middle.x()[0], middle.y()[0]});
        Mark.Points onLine = named(drawn(scene(1, 2), 2, List.of()).get(0), "corner");
        assertArrayEquals(new double[] {1, 1}, new double[] {onLine.x()[0], onLine.y()[0]}); // on the diagonal
    }

    @Test
    void aStateOffThePlaneIsMarkedAtThePlaceNextToItWhichIsSaidAndInSight() {
        StateScene scene = scene(5, 2);
        Drawn portrait = drawn(scene, 2, List.of()).get(0);
        Plane plane = scene.plane();
        double[] corner = {1, 1, 1, 1, 1};
        Mark.Points mark = named(portrait, "corner");
        double[] place = plane.place(corner);
        assertArrayEquals(place, new double[] {mark.x()[0], mark.y()[0]});
        double[] next = plane.at(place);
        assertTrue(distance(corner, next) > 0.1 || plane.holds(corner));
        assertEquals(!plane.holds(corner), mark.label().equals("corner, projected"));
        for (int step = -1; step <= 1; step += 2) { // no other place is nearer
            assertTrue(distance(corner, plane.at(place[0] + 0.01 * step, place[1])) > distance(corner, next));
            assertTrue(distance(corner, plane.at(place[0], place[1] + 0.01 * step)) > distance(corner, next));
        }
        for (int k = 0; k < 2; k++) {
            assertTrue(scene.sight()[k][0] <= place[k] && place[k] <= scene.sight()[k][1]);
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void aCoarsePortraitComesBeforeTheFineOne() {
        List<Drawn> shown = drawn(scene(2, 2), 2, List.of());
        assertEquals(2, shown.size());
        assertTrue(flow(shown.get(0)) < flow(shown.get(1)));
    }

    private static int flow(Drawn drawn) {
        return ((Mark.Line) drawn.plot().marks().get(0)).x().length;
    }

    @Test
    void anotherValueOfTheParameterMovesThePointsOfTheSameScene() {
        Drawn below = drawn(scene(2, 2), 0.8, List.of()).get(1);
        assertEquals(1, points(below, Mark.Shape.DISC).x().length);
        assertEquals(0, points(below, Mark.Shape.CIRCLE).x().length);
    }

    @Test
    void anOrbitGoesFromItsStartToWhereItEnds() {
        Drawn drawn = drawn(scene(2, 2), 2, List.of(new double[] {0.1, -0.2})).get(0);
        Mark.Line orbit = (Mark.Line) drawn.plot().marks().get(1);
        double end = 0.9575040240772688; // x = tanh(2x)
        assertEquals(0.1, orbit.x()[0]);
        assertEquals(end, orbit.x()[orbit.x().length - 1], 1e-6);
        assertEquals(-end, orbit.y()[orbit.y().length - 1], 1e-6);
    }

    @Test
    void ofManyCoordinatesThePlaneGoesThroughLandmarksAndOrbitsEndWhereTheyEnd() {
        List<double[]> landmarks = List.of(new double[4], new double[] {0, 3, 0, 4}, new double[] {1, 0, 0, 0});
        Plane plane = Plane.of(new TanhFamily(4, 2).at(2), landmarks);
        for (double[] landmark : landmarks) {
            assertArrayEquals(landmark, plane.at(plane.place(landmark)), 1e-12);
        }
    }

    @Test
    void thePortraitOfManyCoordinatesSaysThatItIsAPlaneOfThemAndWhatItDoesNotTell() {
        Drawn portrait = drawn(scene(14, 2), 2, List.of()).get(0);
        assertTrue(portrait.words().startsWith("Orbits of a few starts end at "), portrait.words());
        assertTrue(portrait.words().contains(" Seen in a plane of the 14 coordinates. "), portrait.words());
        assertTrue(portrait.words().endsWith("at the place of the plane next to its state."), portrait.words());
        assertEquals("first direction of the plane", portrait.plot().x().label());
    }

    @Test
    void aMapOfOneNumberHasItsCrossings() {
        double[] x = tanh(2).samples(100);
        double[] y = new double[100];
        Arrays.setAll(y, i -> StrictMath.tanh(2 * x[i]));
        List<ScalarSketch.Crossing> crossings = tanh(2).crossings(x, y);
        assertEquals(
                List.of(true, false, true),
                crossings.stream().map(ScalarSketch.Crossing::stable).toList());
        assertEquals(0.9575040240772688, crossings.get(2).at(), 1e-12);
        assertTrue(drawn(scene(1, 2), 2, List.of(new double[] {0.1, 0}))
                .get(1)
                .words()
                .startsWith("2 stable"));
    }

    @Test
    void aCrossingAtZeroIsToldWithoutTheNoiseOfRounding() {
        ScalarSketch odd =
                new ScalarSketch(List.of("x", "y"), -1, 1, x -> 0.5 * (x + x * x * x), x -> 0.5 + 1.5 * x * x);
        assertEquals(
                "Fixed points: unstable at -1.000, stable at 0.000, unstable at 1.000.",
                odd.drawn(40, List.of()).words()); // an even number of samples, none of them at 0
    }

    @Test
    void anEndThatIsFixedCountsOnceAndIsJudgedFromWithin() {
        ScalarSketch square = new ScalarSketch(List.of("x", "y"), 0, 1, x -> x * x, x -> 2 * x);
        assertEquals(
                "Fixed points: stable at 0.000, unstable at 1.000.",
                square.drawn(41, List.of()).words());
        ScalarSketch marginal =
                new ScalarSketch(List.of("x", "y"), -1, 1, x -> x + (1 - x) * (1 - x) / 8, x -> 1 - (1 - x) / 4);
        assertEquals(
                "Fixed points: stable at 1.000.", marginal.drawn(41, List.of()).words());
        ScalarSketch identity = new ScalarSketch(List.of("x", "y"), -1, 1, x -> x, x -> 1);
        assertEquals(
                "Every number is a fixed point.", identity.drawn(41, List.of()).words());
    }

    @Test
    void theBranchesOfAPitchforkAreSeenValueByValue() {
        List<List<Mark>> shown = new ArrayList<>();
        List<double[]> passes = Stream.of(12, 60, 240).map(SketchTest::gains).toList();
        StateScene scene = scene(1, 1);
        assertThrows(RunContext.Cancelled.class, () -> scene.trace(passes, () -> shown.size() == 2, shown::add));
        assertTrue(stable(shown.get(0)).x().length < stable(shown.get(1)).x().length);
        Mark.Points fine = stable(shown.get(1));
        for (int i = 0; i < fine.x().length; i++) {
            assertEquals(StrictMath.tanh(fine.x()[i] * fine.y()[i]), fine.y()[i], 1e-9);
        }
        assertEquals(
                60 + 40, fine.x().length); // one at each of the 60 values, and another above 1, two thirds of the way
    }

    /** From 2 down to 0.5. */
    private static double[] gains(int count) {
        double[] gains = new double[count];
        Arrays.setAll(gains, i -> 2 - 1.5 * (i + 0.5) / count);
        return gains;
    }

    private static Mark.Points stable(List<Mark> marks) {
        return (Mark.Points) marks.get(2);
    }

    /** x ← f(x) in each coordinate. */
    private record Odd(int dimension, DoubleUnaryOperator f) implements StateMap {
        @Override
        public void apply(double[] x, double[] out) {
            Arrays.setAll(out, i -> f.applyAsDouble(x[i]));
        }

        @Override
        public void jacobian(double[] x, double[] out) {
            Arrays.fill(out, Double.NaN);
        }

        @Override
        public Region region() {
            double[] high = new double[dimension];
            Arrays.fill(high, 1);
            return new Region(new double[dimension], high, false);
        }
    }

    @Test
    void aMapThatIsNowhereFiniteIsRefusedAndOneThatIsSomewhereHasArrowsThere() {
        for (int dimension = 1; dimension <= 3; dimension++) {
            StateScene nowhere = StateScene.of(new Odd(dimension, x -> Double.NaN), Optional.empty(), () -> false);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> nowhere.draw(OptionalDouble.empty(), List.of(), () -> false, one -> fail()));
            assertTrue(String.valueOf(refusal.getMessage()).contains("no finite value"));
        }
        List<Drawn> shown = new ArrayList<>();
        StateScene.of(new Odd(2, x -> x < 0.5 ? 0 : 1 / 0.0), Optional.empty(), () -> false)
                .draw(OptionalDouble.empty(), List.of(), () -> false, shown::add);
        assertTrue(0 < flow(shown.get(0)) && flow(shown.get(0)) < 11 * 11 * 6, "" + flow(shown.get(0)));
    }

    @Test
    void whatIsStoppedBeforeItBeginsShowsNothing() {
        assertThrows(RunContext.Cancelled.class, () -> scene(2, 2)
                .draw(OptionalDouble.empty(), List.of(), () -> true, one -> fail()));
    }
}
