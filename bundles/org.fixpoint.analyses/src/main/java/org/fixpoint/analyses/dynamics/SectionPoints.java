package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;

/**
 * Chooses three states that span a plane: the attractors with the largest basins; where these are too few, unstable fixed points, those
 * of low index first, then the states that the map suggests, such as stored patterns, and at last directions of coordinates.
 *
 * @param map of two coordinates or more
 * @param settling finds attractors
 */
record SectionPoints(StateMap map, Settling settling, RunContext run) {
    private static final int SCOUTS = 1000;
    private static final int SEEDS = 1000;
    private static final int STARTS = 200;
    private static final double FLAT =
            0.02; // sine of the least angle at which a third point counts as off the line of two

    /**
     * A state that a plane may go through.
     *
     * @param name what it is, and what it is near
     */
    record Candidate(String name, double[] state) {}

    /** Three states and, in words, which they are. */
    record Chosen(List<Candidate> points, String words) {}

    /** The three. */
    Chosen chosen() {
        Map<String, Supplier<List<Candidate>>> kinds = new LinkedHashMap<>();
        kinds.put("attractor", this::attractors);
        kinds.put("unstable fixed point", this::unstable);
        kinds.put("suggested state", this::suggested);
        kinds.put("coordinate point", this::alongCoordinates);
        List<Candidate> points = new ArrayList<>();
        List<String> words = new ArrayList<>();
        kinds.forEach((kind, candidates) -> {
            int before = points.size();
            if (before < 3) {
                candidates.get().forEach(candidate -> {
                    if (spans(points, candidate.state())) {
                        points.add(candidate);
                    }
                });
                int found = points.size() - before;
                if (found > 0) {
                    words.add(found + " " + kind + (found == 1 ? "" : "s"));
                }
            }
        });
        return new Chosen(points, "the plane through " + String.join(", ", words));
    }

    /** Whether fewer than three points, and one more, are apart and not on a line. */
    private static boolean spans(List<Candidate> points, double[] next) {
        if (points.size() == 3) {
            return false;
        }
        for (Candidate point : points) {
            double size = Math.max(RestingPoint.norm(point.state()), RestingPoint.norm(next));
            if (!(RestingPoint.distance(point.state(), next) > 1e-3 * size)) {
                return false;
            }
        }
        return points.size() < 2
                || PlaneSection.sine(points.get(0).state(), points.get(1).state(), next) > FLAT;
    }

    private List<Candidate> attractors() {
        double[] starts = new StartLaw(StartLaw.Law.REGION, SCOUTS, 1).random(map, run.random("scouts"));
        List<Candidate> found = new ArrayList<>();
        for (Attractors.Group group :
                Attractors.of(map, settling.of(starts, run), run).groups()) {
            found.add(named("attractor", group.state()));
        }
        return found;
    }

    private List<Candidate> unstable() {
        record Indexed(int index, double[] state) {}
        StateSearch.Found search = StateSearch.brief(STARTS).of(map, run);
        List<double[]> states = search.states(map);
        List<Indexed> found = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            int index = search.points().points().get(i).spectrum().eigenvalues().index();
            if (index > 0) {
                found.add(new Indexed(index, states.get(i)));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Indexed::index))
                .map(each -> named("index " + each.index(), each.state()))
                .toList();
    }

    private List<Candidate> suggested() {
        return map.seeds(SEEDS, run.random("section-seeds")).stream()
                .map(state -> named("suggested", state))
                .toList();
    }

    private List<Candidate> alongCoordinates() {
        StateMap.Region region = map.region();
        double[] middle = new double[map.dimension()];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = 0.5 * region.low()[i] + 0.5 * region.high()[i];
        }
        List<Candidate> points = new ArrayList<>();
        points.add(new Candidate("middle of the region", middle));
        for (int i = 0; i < middle.length; i++) {
            double[] point = middle.clone();
            double half = 0.5 * region.high()[i] - 0.5 * region.low()[i];
            point[i] += half > 0 ? half : 1;
            points.add(new Candidate("coordinate " + (i + 1), point));
        }
        return points;
    }

    private Candidate named(String kind, double[] state) {
        String near = map.near(state);
        return new Candidate(near.isEmpty() ? kind : kind + ", " + near, state);
    }
}
