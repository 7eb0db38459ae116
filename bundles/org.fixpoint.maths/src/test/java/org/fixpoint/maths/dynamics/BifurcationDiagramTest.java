package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.fixpoint.maths.dynamics.Bifurcation.Kind;
import org.junit.jupiter.api.Test;

class BifurcationDiagramTest {
    private static BifurcationDiagram diagram(SoftmaxFamily family, double from, double to, double... startValues) {
        List<BifurcationDiagram.Start> starts = new ArrayList<>();
        for (double value : startValues) {
            starts.addAll(family.starts(value));
        }
        Continuation continuation =
                new Continuation(family, new Continuation.Settings(from, to, 10, 0.05, 5000), () -> {});
        return new DiagramSearch(
                        continuation,
                        500,
                        RandomGeneratorFactory.of("L64X128MixRandom").create(3))
                .from(starts);
    }

    private static double[] values(BifurcationDiagram diagram, Kind kind) {
        return diagram.nodes().stream()
                .filter(node -> node.point().kind() == kind)
                .mapToDouble(node -> node.point().parameter())
                .toArray();
    }

    private static void assertCounts(BifurcationDiagram diagram, double from, double[] bifurcations, int... counts) {
        for (int i = 0; i < counts.length; i++) {
            double low = i == 0 ? from : bifurcations[i - 1];
            double high = i == bifurcations.length ? 2 * low : bifurcations[i];
            assertEquals(counts[i], diagram.count((low + Math.min(high, 7.9)) / 2), "between " + low + " and " + high);
        }
    }

    @Test
    void threePatternsInThePlaneHaveTheThreeStoredFolds() { // hopfield.json, fold_points, A_3in2
        BifurcationDiagram diagram = diagram(SoftmaxFamily.A, 1, 8, 8);
        double[] folds = {1.8540333093251837, 1.8543187036048403, 3.014677702532758};
        assertArrayEquals(folds, values(diagram, Kind.FOLD), 1e-12);
        assertEquals(3, diagram.nodes().size());
        assertCounts(diagram, 1, folds, 1, 3, 5, 7);
    }

    @Test
    void fourPatternsInSpaceHaveTheSevenStoredFolds() { // hopfield.json, fold_points, B_4in3
        BifurcationDiagram diagram = diagram(SoftmaxFamily.B, 1, 8, 8);
        double[] folds = {
            2.3990961348872495,
            2.3995006721886765,
            2.4954921137628356,
            2.7170220405909027,
            4.228002466804134,
            5.429252741135748,
            6.261572858703069
        };
        assertArrayEquals(folds, values(diagram, Kind.FOLD), 1e-12);
        assertCounts(diagram, 1, folds, 1, 3, 5, 7, 9, 11, 13, 15);
    }

    @Test
    void mirrorImagesFoldAtTheSameValue() { // hopfield.json, fold_points, D_3in2
        BifurcationDiagram diagram = diagram(SoftmaxFamily.D, 1, 20, 20);
        assertArrayEquals(new double[] {7.408422373570774, 7.408422373570774}, values(diagram, Kind.FOLD), 1e-12);
        assertEquals(1, diagram.count(5));
        assertEquals(5, diagram.count(15));
    }

    @Test
    void orthonormalPatternsHaveTheThresholdsOfTino() { // β_k(N), Tino (2009); hopfield.json, tino_thresholds_all_k
        double[][] thresholds = {
            {}, {}, {}, {2.7456435767327245}, {3.218741088336956}, {3.564501808493887, 4.8490858153258936}
        };
        for (int n = 3; n <= 5; n++) {
            BifurcationDiagram diagram = diagram(SoftmaxFamily.identity(n), 1, 7.3, 7.3);
            assertArrayEquals(
                    thresholds[n],
                    Arrays.stream(values(diagram, Kind.FOLD))
                            .map(beta -> Math.rint(beta * 1e11) / 1e11)
                            .distinct()
                            .toArray(),
                    1e-10,
                    "N = " + n);
            assertEquals((1 << n) - 1, diagram.count(6.5), "N = " + n); // 2^N − 1 above β = N
            assertEquals(1, diagram.count(1.5));
            Bifurcation centre = diagram.nodes().stream()
                    .map(BifurcationDiagram.Node::point)
                    .filter(point -> point.kind() != Kind.FOLD)
                    .findFirst()
                    .orElseThrow();
            assertEquals(n, centre.parameter(), 1e-10);
            assertEquals(n - 1, centre.kernel());
            assertEquals(n == 4 ? Kind.BRANCH_POINT : Kind.TRANSCRITICAL, centre.kind(), "N = " + n);
        }
    }

    @Test
    void branchesThroughTheCentreAreFoundFromTheCentreAlone() {
        BifurcationDiagram.Start centre = new BifurcationDiagram.Start(new double[] {0.25, 0.25, 0.25, 0.25}, 1.5);
        Continuation continuation =
                new Continuation(SoftmaxFamily.identity(4), new Continuation.Settings(1, 6, 10, 0.05, 5000), () -> {});
        BifurcationDiagram diagram = new DiagramSearch(
                        continuation,
                        500,
                        RandomGeneratorFactory.of("L64X128MixRandom").create(3))
                .from(List.of(centre));
        assertEquals(15, diagram.count(5));
    }

    @Test
    void twoPatternsAtAnAngleHaveAPitchforkWhereBetaTimesOneMinusTheirProductIsTwo() {
        for (double c : new double[] {-0.5, 0, 0.7}) {
            SoftmaxFamily family = new SoftmaxFamily(new double[][] {{1, 0}, {c, Math.sqrt(1 - c * c)}});
            BifurcationDiagram diagram = diagram(family, 0.5, 16, 16);
            assertEquals(1, diagram.nodes().size());
            Bifurcation point = diagram.nodes().get(0).point();
            assertEquals(Kind.PITCHFORK, point.kind());
            assertEquals(2 / (1 - c), point.parameter(), 1e-10);
            assertEquals(3, diagram.count(15));
        }
    }

    @Test
    void threeVectorsAt120DegreesFoldAndCrossWhereThoseOfTheSimplexDo() { // β (1 − c) of X = I, c = −1/2
        double s = Math.sqrt(0.75);
        SoftmaxFamily family = new SoftmaxFamily(new double[][] {{1, 0}, {-0.5, s}, {-0.5, -s}});
        BifurcationDiagram diagram = diagram(family, 0.5, 4, 3);
        double fold = 1.83042905115515;
        assertArrayEquals(new double[] {fold, fold, fold}, values(diagram, Kind.FOLD), 1e-12);
        assertArrayEquals(new double[] {2}, values(diagram, Kind.TRANSCRITICAL), 1e-10);
        assertEquals(5, diagram.nodes().get(3).branches().size() + 1); // the centre and three lines
    }

    @Test
    void everyPointOfABranchIsAFixedPointAndEachFoldHasAnEigenvalueOne() {
        BifurcationDiagram diagram = diagram(SoftmaxFamily.B, 1, 8, 8);
        for (Branch branch : diagram.branches()) {
            branch.points().forEach(point -> assertTrue(point.residual() < 1e-12));
        }
        for (BifurcationDiagram.Node node : diagram.nodes()) {
            assertTrue(node.point().residual() < 1e-13);
            assertTrue(node.point().error() < 1e-10);
            double[] jacobian = new double[9];
            SoftmaxFamily.B.jacobian(node.point().state(), node.point().parameter(), jacobian);
            Stability stability = Stability.of(jacobian, 3).orElseThrow();
            assertTrue(stability.hyperbolicity() < 1e-12);
        }
    }
}
