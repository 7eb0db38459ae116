package org.fixpoint.maths.certified;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;
import org.fixpoint.maths.interval.NormalBounds;

/**
 * Cuts the line into panels, halves those that are not resolved, and bounds what lies beyond the last.
 *
 * <p>A panel that stays unresolved at the least width, round a kink that is no double, counts with the range of the function.
 */
final class CertifiedQuadrature {
    private static final double WIDTH = 0.25;
    private static final double LEAST_WIDTH = 0x1p-50;
    private static final double RESOLVED = 1e-18;
    private static final double DIED_OUT = 1e-34;
    private static final double NEAREST = 8;
    private static final double LAST_DENSITY = 37;
    private static final double FARTHEST = 64;
    private static final int MOST_PANELS = 8000;

    private final EnclosedFunction f;
    private final int degree;
    private final double[][] derivativeBounds;
    private final Interval[] sums;
    private final double[] rests;
    private double scale;
    private double slopeScale;
    private Interval second = Interval.ZERO;
    private Interval slopeSecond = Interval.ZERO;
    private Interval mean = Interval.ZERO;
    private Interval meanByRanges = Interval.ZERO;
    private Optional<Double> jump = Optional.empty();
    private Optional<Double> loose = Optional.empty();
    private Optional<Edge> edge = Optional.empty();
    private boolean open;
    private int panels;

    CertifiedQuadrature(EnclosedFunction f, int degree) {
        this.f = f;
        this.degree = degree;
        derivativeBounds = HermiteValues.derivativeBounds(degree, Piece.ORDER);
        sums = new Interval[degree + 1];
        Arrays.fill(sums, Interval.ZERO);
        rests = new double[degree + 1];
    }

    /** The right end of the last resolved panel, and the limit of the function there. */
    private record Edge(double at, Interval limit) {}

    CertifiedMoments over(double[] breaks) {
        sample();
        double left = -reach(-1);
        double right = reach(1);
        TreeSet<Double> cuts = new TreeSet<>();
        for (double x = Math.min(-NEAREST, left); x <= Math.max(NEAREST, right); x += WIDTH) {
            cuts.add(x);
        }
        for (double x : breaks) {
            cuts.add(x + 0.0);
        }
        cuts.add(left);
        cuts.add(right);
        Double[] cut = cuts.subSet(left, true, right, true).toArray(Double[]::new);
        join(left);
        for (int i = 1; i < cut.length; i++) {
            add(new Interval(cut[i - 1], cut[i]));
            join(cut[i]);
        }
        return finished(left, right);
    }

    /** A rough E[φ²] and E[φ'²], which say how small a rest is small; no bound depends on them. */
    private void sample() {
        for (double x = -FARTHEST; x < FARTHEST - WIDTH; x += 0.5 * WIDTH) {
            double here = x + 0.01; // not on a kink
            Jet jet = f.on(Interval.of(here), here, 1).at();
            double root = StrictMath.exp(-0.25 * here * here); // of the density, which underflows earlier
            double value = jet.value().middle() * root;
            double slope = jet.at(1).middle() * root;
            double length = 0.2 * WIDTH; // half a width over √(2π)
            scale += Double.isFinite(value) ? value * value * length : 0;
            slopeScale += Double.isFinite(slope) ? slope * slope * length : 0;
        }
        scale = scale > 0 && Double.isFinite(scale) ? scale : 1;
        slopeScale = Double.isFinite(slopeScale) ? Math.max(scale, slopeScale) : scale;
    }

