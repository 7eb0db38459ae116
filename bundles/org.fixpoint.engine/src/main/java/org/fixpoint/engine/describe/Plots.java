package org.fixpoint.engine.describe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.plan.Scrutiny;
import org.fixpoint.engine.plan.SingleSetup;

/** Figures of what the portraits of one contribution have computed. */
public final class Plots {
    private final Catalogue catalogue;
    private final Pen pen;
    private final Scrutiny scrutiny;

    /**
     * What figures are written with.
     *
     * @param sink the id of a sink
     * @param settings of the sink, each {@code parameter=value}
     */
    public record Pen(String sink, List<String> settings) {
        public Pen {
            settings = List.copyOf(settings);
        }
    }

    /** Draws with what is installed. */
    public Plots(Catalogue catalogue, Pen pen) {
        this(catalogue, pen, Scrutiny.NONE);
    }

    /**
     * Draws with what is installed; a figure that breaks off is left out.
     *
     * @param scrutiny has a say in what is used
     */
    public Plots(Catalogue catalogue, Pen pen, Scrutiny scrutiny) {
        this.catalogue = catalogue;
        this.pen = pen;
        this.scrutiny = scrutiny;
    }

    /**
     * Draws every installed figure that asks for quantities by name and finds them all.
     *
     * @param name of the contribution
     * @param description with the items of its portraits
     * @param folder what data files in settings are relative to
     * @return by the name of the figure's file, in the order of the catalogue
     */
    public Map<String, Figure> draw(String name, Description description, Path folder) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Entry entry : catalogue.entries(Visualizer.class)) {
            SingleSetup single = SingleSetup.of(catalogue, entry, List.of(), folder, scrutiny);
            single.setup().ifPresent(scrutiny::before);
            single.made()
                    .map(Visualizer.class::cast)
                    .flatMap(visualizer -> drawn(visualizer, description.items()))
                    .ifPresent(figure ->
                            figures.put(name + "-" + entry.descriptor().id(), figure));
        }
        return figures;
    }

    /**
     * Writes figures.
     *
     * @param name of the contribution
     * @param folder made if it is not there
     * @return the files written; none if there is no figure or the sink is not installed
     */
    public List<Path> write(String name, Map<String, Figure> figures, Path folder) throws IOException {
        if (figures.isEmpty()) {
            return List.of();
        }
        Optional<ResultSink> writer = catalogue
                .find(ResultSink.class, pen.sink())
                .flatMap(entry -> SingleSetup.of(catalogue, entry, pen.settings(), folder, scrutiny)
                        .made())
                .map(ResultSink.class::cast);
        if (writer.isEmpty()) {
            return List.of();
        }
        Files.createDirectories(folder);
        return writer.get().write(new ResultSet(name, "", "", Map.of(), figures, List.of(), Map.of()), folder);
    }

    private static Optional<Figure> drawn(Visualizer visualizer, List<Item> items) {
        try {
            Map<String, Item> filled = new LinkedHashMap<>();
            for (Slot slot : visualizer.slots()) {
                Optional<Item> item =
                        items.stream().filter(each -> fits(slot, each)).findFirst();
                if (item.isEmpty() && slot.required()) {
                    return Optional.empty();
                }
                item.ifPresent(found -> filled.put(slot.name(), found));
            }
            return filled.isEmpty() ? Optional.empty() : Optional.of(visualizer.draw(filled));
        } catch (RuntimeException | LinkageError | StackOverflowError nothingToShow) {
            return Optional.empty();
        }
    }

    private static boolean fits(Slot slot, Item item) {
        return slot.type().isInstance(item)
                && !slot.quantity().isEmpty()
                && slot.quantity().equals(item.quantity());
    }
}
