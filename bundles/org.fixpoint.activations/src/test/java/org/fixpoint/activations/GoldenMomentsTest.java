package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values, derivatives, kinks and jumps against golden moments, by quadrature: the closed forms play no part. */
class GoldenMomentsTest {
    private static final double RELATIVE = 1e-12;

    @ParameterizedTest
    @MethodSource("rows")
    void quadratureOfTheActivationGivesTheGoldenMoments(Map<String, String> row) {
        ActivationFunction phi = StockActivations.golden(String.valueOf(row.get("activation")));
        GaussianMoments moments =
                GaussianMoments.of(new PiecewiseFunction(phi::value, phi::derivative, phi.kinks(), phi.jumps()));
        double second = GoldenTable.number(row, "E_phi2");
        double slope = GoldenTable.number(row, "E_dphi2");
        assertEquals(GoldenTable.number(row, "E_phi"), moments.mean(), RELATIVE * Math.sqrt(second));
        assertEquals(second, moments.secondMoment(), RELATIVE * second);
        assertEquals(slope, moments.slopeSecondMoment(), Double.isInfinite(slope) ? 0 : RELATIVE * slope);
    }

    static List<Map<String, String>> rows() {
        return GoldenTable.rows("kernel.csv");
    }
}
