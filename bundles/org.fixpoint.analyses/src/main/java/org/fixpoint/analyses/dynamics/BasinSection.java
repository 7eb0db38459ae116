package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.analyses.activation.Grid;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
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
import org.osgi.service.component.annotations.Component;

/**
 * The basins of attraction on a plane: at which attractor the orbit from each point of a grid ends.
 *
 * <p>The plane is that of the state itself if it has two coordinates, else the one through three given points, or through the three
 * attractors with the largest basins; where fewer attractors span a plane, through unstable fixed points or states that the map suggests
 * beside them. {@code section-points} says which. A cell is infinite where the orbit came to no rest.
 */
@Component(service = Contribution.class)
public final class BasinSection implements Contribution<Analysis> {
    static final Parameter.Whole SIZE =
            Parameter.whole("size", "grid points to each side", 2, 4000).byDefault(150);
    static final Parameter.Reals THROUGH = Parameter.reals(
                    "through", "three points of the plane, one after the other; automatic if empty", 0, 100_000)
            .byDefault();
    static final Parameter.Real MARGIN = Parameter.real(
                    "margin", "what is shown around the three points, relative to them")
            .in(Range.closed(0, 10))
            .typically(0, 1)
            .byDefault(0.3);

    private static final ItemSpec SECTION = new ItemSpec(
            "basin-section",
            Item.Array.class,
            "basin",
            List.of("up", "right"),
            "the number of the attractor reached from each point of the plane, Infinity where none was");
    private static final ItemSpec ATTRACTORS = new ItemSpec(
            "section-attractors",
            Item.Table.class,
            "section-attractors",
            List.of("attractor", "share", "right", "up", "away", "spectral-radius", "near"),
            "attractors reached from the plane: share of its points, place next to it, distance from it");
    private static final ItemSpec STATES = new ItemSpec(
            "section-states",
            Item.Array.class,
            "state",
            List.of("attractor", "coordinate"),
            "the attractors, in the order of section-attractors");
    private static final ItemSpec PLANE = new ItemSpec(
            "section-plane",
            Item.Array.class,
            "plane",
            List.of("vector", "coordinate"),
            "origin of the plane, and its directions right and up");
    private static final ItemSpec POINTS = new ItemSpec(
            "section-points",
            Item.Table.class,
            "section-points",
            List.of("plane", "point", "right", "up"),
            "which plane it is, and the states that it goes through");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "basin-section", "Basins of attraction on a plane through the states")
                .parameters(SIZE, THROUGH, MARGIN, Basins.MOST_STEPS, Basins.TOLERANCE);
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(
                Facet.STATE_MAP, List.of(SECTION, ATTRACTORS, STATES, PLANE, POINTS, Finding.SPEC), (subject, run) -> {
                    StateMap map = subject.get(Facet.STATE_MAP);
                    return Remark.added(items(map, checked, run), map);
                });
    }

    private static List<Item> items(StateMap map, Values checked, RunContext run) {
        int d = map.dimension();
        if (d < 2) {
            throw new Refusal(
                    "basin-section needs states of two coordinates or more, and the model's have one; take basins");
        }
        int size = checked.get(SIZE);
        int numbers = Extent.of(
                "coordinates of the points of a section, size × size × dimension,",
                "give a smaller size",
                size,
                size,
                d);
        Settling settling = new Settling(map, checked.get(Basins.TOLERANCE), checked.get(Basins.MOST_STEPS));
        SectionView view = view(map, settling, checked, run);
        Dimension.Numbers right = Grid.linear("right", view.low()[0], view.high()[0], size);
        Dimension.Numbers up = Grid.linear("up", view.low()[1], view.high()[1], size);
        double[] starts = new double[numbers];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double[] x = view.plane().at(right.values()[j], up.values()[i]);
                System.arraycopy(x, 0, starts, (i * size + j) * d, d);
            }
        }
        Attractors attractors = Attractors.of(map, settling.of(starts, run), run);
        double[] cells = Arrays.stream(attractors.member())
                .mapToDouble(k -> k < 0 ? Double.POSITIVE_INFINITY : k)
                .toArray();
        return List.of(
                new Item.Array(SECTION.name(), SECTION.quantity(), "", List.of(up, right), cells),
                table(map, attractors, view.plane()),
                Basins.states(STATES, map, attractors),
                plane(view.plane()),
                points(view),
                OrbitFindings.ofSection(attractors, view.words()));
    }

    private static SectionView view(StateMap map, Settling settling, Values checked, RunContext run) {
        int d = map.dimension();
        double[] given = checked.get(THROUGH);
        if (given.length == 0 && d == 2) {
            return SectionView.ofRegion(map);
        }
        if (given.length == 0) {
            SectionPoints.Chosen chosen = new SectionPoints(map, settling, run).chosen();
            return SectionView.through(chosen.points(), chosen.words(), checked.get(MARGIN));
        }
        if (given.length != 3 * d) {
            throw new Refusal(
                    "through has " + given.length
                            + " numbers, and the three points that basin-section goes through have " + 3 * d + ", " + d
                            + " coordinates each; give these, or none for an automatic plane",
                    "through",
                    0);
        }
        List<SectionPoints.Candidate> points = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            points.add(new SectionPoints.Candidate(
                    "given point " + (i + 1), Arrays.copyOfRange(given, i * d, (i + 1) * d)));
        }
        return SectionView.through(points, "the plane through 3 given points", checked.get(MARGIN));
    }

    private static Item table(StateMap map, Attractors attractors, PlaneSection plane) {
        List<double[]> rows = new ArrayList<>();
        for (Attractors.Group group : attractors.groups()) {
            double[] place = plane.place(group.state());
            double share = (double) group.count() / attractors.member().length;
            rows.add(new double[] {rows.size(), share, place[0], place[1], place[2], group.spectralRadius()});
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 6; c++) {
            int column = c;
            columns.add(Column.numbers(
                    ATTRACTORS.dims().get(c),
                    rows.stream().mapToDouble(row -> row[column]).toArray()));
        }
        columns.add(Column.words(
                "near",
                attractors.groups().stream().map(each -> map.near(each.state())).toArray(String[]::new)));
        return new Item.Table(ATTRACTORS.name(), ATTRACTORS.quantity(), columns);
    }

    private static Item plane(PlaneSection plane) {
        int d = plane.origin().length;
        double[] data = new double[3 * d];
        System.arraycopy(plane.origin(), 0, data, 0, d);
        System.arraycopy(plane.right(), 0, data, d, d);
        System.arraycopy(plane.up(), 0, data, 2 * d, d);
        return new Item.Array(
                PLANE.name(),
                PLANE.quantity(),
                "",
                List.of(
                        new Dimension.Labels("vector", List.of("origin", "right", "up")),
                        Dimension.index("coordinate", d)),
                data);
    }

    private static Item points(SectionView view) {
        List<double[]> places = view.places();
        int count = places.size();
        String[] words = new String[count];
        Arrays.fill(words, view.words());
        return new Item.Table(
                POINTS.name(),
                POINTS.quantity(),
                List.of(
                        Column.words("plane", words),
                        Column.words(
                                "point",
                                view.points().stream()
                                        .map(SectionPoints.Candidate::name)
                                        .toArray(String[]::new)),
                        Column.numbers(
                                "right",
                                places.stream().mapToDouble(place -> place[0]).toArray()),
                        Column.numbers(
                                "up",
                                places.stream().mapToDouble(place -> place[1]).toArray())));
    }
}
