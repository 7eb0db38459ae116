package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.Stability;

/**
 * What orbits settled at.
 *
 * <p>Ends are one fixed point if Newton's method improves them to one, or if they lie so near a stable one as their last step explains. An orbit
 * that rests beside an unstable point, and goes on not to approach it, has not settled.
 *
 * @param groups the one with most orbits first, then in the order in which they were met
 * @param member the group of each orbit; −1 for one that came to no rest
 */
record Attractors(List<Group> groups, int[] member) {
    /**
     * A fixed point or a cycle at which orbits end.
     *
     * @param state the fixed point, improved by Newton's method where that converges nearby; or one state of a cycle
     * @param period 1 for a fixed point
     * @param count of orbits
     * @param meanSteps of these orbits
     * @param residual max |x − F^period(x)|
     * @param spectralRadius of F' at a fixed point; NaN for a cycle
     * @param index the number of eigenvalues outside the unit circle; 0 for a cycle
     */
    record Group(
            double[] state,
            int period,
            int count,
            double meanSteps,
            double residual,
            double spectralRadius,
            int index) {}

    private static final double CLOSE =
            1e-6; // of ends so close Newton's method improves one, if that explains the others
    private static final double CYCLE = 1e-4;

    /** The end of an orbit that rests, in the coordinates of the frame. */
    private record Rest(int orbit, int period, double[] y, double change) {}

    /** Orbits that end at one point. */
    private record Gathered(RestingPoint point, int period, List<Rest> rests) {}

    static Attractors of(StateMap map, Settling.Ends ends, RunContext run) {
        Frame frame = Frame.of(map);
        List<Gathered> gathered = gathered(points(frame, rests(frame, ends), run), run).stream()
                .map(each -> held(frame, each, run))
                .filter(each -> !each.rests().isEmpty())
                .sorted(Comparator.comparingInt(each -> -each.rests().size()))
                .toList();
        int[] member = new int[ends.steps().length];
        Arrays.fill(member, -1);
        for (int place = 0; place < gathered.size(); place++) {
            for (Rest rest : gathered.get(place).rests()) {
                member[rest.orbit()] = place;
            }
        }
        return new Attractors(
                gathered.parallelStream().map(each -> group(frame, each, ends)).toList(), member);
    }

    private static List<Rest> rests(Frame frame, Settling.Ends ends) {
        int d = frame.map().dimension();
        return IntStream.range(0, ends.steps().length)
                .filter(i -> ends.period()[i] > 0)
                .mapToObj(i -> new Rest(
                        i,
                        ends.period()[i],
                        frame.coordinates(Arrays.copyOfRange(ends.states(), i * d, (i + 1) * d)),
                        ends.change()[i] / frame.unit()))
                .toList();
    }

    /** Every rest with its point, the same object for ends that one point explains. */
    private static List<Gathered> points(Frame frame, List<Rest> rests, RunContext run) {
        List<Rest> leaders = new ArrayList<>();
        int[] leader = new int[rests.size()];
        for (int i = 0; i < leader.length; i++) {
            run.checkCancelled();
            leader[i] = leader(frame, leaders, rests.get(i));
            if (leader[i] == leaders.size()) {
                leaders.add(rests.get(i));
            }
        }
        List<RestingPoint> points =
                leaders.parallelStream().map(each -> point(frame, each, run)).toList();
        return IntStream.range(0, leader.length)
                .parallel()
                .mapToObj(i -> {
                    Rest rest = rests.get(i);
                    RestingPoint of = points.get(leader[i]);
                    boolean explained = rest.period() > 1
                            || leaders.get(leader[i]).equals(rest)
                            || of.explains(rest.y(), rest.change());
                    return new Gathered(explained ? of : point(frame, rest, run), rest.period(), List.of(rest));
                })
                .toList();
    }

    private static RestingPoint point(Frame frame, Rest rest, RunContext run) {
        return rest.period() > 1
                ? new RestingPoint(rest.y(), false, Optional.empty())
                : RestingPoint.near(frame, rest.y(), rest.change(), run);
    }

    /** The first of some ends that this one is close to; their number if there is none. */
    private static int leader(Frame frame, List<Rest> leaders, Rest rest) {
        double[] y = rest.y();
        double close = (rest.period() == 1 ? CLOSE : CYCLE) * (1 + RestingPoint.norm(y));
        for (int phase = 0; phase < rest.period(); phase++) {
            for (int k = 0; k < leaders.size(); k++) {
                if (leaders.get(k).period() == rest.period()
                        && RestingPoint.distance(leaders.get(k).y(), y) < close) {
                    return k;
                }
            }
            double[] next = new double[y.length];
            frame.smooth().apply(y, next);
            y = next;
        }
        return leaders.size();
    }

    private static List<Gathered> gathered(List<Gathered> each, RunContext run) {
        List<Gathered> groups = new ArrayList<>();
        Map<RestingPoint, Gathered> known = new IdentityHashMap<>();
        for (Gathered one : each) {
            run.checkCancelled();
            known.computeIfAbsent(one.point(), point -> groups.stream()
                            .filter(group -> group.period() == one.period()
                                    && group.point().isSameAs(point))
                            .findFirst()
                            .orElseGet(() -> {
                                Gathered group = new Gathered(point, one.period(), new ArrayList<>());
                                groups.add(group);
                                return group;
                            }))
                    .rests()
                    .addAll(one.rests());
        }
        return groups;
    }

    private static Gathered held(Frame frame, Gathered group, RunContext run) {
        List<Rest> held = group.rests().stream()
                .filter(rest -> {
                    run.checkCancelled();
                    return group.point().holds(frame, rest.y());
                })
                .toList();
        return new Gathered(group.point(), group.period(), held);
    }

    private static Group group(Frame frame, Gathered gathered, Settling.Ends ends) {
        double[] state = frame.lift(gathered.point().at());
        double[] image = state;
        for (int k = 0; k < gathered.period(); k++) {
            double[] next = new double[state.length];
            frame.map().apply(image, next);
            image = next;
        }
        double residual = 0;
        for (int i = 0; i < state.length; i++) {
            residual = Math.max(residual, Math.abs(state[i] - image[i]));
        }
        Optional<Stability> stability = gathered.point().stability();
        return new Group(
                state,
                gathered.period(),
                gathered.rests().size(),
                gathered.rests().stream()
                        .mapToInt(rest -> ends.steps()[rest.orbit()])
                        .average()
                        .orElse(0),
                residual,
                stability.map(Stability::spectralRadius).orElse(Double.NaN),
                stability.map(Stability::index).orElse(0));
    }
}
