package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.maths.geometry.NearbyFixedPoint;
import org.osgi.service.component.annotations.Component;

/**
 * The states along orbits, their energy, how far each step goes, and where orbits linger near unstable fixed points.
 *
 * <p>An orbit lingers where its step is shorter than the one before and the one after. Of a map without an energy no orbit has one: the array
 * is empty, and the column of passages NaN.
 */
@Component(service = Contribution.class)
public final class Orbits implements Contribution<Analysis> {
    private static final Parameter.Whole COUNT = StartLaw.count(20);
    static final Parameter.Whole STEPS =
            Parameter.whole("steps", "steps of each orbit", 1, 1_000_000).byDefault(60);
    private static final double LEAST_MOVE = 1e-12; // of half the region: below it a step is rounding
    private static final double NEAR = 0.5; // of half the region
    private static final int NEWTON = 50;

    private static final ItemSpec STATES = new ItemSpec(
            "orbits", Item.Array.class, "orbit", List.of("orbit", "step", "coordinate"), "the states along each orbit");
    private static final ItemSpec ENERGY = new ItemSpec(
            "orbit-energy",
            Item.Array.class,
            "energy",
            List.of("orbit", "step"),
            "the energy of each state; of no orbit where the model has none");
    private static final ItemSpec CHANGE = new ItemSpec(
            "orbit-change",
            Item.Array.class,
            "distance-to-the-next-state",
            List.of("orbit", "step"),
            "|F(x) − x|, the distance from each state to the next");
    private static final ItemSpec PASSAGES = new ItemSpec(
            "passages",
            Item.Table.class,
            "passages",
            List.of("orbit", "step", "change", "distance", "index", "spectral-radius", "energy", "near"),
            "where orbits linger near an unstable fixed point, and which; energy is NaN where there is none");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "orbits", "States along orbits, their energy, and passages near saddles")
                .parameters(StartLaw.LAW, COUNT, StartLaw.SCALE, STEPS);
    }

    @Override
    public Analysis create(Values checked) {
        int steps = checked.get(STEPS);
        return new OfStarts(
                StartLaw.of(checked, COUNT),
                List.of(STATES, ENERGY, CHANGE, PASSAGES, Finding.SPEC),
                (subject, starts, run) -> items(subject.get(Facet.STATE_MAP), starts, steps, run));
    }

    private static List<Item> items(StateMap map, double[] starts, int steps, RunContext run) {
        int d = map.dimension();
        int count = starts.length / d;
        int numbers = Extent.of(
                "coordinates along the orbits, count × (steps + 1) × dimension,",
                "give fewer steps or starts, or take basins, which keeps the last states alone",
                count,
                steps + 1L,
                d);
        double[] states = new double[numbers];
        Optional<StateMap.Energy> law = map.energy();
        double[] energy = new double[law.isPresent() ? count * (steps + 1) : 0];
        double[] change = new double[count * (steps + 1)];
        double[] now = starts.clone();
        double[] next = new double[now.length];
        for (int step = 0; step <= steps; step++) {
            run.checkCancelled();
            map.applyAll(now, count, next);
            for (int i = 0; i < count; i++) {
                double[] x = Arrays.copyOfRange(now, i * d, (i + 1) * d);
                int at = i * (steps + 1) + step;
                System.arraycopy(x, 0, states, at * d, d);
                if (law.isPresent()) {
                    energy[at] = law.get().of(x);
                }
                change[at] = RestingPoint.distance(x, Arrays.copyOfRange(next, i * d, (i + 1) * d));
            }
            double[] swap = now;
            now = next;
            next = swap;
        }
        Item.Table passages = passages(map, states, change, count, steps, run);
        Dimension orbit = Dimension.index("orbit", count);
        Dimension.Numbers step = Dimension.index("step", steps + 1);
        return List.of(
                new Item.Array(
                        STATES.name(),
                        STATES.quantity(),
                        "",
                        List.of(orbit, step, Dimension.index("coordinate", d)),
                        states),
                new Item.Array(
                        ENERGY.name(),
                        ENERGY.quantity(),
                        "",
                        List.of(Dimension.index("orbit", law.isPresent() ? count : 0), step),
                        energy),
                new Item.Array(CHANGE.name(), CHANGE.quantity(), "", List.of(orbit, step), change),
                passages,
                OrbitFindings.ofOrbits(change, energy, count, passages.rows()));
    }

    /** An unstable fixed point near a state of an orbit. */
    private record Passage(int orbit, int step, double change, double distance, Stability stability, double[] point) {}

    private static Item.Table passages(
            StateMap map, double[] states, double[] change, int count, int steps, RunContext run) {
        int d = map.dimension();
        Frame frame = Frame.of(map);
        List<Passage> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int step = 1; step < steps; step++) {
                int at = i * (steps + 1) + step;
                if (change[at] > LEAST_MOVE * frame.unit()
                        && change[at] < change[at - 1]
                        && change[at] < change[at + 1]) {
                    double[] x = Arrays.copyOfRange(states, at * d, (at + 1) * d);
                    passage(frame, x, i, step, change[at], run).ifPresent(found::add);
                }
            }
        }
        List<double[]> rows = found.stream()
                .map(each -> new double[] {
                    each.orbit(),
                    each.step(),
                    each.change(),
                    each.distance(),
                    each.stability().index(),
                    each.stability().spectralRadius(),
                    map.energy().map(energy -> energy.of(each.point())).orElse(Double.NaN)
                })
                .toList();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 7; c++) {
            int column = c;
            columns.add(Column.numbers(
                    PASSAGES.dims().get(c),
                    rows.stream().mapToDouble(row -> row[column]).toArray()));
        }
        columns.add(Column.words(
                "near", found.stream().map(each -> map.near(each.point())).toArray(String[]::new)));
        return new Item.Table(PASSAGES.name(), PASSAGES.quantity(), columns);
    }

    private static Optional<Passage> passage(
            Frame frame, double[] x, int orbit, int step, double change, RunContext run) {
        double[] y = frame.coordinates(x);
        NearbyFixedPoint found = NearbyFixedPoint.from(frame.smooth(), y, NEWTON, run::checkCancelled);
        if (!found.converged() || RestingPoint.distance(found.point(), y) > NEAR) {
            return Optional.empty();
        }
        double[] point = frame.lift(found.point());
        return RestingPoint.stability(frame, found.point())
                .filter(stability -> stability.index() > 0)
                .map(stability -> new Passage(orbit, step, change, RestingPoint.distance(point, x), stability, point));
    }
}
