package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.fixpoint.maths.dynamics.Bifurcation.Kind;
import org.junit.jupiter.api.Test;

class OtherBifurcationsTest {
    /** x ← λx(1 − x). */
    private static final ParametrizedMap LOGISTIC = new ParametrizedMap() {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void apply(double[] x, double parameter, double[] out) {
            out[0] = parameter * x[0] * (1 - x[0]);
        }

        @Override
        public void jacobian(double[] x, double parameter, double[] out) {
            out[0] = parameter * (1 - 2 * x[0]);
        }

        @Override
        public void parameterDerivative(double[] x, double parameter, double[] out) {
            out[0] = x[0] * (1 - x[0]);
        }
    };

    /** x ← λx(1 − y), y ← x. */
    private static final ParametrizedMap DELAYED = new ParametrizedMap() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void apply(double[] x, double parameter, double[] out) {
            out[0] = parameter * x[0] * (1 - x[1]);
            out[1] = x[0];
        }

        @Override
        public void jacobian(double[] x, double parameter, double[] out) {
            out[0] = parameter * (1 - x[1]);
            out[1] = -parameter * x[0];
            out[2] = 1;
            out[3] = 0;
        }

        @Override
        public void parameterDerivative(double[] x, double parameter, double[] out) {
            out[0] = x[0] * (1 - x[1]);
            out[1] = 0;
        }
    };

    /** x ← x − (x² + (λ − 2)² − 1)/10, whose fixed points are a circle. */
    private static final ParametrizedMap CIRCLE = new ParametrizedMap() {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void apply(double[] x, double parameter, double[] out) {
            out[0] = x[0] - (x[0] * x[0] + (parameter - 2) * (parameter - 2) - 1) / 10;
        }

        @Override
        public void jacobian(double[] x, double parameter, double[] out) {
            out[0] = 1 - x[0] / 5;
        }

        @Override
        public void parameterDerivative(double[] x, double parameter, double[] out) {
            out[0] = -(parameter - 2) / 5;
        }
    };

    private static BifurcationDiagram diagram(
            ParametrizedMap map, double from, double to, double parameter, double... state) {
        Continuation continuation =
                new Continuation(map, new Continuation.Settings(from, to, 100, 0.05, 5000), () -> {});
        return new DiagramSearch(
                        continuation,
                        10,
                        RandomGeneratorFactory.of("L64X128MixRandom").create(3))
                .from(List.of(new BifurcationDiagram.Start(state, parameter)));
    }

    @Test
    void theLogisticMapCrossesAtOneAndFlipsAtThree() {
        BifurcationDiagram diagram = diagram(LOGISTIC, 0.2, 3.8, 2.5, 0.6);
        List<Bifurcation> points =
                diagram.nodes().stream().map(BifurcationDiagram.Node::point).toList();
        assertEquals(
                List.of(Kind.TRANSCRITICAL, Kind.FLIP),
                points.stream().map(Bifurcation::kind).toList());
        assertEquals(1, points.get(0).parameter(), 1e-10);
        assertEquals(3, points.get(1).parameter(), 1e-10);
        assertEquals(2, diagram.branches().size());
    }

    @Test
    void theDelayedLogisticMapHasAnInvariantCircleFromTwoOn() { // eigenvalues e^{±iπ/3} at λ = 2
        BifurcationDiagram diagram = diagram(DELAYED, 1.2, 2.3, 1.5, 1 / 3.0, 1 / 3.0);
        assertEquals(1, diagram.nodes().size());
        Bifurcation point = diagram.nodes().get(0).point();
        assertEquals(Kind.NEIMARK_SACKER, point.kind());
        assertEquals(2, point.kernel());
        assertEquals(2, point.parameter(), 1e-10);
        assertEquals(0.5, point.state()[0], 1e-10);
    }

    @Test
    void aClosedBranchIsFollowedOnceAroundWithItsTwoFolds() {
        BifurcationDiagram diagram = diagram(CIRCLE, 0, 4, 2, 1);
        assertEquals(1, diagram.branches().size());
        assertEquals(Branch.End.CLOSED, diagram.branches().get(0).end());
        List<Bifurcation> folds =
                diagram.nodes().stream().map(BifurcationDiagram.Node::point).toList();
        assertEquals(2, folds.size());
        assertTrue(folds.stream().allMatch(fold -> fold.kind() == Kind.FOLD));
        assertEquals(1, folds.get(0).parameter(), 1e-12);
        assertEquals(3, folds.get(1).parameter(), 1e-12);
        assertEquals(2, diagram.count(2.5));
    }

    @Test
    void inverseInterpolationIsExactWhereTheInverseIsACubic() { // z = 1 + g − 2g² + g³
        double[] g = {-1, 0.5, 1, 2};
        double[][] z = new double[4][1];
        for (int i = 0; i < 4; i++) {
            z[i][0] = 1 + g[i] - 2 * g[i] * g[i] + g[i] * g[i] * g[i];
        }
        assertEquals(1, InverseInterpolation.atZero(g, z)[0], 1e-14);
    }
}
