package org.fixpoint.maths.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The points at which a function is not smooth.
 *
 * @param points all, ascending
 */
record Breaks(List<Break> points) {
    private static final double SAME = 1e-11;

    /**
     * One of the points.
     *
     * @param jump whether the function itself is discontinuous
     * @param slope the mean of the one-sided derivatives; not finite where one of them is not
     * @param curvature the mean of the one-sided second derivatives
     */
    record Break(double at, boolean jump, double slope, double curvature) {}

    /** The kinks, ascending. */
    List<Double> kinks() {
        return points.stream().filter(each -> !each.jump).map(Break::at).toList();
    }

    /** The jumps, ascending. */
    List<Double> jumps() {
        return points.stream().filter(Break::jump).map(Break::at).toList();
    }

    /**
     * The breaks of an expression.
     *
     * @throws FormulaLimitException where there are too many
     */
    static Breaks of(Binding bound) {
        Terms terms = bound.terms();
        Switches switches = new Switches(terms);
        Zeros zeros = new Zeros(terms);
        List<Zeros.Zero> candidates = new ArrayList<>();
        for (Term critical : switches.in(bound.root())) {
            candidates.addAll(zeros.of(critical));
        }
        List<Zeros.Zero> merged = merged(candidates);
        List<Double> places = merged.stream().map(Zeros.Zero::at).toList();
        List<Term> pieces = new ArrayList<>();
        for (double inside : between(places)) {
            pieces.add(switches.piece(bound.root(), inside));
        }
        List<Break> points = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            double at = places.get(i);
            Term left = pieces.get(i);
            Term right = pieces.get(i + 1);
            if (left != right || switches.isSingular(left, at)) {
                if (merged.get(i).isEndless() || points.size() == Zeros.MOST) {
                    throw switches.isPole(left, at) ? Zeros.tooManyPoles() : Zeros.tooMany();
                }
                double reach = 0.5
                        * Math.min(
                                i == 0 ? 2 : at - places.get(i - 1),
                                i + 1 == places.size() ? 2 : places.get(i + 1) - at);
                points.add(classified(at, new Limits(left, at, -reach, terms), new Limits(right, at, reach, terms)));
            }
        }
        return new Breaks(List.copyOf(points));
    }

    private static Break classified(double at, Limits left, Limits right) {
        double gap = Math.abs(right.value() - left.value());
        boolean jump = !(gap <= 1e-12 * Math.max(left.size(), right.size()));
        if (!Double.isFinite(gap)) {
            return new Break(at, true, Double.NaN, Double.NaN);
        }
        return new Break(at, jump, 0.5 * (left.slope() + right.slope()), 0.5 * (left.curvature() + right.curvature()));
    }

    /** Ascending, closed forms in preference to what was found on a grid. */
    private static List<Zeros.Zero> merged(List<Zeros.Zero> candidates) {
        List<Zeros.Zero> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingDouble(Zeros.Zero::at));
        List<Zeros.Zero> kept = new ArrayList<>();
        for (Zeros.Zero each : sorted) {
            int last = kept.size() - 1;
            if (last >= 0 && each.at() - kept.get(last).at() <= SAME * Math.max(1, Math.abs(each.at()))) {
                if (each.exact() && !kept.get(last).exact()) {
                    kept.set(last, each);
                }
            } else {
                kept.add(each);
            }
        }
        return kept;
    }

    /** A point to the left of all, between each two, and to the right of all. */
    private static List<Double> between(List<Double> places) {
        List<Double> between = new ArrayList<>();
        for (int i = 0; i <= places.size(); i++) {
            double low = i == 0 ? Double.NaN : places.get(i - 1);
            double high = i == places.size() ? Double.NaN : places.get(i);
            if (places.isEmpty()) {
                between.add(0.0);
            } else if (i == 0) {
                between.add(high - Math.max(1, Math.abs(high)));
            } else if (i == places.size()) {
                between.add(low + Math.max(1, Math.abs(low)));
            } else {
                between.add(0.5 * (low + high));
            }
        }
        return between;
    }
}
