package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/**
 * The line χ₁ = 1 in the plane of (σ_w², σ_b²), on which two nearly equal inputs neither converge nor part.
 *
 * <p>Parametrised by the stationary variance q of the pre-activations: σ_w² = 1/E[f'(√q Z)²] and σ_b² = q − σ_w² E[f(√q Z)²]. So a
 * point needs no search, and the point of a given σ_b² needs one in q alone. Poole et al. (2016), arXiv:1606.05340; Schoenholz et
 * al. (2017), arXiv:1611.01232.
 */
public final class CriticalLine {
    private static final int PER_DECADE = 40;
    private static final double ZERO = 1e-13; // of q: σ_b² that is nothing but rounding
    private static final double TURN = 1e-9; // a slope so near 1 is that of q → 0

    private final MomentTable table;
    private final PiecewiseFunction function;
    private final double[] nodes;
    private final double[] biases;
    private final boolean homogeneous;

    /** The line of the function of a table, as far as its variances go. */
    public CriticalLine(MomentTable table) {
        this.table = table;
        function = table.function();
        nodes = table.nodes(PER_DECADE);
        biases = new double[nodes.length];
        boolean zero = true;
        for (int i = 0; i < nodes.length; i++) {
            biases[i] = bias(table.at(nodes[i]));
            zero &= Math.abs(biases[i]) <= 10 * table.error() * nodes[i] + ZERO * nodes[i];
        }
        homogeneous = zero;
    }

    /**
     * A point of the line.
     *
     * @param q the stationary variance; 0 at an end of the line where it shrinks to nothing
     * @param weightVariance σ_w²
     * @param biasVariance σ_b²
     * @param lengthSlope the slope of the length map at q: below 1 in size q attracts
     * @param residual what σ_w² E[f(√q Z)²] + σ_b² misses q by
     * @param steps evaluations spent on the search for q
     */
    public record Point(
            double q, double weightVariance, double biasVariance, double lengthSlope, double residual, int steps) {
        /** Whether lengths near q approach it. */
        public boolean attracting() {
            return Math.abs(lengthSlope) < 1;
        }
    }

    /** Whether σ_b² = 0 all along: f is positively homogeneous as far as can be told, and the line a single point. */
    public boolean homogeneous() {
        return homogeneous;
    }

    /**
     * The end at q = 0, σ_w² = 1/f'(0)² and σ_b² = 0, with the mean of the squared one-sided derivatives at a kink.
     *
     * @return empty if f(0) ≠ 0, or f' vanishes on both sides of 0
     */
    public Optional<Point> end() {
        if (function.value().applyAsDouble(0) != 0) {
            return Optional.empty();
        }
        VarianceMoments moments = VarianceMoments.atZero(function);
        return moments.slopeSecondMoment() > 0
                ? Optional.of(new Point(0, 1 / moments.slopeSecondMoment(), 0, 1, 0, 0))
                : Optional.empty();
    }

    /**
     * The point of a stationary variance; its σ_b² is negative where no network has that variance and χ₁ = 1.
     *
     * @param q positive
     */
    public Point at(double q) {
        VarianceMoments moments = VarianceMoments.of(function, q);
        return point(moments, bias(moments), 0);
    }

    /**
     * All points with the given σ_b² within the variances of the table, by ascending q; for σ_b² = 0 the end at q = 0 among them, and
     * for a homogeneous function one point of q = 1 that stands for all.
     *
     * @param biasVariance at least 0
     */
    public List<Point> withBias(double biasVariance) {
        List<Point> found = new ArrayList<>();
        if (homogeneous) {
            if (biasVariance == 0) {
                found.add(point(VarianceMoments.of(function, 1), 0, 0));
            }
            return found;
        }
        if (biasVariance == 0) {
            end().ifPresent(found::add);
        }
        double[] places = new double[nodes.length];
        double[] values = new double[nodes.length];
        int count = 0; // those with a sign to speak of
        for (int i = 0; i < nodes.length; i++) {
            double relative = (biases[i] - biasVariance) / nodes[i];
            if (Math.abs(relative) > ZERO) {
                places[count] = nodes[i];
                values[count++] = relative;
            }
        }
        for (Crossings.Crossing crossing : Crossings.of(
                q -> (bias(VarianceMoments.of(function, q)) - biasVariance) / q,
                Arrays.copyOf(places, count),
                Arrays.copyOf(values, count))) {
            found.add(
                    crossing.low() == crossing.high()
                            ? point(VarianceMoments.of(function, crossing.low()), biasVariance, 0)
                            : solved(crossing.low(), crossing.high(), biasVariance));
        }
        return found;
    }

    /**
     * Points of a geometric progression of stationary variances whose σ_b² lies strictly within a range; none for a homogeneous
     * function.
     *
     * @param perDecade how many variances for a factor of ten
     */
    public List<Point> between(double lowest, double highest, int perDecade) {
        List<Point> found = new ArrayList<>();
        for (double q : table.nodes(perDecade)) {
            double bias = bias(table.at(q));
            if (!homogeneous && bias > lowest + ZERO * q && bias < highest) {
                found.add(at(q));
            }
        }
        return found;
    }

    /**
     * The folds of the line, where the slope of the length map passes 1: beyond, the stationary variance repels, and a network comes
     * from order to chaos with a jump of its variance instead. Of those with σ_b² within a range, by ascending q.
     */
    public List<Point> folds(double lowest, double highest) {
        List<Point> found = new ArrayList<>();
        int last = -1; // the last node with a sign to speak of
        for (int i = 0; i < nodes.length && !homogeneous; i++) {
            if (Math.abs(turn(table.at(nodes[i]))) <= TURN) {
                continue;
            }
            if (last >= 0 && turn(table.at(nodes[i])) > 0 != turn(table.at(nodes[last])) > 0) {
                BracketedRoot root =
                        BracketedRoot.of(q -> turn(VarianceMoments.of(function, q)), nodes[last], nodes[i]);
                VarianceMoments moments = VarianceMoments.of(function, root.at());
                double bias = bias(moments);
                if (bias >= lowest && bias <= highest) {
                    found.add(point(moments, bias, root.steps()));
                }
            }
            last = i;
        }
        return found;
    }

    /** The slope of the length map where χ₁ = 1, less 1. */
    private static double turn(VarianceMoments moments) {
        return moments.lengthSlope() / moments.slopeSecondMoment() - 1;
    }

    private Point solved(double low, double high, double biasVariance) {
        BracketedRoot root = BracketedRoot.of(q -> bias(VarianceMoments.of(function, q)) - biasVariance, low, high);
        return point(VarianceMoments.of(function, root.at()), biasVariance, root.steps());
    }

    private static Point point(VarianceMoments moments, double biasVariance, int steps) {
        double weightVariance = 1 / moments.slopeSecondMoment();
        return new Point(
                moments.q(),
                weightVariance,
                biasVariance,
                weightVariance * moments.lengthSlope(),
                moments.image(weightVariance, biasVariance) - moments.q(),
                steps);
    }

    /** q − E[f²]/E[f'²], of the excess and not of two nearly equal numbers. */
    private static double bias(VarianceMoments moments) {
        return moments.slopeExcess() / moments.slopeSecondMoment();
    }
}
