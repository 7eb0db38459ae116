package org.fixpoint.engine.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.catalogue.Sha256;
import org.fixpoint.engine.files.DurableFiles;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.plan.Coordinate;
import org.fixpoint.engine.plan.Creation;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.FigureRequest;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setup;

/** Plans over a width and a replicate, and what they need to run. */
final class Plans {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private Plans() {}

    /** A study that depends on the width, the inputs and chance, and takes so long. */
    static Setup walk(int millis) {
        List<ItemSpec> yields = List.of(
                new ItemSpec("path", Item.Array.class, "position", List.of("step"), "Where it goes"),
                new ItemSpec("facts", Item.Table.class, "facts", List.of("fact", "number"), "What is known"));
        return Offered.analysis("walk", yields, (subject, run) -> {
            sleep(millis, run);
            return walked(subject, run);
        });
    }

    private static void sleep(int millis, RunContext run) {
        try {
            for (int i = 0; i < millis; i += 5) {
                Thread.sleep(5);
                run.checkCancelled();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Item> walked(Subject subject, RunContext run) {
        RandomGenerator chance = run.random("steps");
        double[] path = new double[8];
        for (int i = 1; i < path.length; i++) {
            path[i] = path[i - 1] + chance.nextDouble() / subject.get(Chain.FACET);
        }
        path[7] = Double.POSITIVE_INFINITY;
        return List.of(
                new Item.Array("path", "position", "m", List.of(Dimension.index("step", 8)), path),
                new Item.Table(
                        "facts",
                        "facts",
                        List.of(
                                Column.words("fact", "input", "quoted \"word\",\nsecond line"),
                                Column.numbers("number", subject.inputs().rows()[0], -0.0))));
    }

    private static Setup source() {
        InputSource source = new InputSource() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public Batch draw(RandomGenerator random) {
                return new Batch(new double[] {random.nextDouble()}, 1, 1, new int[0], List.of());
            }
        };
        return new Offered<>(Descriptor.of(InputSource.class, "noise", "Inputs for tests"), values -> source)
                .with(Map.of());
    }

    /** Widths by replicates, all with these analyses. */
    static Plan plan(int[] widths, int replicates, Setup... analyses) {
        Map<String, Setup> byName = new LinkedHashMap<>();
        Map<String, ItemSpec> yields = new LinkedHashMap<>();
        for (Setup setup : analyses) {
            byName.put(setup.id(), setup);
            Creation.of(Analysis.class, setup)
                    .yields()
                    .forEach(spec -> yields.put(setup.id() + "." + spec.name(), spec));
        }
        List<Point> points = new ArrayList<>();
        double[] widthValues = new double[widths.length];
        for (int w = 0; w < widths.length; w++) {
            widthValues[w] = widths[w];
            for (int r = 0; r < replicates; r++) {
                points.add(point(w, widths[w], r, byName));
            }
        }
        return new Plan(
                "demo",
                "",
                Path.of("demo.yaml"),
                "fixpoint: 1\nname: demo\n",
                1,
                "plain",
                List.of(new Dimension.Numbers("width", "", widthValues), Dimension.index("replicate", replicates)),
                points,
                yields,
                List.of(),
                List.of(),
                List.of(Offered.ORIGIN),
                List.of(),
                Map.of());
    }

    private static Point point(int w, int width, int replicate, Map<String, Setup> analyses) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("width", width);
        settings.put("seed", 1 + replicate);
        settings.put("analyses", List.copyOf(analyses.keySet()));
        String key = Sha256.of(JsonText.canonical(settings).getBytes(StandardCharsets.UTF_8));
        return new Point(
                key,
                1 + replicate,
                Chain.of(width),
                Optional.of(source()),
                analyses,
                List.of(
                        new Coordinate("width", w, Integer.toString(width), OptionalDouble.of(width)),
                        new Coordinate(
                                "replicate", replicate, Integer.toString(replicate), OptionalDouble.of(replicate))),
                settings,
                Optional.empty());
    }

    /** The plan with a figure of the walk's path and a sink that writes all that it is given. */
    static Plan shown(Plan plan) {
        return shown(plan, visualizer(), List.of(sink()));
    }

    static Plan shown(Plan plan, Setup visualizer, List<Setup> sinks) {
        return shown(plan, visualizer, sinks, true);
    }

    static Plan shown(Plan plan, Setup visualizer, List<Setup> sinks, boolean asked) {
        return new Plan(
                plan.name(),
                plan.note(),
                plan.file(),
                plan.text(),
                plan.seed(),
                plan.numerics(),
                plan.dimensions(),
                plan.points(),
                plan.yields(),
                List.of(new FigureRequest("paths", visualizer, Map.of("line", "walk.path"), asked)),
                sinks,
                plan.bundles(),
                plan.derivations(),
                plan.flaws());
    }

    static Setup visualizer() {
        Visualizer visualizer = new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(new Slot("line", Item.Array.class, "", Set.of(), true, "What is drawn"));
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return new Figure("Paths", Optional.of("It went " + filled.keySet() + "."), 1, List.of());
            }
        };
        return drawnBy(visualizer);
    }

    static Setup drawnBy(Visualizer visualizer) {
        return new Offered<>(Descriptor.of(Visualizer.class, "line", "A figure for tests"), values -> visualizer)
                .with(Map.of());
    }

    private static Setup sink() {
        return writtenBy((results, folder) -> {
            Path file = folder.resolve("all.txt");
            Files.deleteIfExists(file);
            DurableFiles.write(
                    file,
                    (text(results.items()) + results.failures() + results.provenance() + results.figures())
                            .getBytes(StandardCharsets.UTF_8));
            return List.of(file);
        });
    }

    static Setup writtenBy(ResultSink sink) {
        return new Offered<>(Descriptor.of(ResultSink.class, "text", "A sink for tests"), values -> sink)
                .with(Map.of());
    }

    private static String text(Map<String, Item> items) {
        StringBuilder text = new StringBuilder();
        items.forEach((reference, item) -> text.append(reference)
                .append(' ')
                .append(item.name())
                .append(item instanceof Item.Array array ? Arrays.toString(array.data()) : "")
                .append('\n'));
        return text.toString();
    }

    /** A runner without derivations: facets as the architecture gives them. */
    static Runner runner() {
        return new Runner(Derivations.of(Catalogue.of(List.of(), List.of())), Residency.SETTLED);
    }
}
