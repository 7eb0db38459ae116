package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.plan.FigureRequest;
import org.fixpoint.engine.plan.Given;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.result.Combination;
import org.fixpoint.engine.result.Stored;

/** The figures and files of a run. What cannot be drawn or written becomes a remark, and the rest goes on. */
final class Presentation {
    private final Plan plan;
    private final RunFolder folder;
    private final List<Failure> failures;
    private final Map<String, Object> provenance;
    private final Steps steps;
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();

    /** What has come of it: sentences about what is missing, the first sentences about what the figures show, files written. */
    record Outcome(List<String> remarks, List<String> findings, List<Path> files) {
        /** Where nothing was drawn or written. */
        static final Outcome NONE = new Outcome(List.of(), List.of(), List.of());
    }

    /** The figures and sinks, each under a name, as they are begun. */
    interface Steps {
        /** Each is begun, and nobody follows. */
        Steps ALL = new Steps() {
            @Override
            public Optional<String> broken(String step) {
                return Optional.empty();
            }

            @Override
            public Trail begin(String step) {
                return new Trail();
            }
        };

        /** Why one is not begun. */
        Optional<String> broken(String step);

        /** One is begun; the trail follows it. */
        Trail begin(String step);
    }

    /**
     * A presentation.
     *
     * @param failures of points, in the order of the plan
     * @param provenance what a report says of it
     */
    Presentation(Plan plan, RunFolder folder, List<Failure> failures, Map<String, Object> provenance, Steps steps) {
        this.plan = plan;
        this.folder = folder;
        this.failures = failures;
        this.provenance = provenance;
        this.steps = steps;
    }

    /** Combines the results that are in the folder, draws the figures and lets the sinks write into it. */
    Outcome present() {
        Combination combination = combined();
        draw(combination.items());
        write(results(combination.items()));
        List<String> findings = new Headlines(combination.items()).first(plan.figures(), figures, combination.notes());
        return new Outcome(remarks, findings, files);
    }

    /** What the sinks would be given; none of them writes. */
    ResultSet results() {
        Map<String, Item> items = combined().items();
        draw(items);
        return results(items);
    }

    private Combination combined() {
        List<Optional<Map<String, Item>>> results =
                plan.points().stream().map(point -> items(point.key())).toList();
        Combination combination =
                Combination.of(plan.dimensions(), plan.yields().keySet(), results);
        remarks.addAll(combination.remarks());
        return combination;
    }

    /** The items of a point; of one that failed those that some of its analyses have answered, empty if none has. */
    private Optional<Map<String, Item>> items(String key) {
        Stored found = folder.points().read(key);
        if (!(found instanceof Stored.Whole)) {
            found = folder.partial().read(key);
        }
        return found instanceof Stored.Whole whole ? Optional.of(whole.result().items()) : Optional.empty();
    }

    private ResultSet results(Map<String, Item> items) {
        return new ResultSet(
                plan.name(),
                plan.note(),
                plan.text(),
                items,
                figures,
                failures.stream().map(Failure::inWords).toList(),
                provenance);
    }

    private void draw(Map<String, Item> items) {
        for (FigureRequest request : plan.figures()) {
            String failed = "The figure " + request.name() + " is not drawn: ";
            String step = "figure " + request.name();
            Optional<String> broken = steps.broken(step);
            if (broken.isPresent()) {
                remarks.add(failed + broken.get());
                continue;
            }
            Trail trail = steps.begin(step);
            try {
                Visualizer visualizer = trail.make(Visualizer.class, request.visualizer());
                trail.enter(request.visualizer(), visualizer, "draw");
                Map<String, Item> filled = filled(request, visualizer, items);
                if (request.asked() || !endsInNames(request, filled)) {
                    figures.put(request.name(), Given.by(visualizer, "draw", visualizer.draw(filled)));
                }
            } catch (Throwable e) { // as for points: whatever a plug-in throws, the others are drawn
                if (request.asked() || !(e instanceof Refusal)) {
                    remarks.add(failed + Blame.sentence(e, trail));
                }
            }
        }
    }

    /** Whether all that is shown are arrays along names, which have no order that a figure nobody asked for could follow. */
    private boolean endsInNames(FigureRequest request, Map<String, Item> filled) {
        Set<String> own = request.fill().values().stream()
                .flatMap(reference -> Stream.ofNullable(plan.yields().get(reference)))
                .flatMap(spec -> spec.dims().stream())
                .collect(Collectors.toSet());
        return filled.values().stream()
                .allMatch(item -> item instanceof Item.Array array
                        && !array.dims().isEmpty()
                        && array.dims().get(array.dims().size() - 1) instanceof Dimension.Labels names
                        && own.contains(names.name()));
    }

    private static Map<String, Item> filled(FigureRequest request, Visualizer visualizer, Map<String, Item> items) {
        Map<String, Item> filled = new LinkedHashMap<>();
        for (Slot slot : visualizer.slots()) {
            Optional<String> reference = Optional.ofNullable(request.fill().get(slot.name()));
            Optional<Item> item = reference.flatMap(name -> Optional.ofNullable(items.get(name)));
            item.filter(slot.type()::isInstance).ifPresent(found -> filled.put(slot.name(), found));
            if (slot.required() && !filled.containsKey(slot.name())) {
                throw new Refusal(missing(slot, reference, item.isPresent()));
            }
        }
        return filled;
    }

    private static String missing(Slot slot, Optional<String> reference, boolean there) {
        if (reference.isEmpty()) {
            return "its slot " + slot.name() + " is not filled; name an item for it.";
        }
        return there
                ? reference.get() + " could not be combined into one array, see above."
                : reference.get() + " has no result at any point.";
    }

    /** Lets the sinks write, in the order of the experiment. */
    private void write(ResultSet results) {
        int number = 0;
        for (Setup setup : plan.sinks()) {
            String failed = "The results are not written as " + setup.id() + ": ";
            String step = "sink " + number++;
            Optional<String> broken = steps.broken(step);
            if (broken.isPresent()) {
                remarks.add(failed + broken.get());
                continue;
            }
            Trail trail = steps.begin(step);
            try {
                ResultSink sink = trail.make(ResultSink.class, setup);
                trail.enter(setup, sink, "write");
                files.addAll(Given.by(sink, "write", sink.write(results, folder.path())));
            } catch (IOException e) {
                remarks.add("The results could not be written as " + setup.id() + ": " + e.getMessage()
                        + "; make room or give write access, then resume.");
            } catch (Throwable e) { // as for points: whatever a plug-in throws, the others write
                remarks.add(failed + Blame.sentence(e, trail));
            }
        }
    }
}
