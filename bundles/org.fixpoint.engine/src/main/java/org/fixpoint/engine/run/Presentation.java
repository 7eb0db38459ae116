package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.plan.FigureRequest;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Setup;

/** The figures and files of a run. What cannot be drawn or written becomes a remark, and the rest goes on. */
final class Presentation {
    private static final int FINDINGS = 3;

    private final Plan plan;
    private final Map<String, Item> items;
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();

    /** Of items that are combined over all points. */
    Presentation(Plan plan, Map<String, Item> items) {
        this.plan = plan;
        this.items = items;
    }

    /** Draws the figures that the experiment asks for. */
    void draw() {
        for (FigureRequest request : plan.figures()) {
            Trail trail = new Trail();
            try {
                Visualizer visualizer = trail.make(Visualizer.class, request.visualizer());
                figures.put(request.name(), visualizer.draw(filled(request, visualizer)));
            } catch (Throwable e) { // as for points: whatever a plug-in throws, the others are drawn
                remarks.add("The figure " + request.name() + " is not drawn: " + Blame.sentence(e, trail));
            }
        }
    }

    private Map<String, Item> filled(FigureRequest request, Visualizer visualizer) {
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
    void write(RunFolder folder, List<Failure> failures, Map<String, Object> provenance) {
        ResultSet results = new ResultSet(
                plan.name(),
                plan.note(),
                plan.text(),
                items,
                figures,
                failures.stream().map(Failure::inWords).toList(),
                provenance);
        for (Setup setup : plan.sinks()) {
            Trail trail = new Trail();
            try {
                files.addAll(trail.make(ResultSink.class, setup).write(results, folder.path()));
            } catch (IOException e) {
                remarks.add("The results could not be written as " + setup.id() + ": " + e.getMessage()
                        + "; make room or give write access, then resume.");
            } catch (Throwable e) { // as for points: whatever a plug-in throws, the others write
                remarks.add("The results are not written as " + setup.id() + ": " + Blame.sentence(e, trail));
            }
        }
    }

    /** What the figures show, the first sentences. */
    List<String> findings() {
        return figures.values().stream()
                .flatMap(figure -> figure.finding().stream())
                .limit(FINDINGS)
                .toList();
    }

    /** What could not be drawn or written, a sentence each. */
    List<String> remarks() {
        return remarks;
    }

    /** The files written. */
    List<Path> files() {
        return files;
    }
}
