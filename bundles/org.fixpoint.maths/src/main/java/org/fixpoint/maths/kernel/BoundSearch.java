package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.fixpoint.maths.kernel.RateBounds.Start;

/**
 * A search for starts and layers at which |ρ_l − ρ*| exceeds a bound on it, the published one and those that are proven.
 *
 * <p>Correlations are carried as distances from one, so that starts as near to ±1 as one likes are followed. A violation has to
 * exceed the bound by more than the error of the kernel map can explain.
 */
public final class BoundSearch {
    private static final double RELATIVE = 1e-9;
    private static final double PARITY = 1e-12; // |κ(−1)| is 1 for even and odd functions only

    private final NormalizedKernel kernel;
    private final RateBounds bounds;
    private final double slack;

    /**
     * A search on a classified kernel.
     *
     * @param error of the kernel map, absolute
     */
    public BoundSearch(NormalizedKernel kernel, KernelProfile profile, double error) {
        this.kernel = kernel;
        bounds = new RateBounds(profile);
        double rate = profile.localRate().orElse(1);
        slack = 16 * error / Math.max(1 - rate, 1e-3); // errors of the layers add up, each shrunk by the following ones
    }

    /** A layer at which the distance to the fixed point exceeds the bound. */
    public record Violation(Start start, int layer, double error, double bound) {
        /** error / bound, above 1. */
        public double ratio() {
            return error / bound;
        }
    }

    /**
     * The violations of one bound.
     *
     * @param first for each start that violates it the first layer at which it does, in the order of the starts
     * @param largest the violation with the largest ratio of all
     */
    public record Outcome(List<Violation> first, Optional<Violation> largest) {
        /** Whether the bound held everywhere. */
        public boolean holds() {
            return first.isEmpty();
        }

        /** The violation at the smallest layer, of several the one that starts farthest from ±1. */
        public Optional<Violation> earliest() {
            return first.stream()
                    .min(Comparator.comparingInt(Violation::layer)
                            .thenComparing(violation -> -violation.start().margin()));
        }
    }

    /** What became of the three bounds. */
    public record Result(Outcome published, Outcome corrected, Outcome hyperbolic) {}

    /**
     * Looks at every layer from every start.
     *
     * @param layers the last layer, at least 1
     */
    public Result over(List<Start> starts, int layers) {
        Collection published = new Collection();
        Collection corrected = new Collection();
        Collection hyperbolic = new Collection();
        for (Start start : starts) {
            double[] distances = distances(start, layers);
            published.add(start, distances, l -> bounds.published(start, l));
            corrected.add(start, distances, l -> bounds.corrected(start, l));
            hyperbolic.add(start, distances, l -> bounds.hyperbolicError(start, l));
        }
        return new Result(published.outcome(), corrected.outcome(), hyperbolic.outcome());
    }

    /** 1 − ρ_l; where κ is even or odd, of a negative start by its mirror image, whose distance from one keeps its digits. */
    private double[] distances(Start start, int layers) {
        KernelSequence sequence = new KernelSequence(kernel);
        double mirrored = kernel.value().applyAsDouble(-1);
        boolean even = 1 - mirrored <= PARITY;
        boolean odd = 1 + mirrored <= PARITY;
        if (start.rho() > 0 || !(even || odd)) {
            return sequence.distancesFrom(start.distance(), layers);
        }
        double[] distances = sequence.distancesFrom(start.margin(), layers);
        for (int l = 0; l <= (even ? 0 : layers); l++) {
            distances[l] = 2 - distances[l];
        }
        return distances;
    }

    /** ±(1 − 10^(−k/perDecade)) for k = 1, …, decades · perDecade, and 0.1. */
    public static List<Start> towardsOne(int decades, int perDecade) {
        List<Start> starts = new ArrayList<>();
        starts.add(Start.of(0.1));
        for (int k = 1; k <= decades * perDecade; k++) {
            double margin = k % perDecade == 0
                    ? Double.parseDouble("1e-" + k / perDecade)
                    : StrictMath.pow(10, -(double) k / perDecade);
            starts.add(new Start(1 - margin, margin));
            starts.add(new Start(margin - 1, margin));
        }
        return starts;
    }

    private final class Collection {
        private final List<Violation> first = new ArrayList<>();
        private Optional<Violation> largest = Optional.empty();

        void add(Start start, double[] distances, IntToDoubleFunction bound) {
            boolean found = false;
            for (int l = 0; l < distances.length; l++) {
                Violation here = new Violation(start, l, bounds.error(distances[l]), bound.applyAsDouble(l));
                if (here.error() <= here.bound() * (1 + RELATIVE) + slack) {
                    continue;
                }
                if (!found) {
                    first.add(here);
                    found = true;
                }
                if (largest.isEmpty() || here.ratio() > largest.get().ratio()) {
                    largest = Optional.of(here);
                }
            }
        }

        Outcome outcome() {
            return new Outcome(List.copyOf(first), largest);
        }
    }
}
