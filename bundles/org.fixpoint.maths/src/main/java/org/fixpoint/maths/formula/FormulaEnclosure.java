package org.fixpoint.maths.formula;

import java.util.List;
import org.fixpoint.maths.certified.EnclosedFunction;
import org.fixpoint.maths.certified.Fact;
import org.fixpoint.maths.certified.PanelJets;
import org.fixpoint.maths.interval.Interval;

/**
 * A formula with values for its letters as a function of which bounds are proven.
 *
 * <p>Meant is the function over the real numbers that the simplified formula writes down, whose constants are doubles.
 */
public final class FormulaEnclosure implements EnclosedFunction {
    private final List<Term> inOrder;
    private final List<Fact> facts;

    private FormulaEnclosure(Binding bound) {
        inOrder = bound.root().inOrder();
        facts = ExactFacts.of(bound);
    }

    /**
     * The enclosure of a formula.
     *
     * @param letters values of {@link Formula#parameters()}, finite
     */
    public static FormulaEnclosure of(Formula formula, double... letters) {
        return new FormulaEnclosure(formula.bound(letters));
    }

    @Override
    public PanelJets on(Interval panel, double centre, int order) {
        JetEvaluation plain = JetEvaluation.of(inOrder, panel, centre, order);
        if (plain.lifted() == 0) {
            return plain.get(root());
        }
        PanelJets longer =
                JetEvaluation.of(inOrder, panel, centre, order + plain.lifted()).get(root());
        return new PanelJets(longer.at().truncated(order), longer.over().truncated(order));
    }

    @Override
    public Tail tail(double from) {
        return TailBounds.of(inOrder, from);
    }

    @Override
    public boolean isContinuousAt(double x) {
        return Continuity.at(inOrder, x);
    }

    @Override
    public List<Fact> facts() {
        return facts;
    }

    private Term root() {
        return inOrder.get(inOrder.size() - 1);
    }
}