    /** Where the square has died out on one side, or the density leaves the doubles and the rest of the square is bounded. */
    private double reach(int side) {
        for (double at = NEAREST; at < FARTHEST; at++) {
            EnclosedFunction.Tail tail = f.tail(side * at);
            double value = tail.value().squareBeyond(at);
            double slope = tail.slope().squareBeyond(at);
            boolean slopeDone = !tail.slope().isKnown() || slope <= RESOLVED * slopeScale;
            boolean slopeBounded = !tail.slope().isKnown() || slope < Double.POSITIVE_INFINITY;
            boolean bounded = at >= LAST_DENSITY && value < Double.POSITIVE_INFINITY && slopeBounded;
            if (bounded || (value <= DIED_OUT * scale && slopeDone)) {
                return at;
            }
        }
        Growth growth = f.tail(side * FARTHEST).value();
        if (!growth.isSquareIntegrable() || Double.isInfinite(growth.squareBeyond(FARTHEST))) {
            String known = growth.isKnown()
                    ? "the best bound known of |phi| grows like exp(" + growth.quadratic()
                            + " x^2), and exp(x^2/4) is the limit"
                    : "no bound of |phi(x)| for large |x| is known";
            throw new NotEnclosedException("it is not proven that E[phi^2] is finite: " + known);
        }
        return FARTHEST;
    }

    private void add(Interval panel) {
        Piece piece = new Piece(f, panel);
        boolean resolved = piece.secondRest() <= RESOLVED * scale
                && piece.slopeRest() <= RESOLVED * slopeScale
                && piece.hermiteRest(derivativeBounds[degree]) <= RESOLVED * Math.sqrt(scale);
        double middle = piece.centre();
        boolean least = panel.high() - panel.low() <= LEAST_WIDTH * Math.max(1, panel.magnitude())
                || !(panel.low() < middle && middle < panel.high());
        if (!resolved && !least && panels < MOST_PANELS && !isNearlyLine(piece)) {
            add(new Interval(panel.low(), middle));
            join(middle);
            add(new Interval(middle, panel.high()));
            return;
        }
        panels++;
        meanByRanges = meanByRanges.plus(piece.range().times(piece.mass()));
        boolean expanded = resolved
                || (!least && piece.second().isFinite() && piece.slopeSecond().isFinite());
        if (expanded) {
            addExpanded(piece, Interval.ZERO);
            slopeSecond = slopeSecond.plus(piece.slopeSecond().max(Interval.ZERO));
        } else if (isNearlyLine(piece)) {
            addLine(piece);
        } else {
            addRange(piece);
        }
    }

    /** Whether slopes that are known but not their changes leave little open: at a point where two branches touch. */
    private boolean isNearlyLine(Piece piece) {
        if (!piece.slopeRange().isFinite() || !piece.range().isFinite()) {
            return false;
        }
        double away = piece.awayFromLine();
        double spread = piece.slopeRange().square().times(piece.mass()).width();
        return away * piece.range().magnitude() * piece.mass().high() <= RESOLVED * scale
                && spread <= RESOLVED * slopeScale
                && away * piece.hermiteMass().high() <= RESOLVED * Math.sqrt(scale);
    }

    private void addLine(Piece piece) {
        Interval away = Interval.around0(piece.awayFromLine());
        addExpanded(piece.line(), away);
        second = second.plus(away.times(piece.range().times(2).plus(away)).times(piece.mass()));
        slopeSecond = slopeSecond.plus(piece.slopeRange().square().times(piece.mass()));
        double rest = piece.hermiteMass().times(away).high();
        for (int k = 0; k <= degree; k++) {
            rests[k] += rest;
        }
    }

    /** @param away by how much φ may differ from the piece */
    private void addExpanded(Piece piece, Interval away) {
        second = second.plus(piece.second().max(Interval.ZERO));
        Interval[] moments = piece.momentsOverFactorials();
        Interval[] values = HermiteValues.overFactorials(piece.centre(), degree);
        for (int k = 0; k <= degree; k++) {
            Interval sum = sums[k];
            for (int i = 0; i <= Math.min(k, moments.length - 1); i++) {
                sum = sum.plus(values[k - i].times(moments[i]));
            }
            sums[k] = sum;
            rests[k] += piece.hermiteRest(derivativeBounds[k]);
        }
        double low = piece.panel().low();
        double high = piece.panel().high();
        reached(low, piece.limit(low).plus(away));
        edge = Optional.of(new Edge(high, piece.limit(high).plus(away)));
        open = false;
    }

