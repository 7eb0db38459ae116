package org.fixpoint.analyses.certified;

import java.util.List;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.certified.EnclosedFunction;
import org.fixpoint.maths.certified.Fact;
import org.fixpoint.maths.certified.Growth;
import org.fixpoint.maths.certified.PanelJets;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;

/**
 * An activation as the library sees it.
 *
 * @param enclosure its bounds
 */
record EnclosedActivation(Enclosure enclosure) implements EnclosedFunction {
    @Override
    public PanelJets on(Interval panel, double centre, int order) {
        Enclosure.Panel bounds = enclosure.on(panel.low(), panel.high(), centre, order);
        return new PanelJets(jet(bounds.atLow(), bounds.atHigh()), jet(bounds.overLow(), bounds.overHigh()));
    }

    private static Jet jet(double[] low, double[] high) {
        Interval[] c = new Interval[low.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = new Interval(low[k], high[k]);
        }
        return Jet.of(c);
    }

    @Override
    public Tail tail(double from) {
        Enclosure.Tail tail = enclosure.tail(from);
        return new Tail(growth(tail.value()), growth(tail.slope()));
    }

    private static Growth growth(Enclosure.Growth growth) {
        return new Growth(growth.constant(), growth.rate(), growth.quadratic());
    }

    @Override
    public boolean isContinuousAt(double x) {
        return enclosure.isContinuousAt(x);
    }

    @Override
    public List<Fact> facts() {
        return enclosure.facts().stream()
                .map(fact -> new Fact(Fact.Statement.valueOf(fact.statement().name()), fact.reason()))
                .toList();
    }
}
