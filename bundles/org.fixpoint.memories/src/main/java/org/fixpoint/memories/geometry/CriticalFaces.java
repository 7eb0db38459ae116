package org.fixpoint.memories.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fixpoint.api.RunContext;
import org.fixpoint.maths.geometry.AffineHull;
import org.fixpoint.maths.geometry.GibbsBalance;
import org.fixpoint.maths.geometry.Span;
import org.fixpoint.memories.PatternSet;

/**
 * The sets of patterns at which fixed points stay as β → ∞: faces I with λ_i &gt; 0 and |c_I|² &gt; ⟨x_j, c_I⟩ for all j ∉ I, where c_I is
 * the point of the affine hull next to the origin; and all patterns if the origin lies inside their convex hull.
 *
 * <p>c_I is orthogonal to the differences, so that all of I have the score |c_I|² there: they are critical points of the power
 * distance |ξ − x_i|² − |x_i|², for unit patterns of the distance to the nearest pattern. Where others tie with I, as at the
 * corners of a square, they belong to it. As c_I ≠ 0 makes x_I linearly independent, sizes up to the rank suffice.
 *
 * @param sets those found, by size
 * @param rank of the patterns
 * @param looked how many sets were looked at
 * @param largest the size up to which all were
 * @param complete whether these are all
 */
record CriticalFaces(List<CriticalSet> sets, int rank, long looked, int largest, boolean complete) {
    private static final double ROUNDING = 0x1p-46;

    /**
     * Looks at all sets of one size after the other.
     *
     * @param size no larger sets than this
     * @param most stops before a size with which more sets would be looked at
     */
    static CriticalFaces of(PatternSet patterns, int size, long most, RunContext run) {
        return new Search(patterns).run(size, most, run);
    }

    /** Σ (−1)^index over the decided sets, which is 1 if none is missing and none is undecided. */
    int degree() {
        return sets.stream()
                .filter(CriticalSet::decided)
                .mapToInt(set -> set.index() % 2 == 0 ? 1 : -1)
                .sum();
    }

    /** How many hang on smaller terms. */
    long undecided() {
        return sets.stream().filter(set -> !set.decided()).count();
    }

    private static final class Search {
        private final PatternSet patterns;
        private final double square; // the largest |x_i|²
        private final List<CriticalSet> sets = new ArrayList<>();
        private final Set<String> tied = new HashSet<>();

        Search(PatternSet patterns) {
            this.patterns = patterns;
            this.square = IntStream.range(0, patterns.count())
                    .mapToDouble(i -> patterns.dot(i, i))
                    .max()
                    .orElseThrow();
        }

        CriticalFaces run(int size, long most, RunContext run) {
            int count = patterns.count();
            int rank = Span.of(patterns.rows(), count, patterns.dimension())
                    .map(Span::rank)
                    .orElseThrow(() -> new ArithmeticException("the patterns are not finite"));
            long looked = 0;
            int largest = 0;
            while (largest < Math.min(rank, size) && Combinations.count(count, largest + 1) <= most - looked) {
                largest++;
                run.progress("faces of " + largest + " patterns", (largest - 1.0) / Math.min(rank, size));
                looked += lookAt(largest, run);
            }
            origin();
            return new CriticalFaces(List.copyOf(sets), rank, looked, largest, largest == rank);
        }

        private long lookAt(int size, RunContext run) {
            int[] members = Combinations.first(size);
            long looked = 0;
            do {
                if (looked++ % 256 == 0) {
                    run.checkCancelled();
                }
                lookAt(new Face(members.clone()));
            } while (Combinations.next(members, patterns.count()));
            return looked;
        }

        private void lookAt(Face face) {
            Optional<AffineHull> hull = AffineHull.of(face.points(patterns), face.size(), patterns.dimension());
            if (hull.isEmpty()) {
                return; // another set of the same hull, with fewer patterns, has the same centre
            }
            double condition = hull.get().condition();
            double positive = ROUNDING * face.size() * condition * condition;
            if (Arrays.stream(hull.get().barycentric()).anyMatch(weight -> weight <= positive)) {
                return;
            }
            double[] centre = hull.get().nearest();
            double tie = ROUNDING * patterns.dimension() * condition * square;
            double gap = gap(face, centre);
            if (gap > tie) {
                add(face, centre, ROUNDING * condition * Math.sqrt(square));
            } else if (gap >= -tie) {
                addTied(centre, tie, ROUNDING * condition * Math.sqrt(square));
            }
        }

        /** |c|² minus the largest score of the others. */
        private double gap(Face face, double[] centre) {
            double[] scores = AssociationMap.scores(patterns, centre);
            double level = level(centre);
            return IntStream.of(face.others(patterns.count()))
                    .mapToDouble(j -> level - scores[j])
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }

        private static double level(double[] centre) {
            return Arrays.stream(centre).map(each -> each * each).sum();
        }

        private void addTied(double[] centre, double tie, double resolution) {
            double[] scores = AssociationMap.scores(patterns, centre);
            double level = level(centre);
            Face face = new Face(IntStream.range(0, scores.length)
                    .filter(j -> level - scores[j] <= tie)
                    .toArray());
            if (tied.add(face.label())) {
                boolean origin = face.size() == patterns.count() && level <= tie;
                add(face, origin ? new double[centre.length] : centre, resolution);
            }
        }

        /** The set of all patterns about the origin, unless a tie led to it. */
        private void origin() {
            Face all = Face.all(patterns.count());
            boolean seen = sets.stream()
                    .anyMatch(set -> set.face().size() == all.size() && level(set.centre()) <= ROUNDING * square);
            if (!seen) {
                add(all, new double[patterns.dimension()], 0);
            }
        }

        private void add(Face face, double[] centre, double resolution) {
            int n = patterns.dimension();
            double[] about = face.points(patterns);
            for (int i = 0; i < about.length; i++) {
                about[i] -= centre[i % n];
            }
            GibbsBalance balance = GibbsBalance.of(about, face.size(), n, resolution)
                    .orElseThrow(() -> new ArithmeticException("no balance of face " + face.label()));
            if (balance.place() != GibbsBalance.Place.SEPARATED) {
                sets.add(new CriticalSet(
                        face,
                        centre,
                        balance.weights(),
                        balance.tilt(),
                        gap(face, centre),
                        balance.rank(),
                        balance.place() == GibbsBalance.Place.INSIDE));
            }
        }
    }
}
