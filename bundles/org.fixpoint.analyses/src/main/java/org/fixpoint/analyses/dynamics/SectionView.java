package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.analyses.dynamics.SectionPoints.Candidate;
import org.fixpoint.api.model.StateMap;

/**
 * A plane of states and the rectangle of it that is shown.
 *
 * @param words which plane it is
 * @param points the states that it goes through, with their names
 * @param low the least coordinates shown, right and up
 * @param high the largest ones
 */
record SectionView(PlaneSection plane, String words, List<Candidate> points, double[] low, double[] high) {
    /** The states themselves, of two coordinates, over the region of the map. */
    static SectionView ofRegion(StateMap map) {
        double[] low = map.region().low();
        double[] high = map.region().high();
        List<Candidate> corners = List.of(
                new Candidate("lower left corner of the region", low),
                new Candidate("upper right corner of the region", high));
        return new SectionView(PlaneSection.ofFirstTwo(2), "the states themselves", corners, low, high);
    }

    /**
     * The plane through three states, and what lies around them.
     *
     * @param margin what is shown beyond the states, relative to what they span
     */
    static SectionView through(List<Candidate> points, String words, double margin) {
        PlaneSection plane = PlaneSection.through(
                points.get(0).state(), points.get(1).state(), points.get(2).state());
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Candidate point : points) {
            double[] place = plane.place(point.state());
            for (int k = 0; k < 2; k++) {
                low[k] = Math.min(low[k], place[k]);
                high[k] = Math.max(high[k], place[k]);
            }
        }
        for (int k = 0; k < 2; k++) {
            double more = margin * (high[k] - low[k]);
            low[k] -= more;
            high[k] += more;
        }
        return new SectionView(plane, words, points, low, high);
    }

    /** The place of each point on the plane and how far it is from it. */
    List<double[]> places() {
        List<double[]> places = new ArrayList<>();
        for (Candidate point : points) {
            places.add(plane.place(point.state()));
        }
        return places;
    }
}