    private void addRange(Piece piece) {
        Interval mass = piece.mass();
        second = second.plus(piece.range().square().times(mass));
        Interval slope = piece.slopeRange();
        slopeSecond = slopeSecond.plus(slope.square().times(mass));
        if (!slope.isFinite()) {
            open = true;
            loose = loose.isPresent() ? loose : Optional.of(piece.panel().middle());
        }
        mean = mean.plus(piece.range().times(mass));
        for (int k = 1; k <= degree; k++) {
            rests[k] += piece.hermiteRange();
        }
        if (!piece.range().isFinite()) {
            throw new NotEnclosedException(
                    "no bound of |phi| is known near x = " + piece.panel().middle());
        }
    }

    /** A jump from the last edge to here: by Cauchy and Schwarz, whatever is between, ∫ φ'² ≥ (difference)²/distance. */
    private void reached(double x, Interval limit) {
        if (edge.isEmpty() || !edge.get().limit.isApartFrom(limit)) {
            return;
        }
        double from = edge.get().at;
        if (from == x) {
            jump = jump.isPresent() ? jump : Optional.of(x);
            return;
        }
        if (!open) {
            return;
        }
        Interval between = new Interval(from, x);
        Interval rise = limit.minus(edge.get().limit).square();
        Interval steepest =
                rise.times(NormalBounds.density(between)).over(Interval.of(x).minus(Interval.of(from)));
        slopeSecond = slopeSecond.plus(new Interval(Math.max(0, steepest.low()), Double.POSITIVE_INFINITY));
    }

    private void join(double x) {
        if (!f.isContinuousAt(x) && loose.isEmpty()) {
            loose = Optional.of(x);
        }
    }

    private CertifiedMoments finished(double left, double right) {
        EnclosedFunction.Tail below = f.tail(left);
        EnclosedFunction.Tail above = f.tail(right);
        double beyond = bounded(
                Math.nextUp(below.value().squareBeyond(-left) + above.value().squareBeyond(right)));
        double slopeBeyond = bounded(
                Math.nextUp(below.slope().squareBeyond(-left) + above.slope().squareBeyond(right)));
        Interval[] roots = HermiteValues.rootFactorials(degree);
        Interval[] hermite = new Interval[degree + 1];
        double tail = Math.nextUp(Math.sqrt(beyond)); // |E[φ he_k]² | ≤ E[φ²] over the same set
        for (int k = 0; k <= degree; k++) {
            Interval rest = Interval.around0(bounded(rests[k] * (1 + 1e-9) + tail));
            hermite[k] = sums[k].times(roots[k]).plus(k == 0 ? mean.plus(rest) : rest);
        }
        double meanBeyond = bounded(Math.nextUp(below.value().power(0.5).squareBeyond(-left)
                + above.value().power(0.5).squareBeyond(right)));
        hermite[0] = hermite[0].meet(meanByRanges.plus(Interval.around0(meanBeyond)));
        Interval slope = slopeSecond.plus(new Interval(0, slopeBeyond));
        if (jump.isPresent()) {
            slope = new Interval(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        } else if (loose.isPresent()) {
            slope = new Interval(slope.low(), Double.POSITIVE_INFINITY);
        }
        exact(hermite);
        return new CertifiedMoments(second.plus(new Interval(0, beyond)), slope, hermite, jump, loose, panels);
    }

    /** A bound from above; +∞, which always is one, where factors overflow and underflow at once. */
    private static double bounded(double bound) {
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
    }

    /** Coefficients that are known to vanish. */
    private void exact(Interval[] hermite) {
        for (Fact fact : f.facts()) {
            for (int k = 0; k < hermite.length; k++) {
                boolean vanishes =
                        switch (fact.statement()) {
                            case ODD -> k % 2 == 0;
                            case EVEN -> k % 2 == 1;
                            case MEAN_ZERO -> k == 0;
                            case LINEAR -> k >= 2;
                            case BALANCED -> false;
                        };
                hermite[k] = vanishes ? Interval.ZERO : hermite[k];
            }
        }
    }
}
