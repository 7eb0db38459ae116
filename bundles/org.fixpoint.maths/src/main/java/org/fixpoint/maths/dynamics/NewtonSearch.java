package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Fixed points by Newton's method from many starts: given seeds, then random states, images of random states and random mixtures of what is
 * known; each start is tried again with the known points divided out, and by climbing towards points of each index in turn.
 *
 * <p>Where the map takes the box into itself the degrees of all fixed points add up to 1. That is necessary and not sufficient: a pair of
 * opposite degree can be missing. So the search goes on until no new point has shown for a number of starts that grows with the points found:
 * with three starts a point, a pair that is found as often as the others stays hidden with a probability of e⁻⁶. Of 180 searches for the
 * 3ᵈ points of tanh(g x) in 3 and 4 coordinates, g from 1.1 to 3, two missed a pair after 100 such starts and none after three a point.
 *
 * <p>In 16 and more coordinates starts are made in blocks, in parallel, each with the points that were known before; only some of them are
 * tried again, as a try with points divided out takes ten times as long there as one without, and finds little more. The blocks do not
 * depend on the number of threads: the same random stream gives the same answer every time.
 */
public final class NewtonSearch {
    private static final double SAME = 1e-9; // of the largest coordinate; estimated errors widen it
    private static final int MANY = 16;
    private static final int MIXED = 4;
    private static final int RARE = 8;
    private static final int TOGETHER = 16;
    private static final int TOGETHER_ENTRIES = 1 << 22; // of the matrices of a block, 32 MB each of its four
    private static final int LEAST_QUIET = 50; // a sum of 1 after fewer starts says too little
    private static final int QUIET_A_POINT = 3;
    private static final int OF_THREE =
            3; // what did not happen in n trials has a chance of less than 3/n, with 95 % confidence

    private final SmoothMap map;
    private final Optional<MapBounds> bounds;
    private final SearchBox box;
    private final List<double[]> seeds;
    private final Settings settings;
    private final RandomGenerator random;
    private final Newton[] newtons; // one for each start of a block
    private final double tolerance;
    private final double cap;
    private final Optional<Krawczyk> operator;
    private final List<FixedPoint> points = new ArrayList<>();
    private int starts;
    private int lastNew;

    /**
     * How long to search.
     *
     * @param starts random starts at most, after the seeds, while the degrees do not add up to 1
     * @param quiet it ends when they do and this many random starts in a row have shown no new point; at least 50, and three for each
     *     point found
     * @param cap the longest Newton step as a share of half the largest width of the box: its length, and from 16 coordinates on the root
     *     mean square of its coordinates
     */
    public record Settings(int starts, int quiet, double cap) {
        /** 400 starts, 100 quiet ones, steps of 0.3. */
        public static final Settings USUAL = new Settings(400, 100, 0.3);

        private int enough(int points) {
            return Math.max(Math.max(quiet, LEAST_QUIET), QUIET_A_POINT * points);
        }
    }

    private NewtonSearch(
            SmoothMap map,
            Optional<MapBounds> bounds,
            SearchBox box,
            List<double[]> seeds,
            Settings settings,
            RandomGenerator random) {
        this.map = map;
        this.bounds = bounds;
        this.box = box;
        this.seeds = seeds;
        this.settings = settings;
        this.random = random;
        int d = map.dimension();
        newtons = new Newton[d < Newton.LARGE ? 1 : Math.max(1, Math.min(TOGETHER, TOGETHER_ENTRIES / d / d))];
        Arrays.setAll(newtons, k -> new Newton(map, box));
        tolerance = SAME * box.scale();
        cap = settings.cap() * box.reach() * (d < Newton.LARGE ? 1 : Math.sqrt(d));
        operator = bounds.map(known -> new Krawczyk(known, map.dimension()));
    }

    /**
     * Searches.
     *
     * @param bounds if there are any; points are then certified, each by itself
     * @param known fixed points that are proven already
     * @param seeds first starts, not modified
     * @param progress told now and then how far the search is at most; may throw to stop it
     */
    public static FixedPointSet of(
            SmoothMap map,
            Optional<MapBounds> bounds,
            SearchBox box,
            List<FixedPoint> known,
            List<double[]> seeds,
            Settings settings,
            RandomGenerator random,
            DoubleConsumer progress) {
        NewtonSearch search = new NewtonSearch(map, bounds, box, seeds, settings, random);
        search.points.addAll(known);
        return search.run(progress);
    }

    private FixedPointSet run(DoubleConsumer progress) {
        int all = seeds.size() + settings.starts();
        boolean isolated = true;
        while (isolated
                && (starts < all ? !(starts > seeds.size() && settled(starts)) : balanced() && !settled(starts))) {
            double done = Math.min(1, (double) starts / all);
            int size = starts < all ? Math.min(newtons.length, all - starts) : newtons.length;
            List<double[]> block = new ArrayList<>();
            for (int i = starts; i < starts + size; i++) {
                block.add(i < seeds.size() ? seeds.get(i) : drawn(i - seeds.size()));
            }
            attempt(block, () -> progress.accept(done));
            isolated = points.stream()
                            .filter(point -> point.spectrum().degree().isEmpty())
                            .count()
                    < MANY;
        }
        return found(isolated);
    }

    /** Whether the degrees add up to what they must. */
    private boolean balanced() {
        OptionalInt degree = FixedPointSet.degreeSum(points);
        return box.absorbing() && degree.isPresent() && degree.getAsInt() == 1;
    }

    private boolean settled(int start) {
        return start - Math.max(lastNew, seeds.size()) >= settings.enough(points.size()) && balanced();
    }

