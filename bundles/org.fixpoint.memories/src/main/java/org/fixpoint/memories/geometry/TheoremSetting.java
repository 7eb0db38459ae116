package org.fixpoint.memories.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.memories.PatternSet;

/**
 * The polytope P_{t,ε} that is put about each face, the points at which its facets are checked, and the grid of β.
 *
 * @param t the scale of the face about its centre
 * @param thickness ε
 * @param samples random points of each facet
 * @param thickenings facets of B_ε that are looked at, of the 2^m there are
 * @param step of the grid of β, which begins with it
 * @param largest β of the grid
 */
record TheoremSetting(double t, double thickness, int samples, int thickenings, double step, double largest) {
    static final Parameter.Real T = Parameter.real("t", "scale of the face about the mean of its patterns")
            .in(Range.open(0, 1))
            .typically(0.5, 0.99)
            .byDefault(0.9);
    static final Parameter.Real THICKNESS = Parameter.real(
                    "thickness", "ε, how far the face is thickened in the directions it leaves")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(0.001, 0.1)
            .byDefault(0.01);
    static final Parameter.Whole SAMPLES = Parameter.whole("samples", "random points of each facet", 1, 100_000)
            .byDefault(300);
    static final Parameter.Whole THICKENINGS = Parameter.whole(
                    "thickenings",
                    "facets of the thickening that are looked at, random ones if there are more",
                    1,
                    4096)
            .byDefault(32);
    static final Parameter.Real STEP = Parameter.real("step", "step of the grid of β, and its first value")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(0.1, 1)
            .byDefault(0.5);
    static final Parameter.Real LARGEST = Parameter.real("largest", "the largest β of the grid")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(10, 1000)
            .byDefault(200);

    private static final double MOST_STEPS = 100_000;
    private static final double ANY_THICKNESS = 0.01;

    /**
     * Reads all of the parameters.
     *
     * @throws Refusal if the grid has too many values
     */
    static TheoremSetting of(Values checked) {
        TheoremSetting isolated = isolated(checked);
        return new TheoremSetting(
                isolated.t,
                checked.get(THICKNESS),
                isolated.samples,
                checked.get(THICKENINGS),
                isolated.step,
                isolated.largest);
    }

    /**
     * Reads those that matter for isolated faces; the thickness is then any.
     *
     * @throws Refusal if the grid has too many values
     */
    static TheoremSetting isolated(Values checked) {
        double step = checked.get(STEP);
        double largest = checked.get(LARGEST);
        if (largest / step > MOST_STEPS) {
            throw new Refusal(
                    "the grid from " + step + " to " + largest + " has more than 100,000 values; give a larger step",
                    STEP.name(),
                    0);
        }
        return new TheoremSetting(checked.get(T), ANY_THICKNESS, checked.get(SAMPLES), 1, step, largest);
    }

    /** The polytope about a face; nothing if its patterns are affinely dependent. */
    Optional<ThickenedFace> about(PatternSet patterns, Face face) {
        return ThickenedFace.of(patterns, face, t, thickness);
    }

    /** The answer where no face is a simplex. */
    static Refusal noSimplex(List<Face> faces) {
        return new Refusal("the patterns of every face looked at are affinely dependent, those of "
                + faces.get(0).label() + " first, so that none is a simplex; give faces of fewer patterns");
    }

    /** The conditions on the extruded facets, in the order of the opposite vertices; none for a single pattern. */
    List<FacetCondition> extruded(ThickenedFace polytope, RandomGenerator random) {
        List<FacetCondition> conditions = new ArrayList<>();
        for (int j = 0; polytope.face().size() > 1 && j < polytope.face().size(); j++) {
            conditions.add(polytope.extruded(j, samples, random));
        }
        return conditions;
    }

    /** The conditions on facets of the thickening. */
    List<FacetCondition> thickened(ThickenedFace polytope, RandomGenerator random) {
        return polytope.signs(thickenings, random).stream()
                .map(signs -> polytope.thickening(signs, samples, random))
                .toList();
    }

    /** The least β of the grid at which all conditions hold at all points; +∞ if none does. */
    double leastBeta(List<FacetCondition> conditions, RunContext run) {
        int lastCondition = 0;
        int lastPoint = 0;
        for (int i = 1; i * step <= largest; i++) {
            double beta = i * step;
            run.checkCancelled();
            if (!conditions.isEmpty() && conditions.get(lastCondition).slack(beta, lastPoint) < 0) {
                continue; // the point that failed before mostly fails again
            }
            boolean holds = true;
            for (int c = 0; holds && c < conditions.size(); c++) {
                run.checkCancelled();
                for (int s = 0; holds && s < conditions.get(c).scores().length; s++) {
                    holds = conditions.get(c).slack(beta, s) >= 0;
                    lastCondition = holds ? lastCondition : c;
                    lastPoint = holds ? lastPoint : s;
                }
            }
            if (holds) {
                return beta;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
