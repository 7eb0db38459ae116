package org.fixpoint.activations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.certified.EnclosedFunction;
import org.fixpoint.maths.certified.PanelJets;
import org.fixpoint.maths.formula.Formula;
import org.fixpoint.maths.formula.FormulaEnclosure;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;

/** The enclosure of an activation that is the function of a formula. */
final class FormulaBounds implements Enclosure {
    private final EnclosedFunction function;
    private final List<Fact> facts;

    private FormulaBounds(EnclosedFunction function, List<Fact> facts) {
        this.function = function;
        this.facts = List.copyOf(facts);
    }

    /** The enclosure of a function of the library. */
    static FormulaBounds of(EnclosedFunction function) {
        List<Fact> facts = new ArrayList<>();
        function.facts()
                .forEach(fact ->
                        facts.add(new Fact(Statement.valueOf(fact.statement().name()), fact.reason())));
        return new FormulaBounds(function, facts);
    }

    /** The enclosure of a formula, its letters in the order of first appearance. */
    static FormulaBounds of(String formula, double... letters) {
        return of(FormulaEnclosure.of(Formula.parse(formula), letters));
    }

    /** The same with one more thing known. */
    FormulaBounds with(Fact fact) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(fact);
        return new FormulaBounds(function, more);
    }

    /** The enclosure of Σ c[k] xᵏ. */
    static FormulaBounds ofPolynomial(double[] c) {
        StringBuilder text = new StringBuilder("0*x");
        for (int k = 0; k < c.length; k++) {
            text.append(" + c").append(k).append("*x^").append(k);
        }
        return of(text.toString(), Arrays.copyOf(c, c.length));
    }

    @Override
    public Panel on(double low, double high, double centre, int order) {
        PanelJets jets = function.on(new Interval(low, high), centre, order);
        return new Panel(
                bounds(jets.at(), true),
                bounds(jets.at(), false),
                bounds(jets.over(), true),
                bounds(jets.over(), false));
    }

    private static double[] bounds(Jet jet, boolean lower) {
        double[] bounds = new double[jet.order() + 1];
        for (int k = 0; k < bounds.length; k++) {
            bounds[k] = lower ? jet.at(k).low() : jet.at(k).high();
        }
        return bounds;
    }

    @Override
    public Tail tail(double from) {
        EnclosedFunction.Tail tail = function.tail(from);
        return new Tail(growth(tail.value()), growth(tail.slope()));
    }

    private static Growth growth(org.fixpoint.maths.certified.Growth growth) {
        return new Growth(growth.constant(), growth.rate(), growth.quadratic());
    }

    @Override
    public boolean isContinuousAt(double x) {
        return function.isContinuousAt(x);
    }

    @Override
    public List<Fact> facts() {
        return facts;
    }
}