    /** A way to come to rest from a start. */
    private interface Way {
        Optional<Newton.Rest> from(Newton newton, double[] start, int number);
    }

    /** Newton's method from each start, again away from what is known, and towards a given index. */
    private void attempt(List<double[]> block, Runnable look) {
        int d = map.dimension();
        int first = starts + 1;
        starts += block.size();
        boolean[] all = new boolean[block.size()];
        boolean[] some = new boolean[block.size()];
        boolean[] climbing = new boolean[block.size()];
        Arrays.fill(all, true);
        for (int k = 0; k < some.length; k++) { // where a step of it takes long, not from each start
            some[k] = (first + k) % (d < Newton.LARGE ? 1 : 1 + d / RARE) == 0;
        }
        go(block, all, first, (newton, start, number) -> newton.from(start, cap, List.of(), this::isKnown, look));
        for (int k = 0; k < some.length; k++) {
            climbing[k] = some[k] && newtons[k].metSymmetry();
        }
        if (!points.isEmpty()) {
            go(block, some, first, (newton, start, number) -> newton.from(start, cap, points, x -> false, look));
        }
        go(block, climbing, first, (newton, start, number) -> newton.climbing(start, cap, number % (d + 1), look));
    }

    /** All chosen ways of a block at once, and then what they have found, one after the other. */
    private void go(List<double[]> block, boolean[] chosen, int first, Way way) {
        IntStream which = IntStream.range(0, block.size()).filter(k -> chosen[k]);
        List<Optional<Newton.Rest>> rests = (block.size() > 1 ? which.parallel() : which)
                .mapToObj(k -> way.from(newtons[k], block.get(k), first + k))
                .toList();
        int[] numbers = IntStream.range(first, first + block.size())
                .filter(number -> chosen[number - first])
                .toArray();
        for (int k = 0; k < numbers.length; k++) {
            int number = numbers[k];
            rests.get(k).ifPresent(rest -> accept(rest, number));
        }
    }

    /** Whether a point is so near a known one that Newton's method can only reach that. */
    private boolean isKnown(double[] x) {
        for (int k = 0; k < points.size(); k++) { // at each step of each start: no iterator
            if (isNear(points.get(k).at(), x)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNear(double[] at, double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i] - at[i]) <= 0.5 * tolerance)) {
                return false;
            }
        }
        return true;
    }

    private void accept(Newton.Rest rest, int number) {
        double[] x = rest.at();
        if (!box.isNear(x, tolerance)
                || points.stream()
                        .anyMatch(other -> other.isAloneAround(x) || other.isAt(x, rest.distance(), tolerance))) {
            return;
        }
        Optional<Certificate> certificate = operator.flatMap(k -> Certificate.near(x, k));
        FixedPoint best = certificate.isPresent() && bounds.isPresent()
                ? FixedPoint.proven(certificate.get(), map, bounds.get(), newtons[0])
                : newtons[0].point(x);
        if (points.stream().noneMatch(other -> other.isSameAs(best, tolerance))) {
            points.add(best);
            lastNew = number;
        }
    }

    private double[] drawn(int number) {
        double[] x = new double[map.dimension()];
        int known = points.size() + seeds.size();
        if (number % 3 == 2 && known > 1) {
            double sum = 0;
            for (int k = 2 + random.nextInt(MIXED - 1); k > 0; k--) {
                int pick = random.nextInt(known);
                double[] part = pick < points.size() ? points.get(pick).at() : seeds.get(pick - points.size());
                double weight = random.nextExponential();
                sum += weight;
                for (int i = 0; i < x.length; i++) {
                    x[i] += weight * part[i];
                }
            }
            for (int i = 0; i < x.length; i++) {
                x[i] /= sum;
            }
            return x;
        }
        for (int i = 0; i < x.length; i++) {
            double share = random.nextDouble();
            x[i] = (1 - share) * box.low()[i] + share * box.high()[i];
        }
        double[] image = new double[x.length];
        if (number % 3 == 1) {
            map.apply(x, image);
            return box.isNear(image, 0) ? image : x;
        }
        return x;
    }

    private FixedPointSet found(boolean isolated) {
        OptionalInt degree = FixedPointSet.degreeSum(points);
        String searched = starts + " starts, the last " + (starts - lastNew) + " of them without a new point";
        if (!isolated) {
            return incomplete(
                    MANY + " points found are not told apart from bifurcations, so that fixed points may not be"
                            + " isolated; the search ended after " + searched);
        }
        if (degree.isEmpty()) {
            return incomplete(
                    "the degree of a point is undecided, as an eigenvalue is not told apart from 1; " + searched);
        }
        if (!box.absorbing()) {
            return incomplete(
                    "the degrees need not add up to 1, as the map is not known to be continuous and to take the region"
                            + " into itself, so that their sum, " + degree.getAsInt() + ", says nothing; " + searched);
        }
        if (degree.getAsInt() != 1) {
            return incomplete("the degrees add up to " + degree.getAsInt() + " instead of 1; " + searched);
        }
        int quiet = starts - Math.max(lastNew, Math.min(starts, seeds.size()));
        return set(
                Completeness.DEGREE,
                "the degrees add up to 1, which is no proof, as they would too without a pair of opposite degrees; "
                        + searched
                        + ", so that with 95 % confidence fewer than 1 in " + quiet / OF_THREE
                        + " random starts find another");
    }

    private FixedPointSet incomplete(String reason) {
        return set(Completeness.POSSIBLY_INCOMPLETE, reason);
    }

    private FixedPointSet set(Completeness completeness, String reason) {
        return new FixedPointSet(points, completeness, reason, List.of(), 0, starts, false);
    }
}
