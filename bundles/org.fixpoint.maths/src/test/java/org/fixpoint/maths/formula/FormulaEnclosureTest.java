package org.fixpoint.maths.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.fixpoint.maths.certified.EnclosedFunction;
import org.fixpoint.maths.certified.Fact;
import org.fixpoint.maths.certified.Growth;
import org.fixpoint.maths.certified.PanelJets;
import org.fixpoint.maths.interval.Interval;
import org.junit.jupiter.api.Test;

/** Random formulas against their evaluation in doubles. */
class FormulaEnclosureTest {
    private static final int FORMULAS = 1500;

    private static FormulaEnclosure of(String text) {
        return FormulaEnclosure.of(Formula.parse(text));
    }

    @Test
    void panelsContainTheValuesAtTheirPoints() {
        Random random = new Random(3);
        int compared = 0;
        int saturated = 0;
        for (int seed = 0; seed < FORMULAS; seed++) {
            Formula formula = Formula.parse(RandomFormula.any(seed));
            FormulaEnclosure f = FormulaEnclosure.of(formula);
            for (int i = 0; i < 4; i++) {
                double low = 6 * random.nextDouble() - 3;
                double high = low + Math.scalb(1.0, -random.nextInt(10));
                double x = low + random.nextDouble() * (high - low);
                double value = formula.value(x);
                if (!Double.isFinite(value)) {
                    continue;
                }
                compared++;
                PanelJets jets = f.on(new Interval(low, high), x, 3);
                Interval point = f.on(Interval.of(x), x, 0).over().value();
                assertFalse(jets.over().value().isApartFrom(point), formula + " at " + x);
                if (formula.text().contains("where(") && misses(jets.at().value(), value)) {
                    saturated++;
                    continue;
                }
                assertContains(jets.at().value(), value, formula + " at " + x);
                assertContains(jets.over().value(), value, formula + " in [" + low + ", " + high + "] at " + x);
            }
        }
        assertTrue(compared > FORMULAS, compared + " values compared");
        assertTrue(
                saturated <= 8,
                saturated + " comparisons decided otherwise"); // erf(−20) > −1 holds, but not in doubles
    }

    private static boolean misses(Interval u, double value) {
        return u.isFinite() && Math.abs(value - u.middle()) > 1e-6 * (1 + Math.abs(value)) + u.width();
    }

    /** The value in doubles may be off by more than an ulp where digits cancel, as the width then shows. */
    private static void assertContains(Interval u, double value, String what) {
        double slack = u.isFinite() ? 1e-9 * (1 + Math.abs(value)) + 100 * u.width() * 1e-3 : 0;
        assertTrue(u.low() - slack <= value && value <= u.high() + slack, what + ": " + value + " is not in " + u);
    }

    @Test
    void firstAndSecondCoefficientsAreTheDerivatives() {
        Random random = new Random(4);
        for (int seed = 0; seed < 300; seed++) {
            Formula formula = Formula.parse(RandomFormula.smooth(seed));
            FormulaEnclosure f = FormulaEnclosure.of(formula);
            Formula slope = formula.derivative();
            Formula curvature = slope.derivative();
            double x = 4 * random.nextDouble() - 2;
            PanelJets jets = f.on(new Interval(x - 0.01, x + 0.02), x, 4);
            assertContains(jets.at().at(1), slope.value(x), formula + "' at " + x);
            assertContains(jets.at().at(2), 0.5 * curvature.value(x), formula + "'' at " + x);
            assertContains(jets.over().at(2), 0.5 * curvature.value(x + 0.01), formula + "'' over");
        }
    }

    @Test
    void tailsBoundTheValuesBeyond() {
        int known = 0;
        for (int seed = 0; seed < FORMULAS; seed++) {
            Formula formula = Formula.parse(RandomFormula.any(seed));
            FormulaEnclosure f = FormulaEnclosure.of(formula);
            for (double from : new double[] {10, -10}) {
                EnclosedFunction.Tail tail = f.tail(from);
                known += tail.value().isKnown() ? 1 : 0;
                for (double factor = 1.01; factor < 4; factor *= 1.3) {
                    assertBelow(formula.value(from * factor), tail.value(), Math.abs(from) * factor, formula.text());
                }
            }
        }
        assertTrue(known > FORMULAS / 2, known + " tails known");
    }

    private static void assertBelow(double value, Growth growth, double t, String what) {
        if (!Double.isFinite(value) || value == 0 || !growth.isKnown()) {
            return;
        }
        double exponent = growth.constant() + growth.rate() * t + growth.quadratic() * t * t;
        double size = StrictMath.log(Math.abs(value));
        boolean rounding = Math.abs(value) < 1e-9; // what should be smaller, or 0, in the presence of cancellation
        assertTrue(size <= exponent + 1e-9 * (1 + Math.abs(exponent)) || rounding, what + " at " + t + ": " + value);
    }

    @Test
    void factsAreBorneOutByValues() {
        int facts = 0;
        for (int seed = 0; seed < FORMULAS; seed++) {
            Formula formula = Formula.parse(RandomFormula.any(seed));
            for (Fact fact : FormulaEnclosure.of(formula).facts()) {
                facts++;
                for (double x : new double[] {0.3, 0.77, 1.9}) {
                    double value = formula.value(x);
                    double mirrored = formula.value(-x);
                    double slack = 1e-9 * (1 + Math.abs(value));
                    if (Double.isNaN(value) || Double.isNaN(mirrored) || Double.isInfinite(value)) {
                        continue;
                    }
                    if (fact.statement() == Fact.Statement.ODD) {
                        assertEquals(-value, mirrored, slack, formula.text());
                    } else if (fact.statement() == Fact.Statement.EVEN) {
                        assertEquals(value, mirrored, slack, formula.text());
                    } else if (fact.reason().startsWith("phi(t x)")) {
                        assertEquals(2 * value, formula.value(2 * x), 2 * slack, formula.text());
                    }
                }
            }
        }
        assertTrue(facts > 200, facts + " facts");
    }

    @Test
    void continuityIsProvenExactlyWhereItHolds() {
        for (String text : List.of(
                "max(x, 0)",
                "where(x > 0, x, exp(x) - 1)",
                "x*step(x)",
                "where(abs(x) > 0.5, x - 0.5*sign(x), 0)",
                "where(x == 0, 1, sin(x)/x)",
                "abs(x)^0.5")) {
            assertTrue(of(text).isContinuousAt(0), text);
            assertTrue(of(text).isContinuousAt(0.5), text);
        }
        for (String text : List.of("step(x)", "sign(x)*(1 + x^2)", "where(x > 0, 1, x)", "1/x", "log(x)")) {
            assertFalse(of(text).isContinuousAt(0), text);
            assertTrue(of(text).isContinuousAt(0.5), text);
        }
    }
}
