package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.certified.HermiteFunction;
import org.fixpoint.maths.certified.PanelJets;
import org.fixpoint.maths.interval.Interval;
import org.junit.jupiter.api.Test;

class EnclosureTest {
    private static List<Enclosure.Statement> statements(ActivationFunction phi) {
        return phi.enclosure().orElseThrow().facts().stream()
                .map(Enclosure.Fact::statement)
                .toList();
    }

    private static ActivationFunction made(Contribution<ActivationFunction> each) {
        if (each instanceof ExpQuadratic) {
            return StockActivations.made(each, "a", 0.1);
        }
        return each instanceof Polynomial
                ? StockActivations.made(each, "coefficients", new double[] {1, -2, 0.5})
                : StockActivations.made(each);
    }

    @Test
    void everyStockActivationOffersOne() {
        for (Contribution<ActivationFunction> each : StockActivations.ALL) {
            ActivationFunction phi = made(each);
            String id = each.descriptor().id();
            Optional<Enclosure> enclosure = phi.enclosure();
            assertTrue(enclosure.isPresent(), id);
            for (double x = -6.3; x < 6; x += 0.71) {
                Enclosure.Panel panel = enclosure.get().on(x, x, x, 1);
                double value = phi.value(x);
                double slack = 1e-13 * (1 + Math.abs(value));
                assertTrue(
                        panel.overLow()[0] - slack <= value && value <= panel.overHigh()[0] + slack, id + " at " + x);
                double slope = phi.derivative(x);
                double room = 1e-13 * (1 + Math.abs(slope));
                assertTrue(panel.overLow()[1] - room <= slope && slope <= panel.overHigh()[1] + room, id + "' at " + x);
            }
        }
    }

    @Test
    void exactFactsAreFoundInStockActivations() {
        assertTrue(statements(StockActivations.made(new Relu())).contains(Enclosure.Statement.BALANCED));
        assertTrue(statements(StockActivations.made(new Rrelu())).contains(Enclosure.Statement.BALANCED));
        assertTrue(statements(StockActivations.made(new Exp())).contains(Enclosure.Statement.BALANCED));
        assertTrue(statements(StockActivations.made(new Selu())).contains(Enclosure.Statement.MEAN_ZERO));
        assertTrue(statements(StockActivations.made(new Sign())).contains(Enclosure.Statement.ODD));
        assertTrue(statements(StockActivations.made(new HardTanh())).contains(Enclosure.Statement.ODD));
        assertTrue(statements(StockActivations.made(new Identity())).contains(Enclosure.Statement.LINEAR));
        assertTrue(statements(StockActivations.made(new SoftShrink(), "lambda", 0.0))
                .contains(Enclosure.Statement.LINEAR));
        assertEquals(List.of(), statements(StockActivations.made(new Gelu())));
        assertEquals(List.of(), statements(StockActivations.made(new Exp(), "a", 0.5)));
    }

    @Test
    void designedActivationsKnowWhatTheyWereDesignedFor() {
        assertTrue(statements(StockActivations.made(new Designed(), "target", DesignTarget.ALIGNED_POLYNOMIAL))
                .contains(Enclosure.Statement.BALANCED));
        assertTrue(statements(StockActivations.made(new Designed(), "target", DesignTarget.ORTHOGONAL))
                .contains(Enclosure.Statement.MEAN_ZERO));
        assertEquals(List.of(), statements(StockActivations.made(new Designed())));
        ActivationFunction tuned = new Tuned()
                .specialised(Map.of("formula", "x*sigmoid(a*x)"))
                .create(Values.of(
                        new Tuned()
                                .specialised(Map.of("formula", "x*sigmoid(a*x)"))
                                .descriptor(),
                        Map.of("formula", "x*sigmoid(a*x)", "value", 0.7)));
        assertTrue(tuned.enclosure().isPresent());
    }

    @Test
    void hermiteCoefficientsAreThoseOfTheRecurrence() {
        for (int n : new int[] {0, 1, 2, 7, 40, 100}) {
            ActivationFunction he = new HermitePolynomial(n);
            HermiteFunction f = new HermiteFunction(n);
            for (double x = -5.3; x < 6; x += 0.77) {
                Interval panel = new Interval(x, x + 0.0625);
                PanelJets jets = f.on(panel, x, 4);
                double slack = 1e-11 * (1 + Math.abs(he.value(x)));
                assertEquals(he.value(x), jets.at().value().middle(), slack, n + " at " + x);
                assertTrue(jets.at().value().width() < 1e-13 * (1 + Math.abs(he.value(x))));
                assertTrue(jets.over().at(1).contains(he.derivative(x + 0.03)), n + " at " + x);
            }
        }
    }

    @Test
    void aFormulaOffersItsOwn() {
        ActivationFunction phi = FormulaActivationTest.made("max(x, a*x)", Map.of("a", 0.25));
        assertTrue(statements(phi).contains(Enclosure.Statement.BALANCED));
        Enclosure.Panel panel = phi.enclosure().orElseThrow().on(-1, -0.5, -0.75, 2);
        assertEquals(-0.25, panel.overLow()[0]);
        assertEquals(-0.125, panel.overHigh()[0]);
    }
}
