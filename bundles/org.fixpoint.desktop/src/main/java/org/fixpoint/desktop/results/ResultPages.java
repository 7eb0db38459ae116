package org.fixpoint.desktop.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.plan.Plan;

/**
 * What a run has to show, a page each: its figures, then its items as sheets.
 *
 * @param pages by name, in the order shown
 * @param files writes figures
 * @param makers what has made a page, by its name, as far as that is a contribution
 */
public record ResultPages(Map<String, Page> pages, Optional<FigureFiles> files, Map<String, Maker> makers) {
    private static final String TABLE = "table ";

    /** Before anything has been run. */
    public static final ResultPages NONE = new ResultPages(Map.of(), Optional.empty());

    public ResultPages {
        pages = new LinkedHashMap<>(pages);
        makers = Map.copyOf(makers);
    }

    /** Pages of which it is not told what has made them. */
    public ResultPages(Map<String, Page> pages, Optional<FigureFiles> files) {
        this(pages, files, Map.of());
    }

    /**
     * A contribution.
     *
     * @param kind the word for what it is
     * @param id of it
     */
    public record Maker(String kind, String id) {}

    /** The same, made by the figures and analyses of a plan. */
    public ResultPages by(Plan plan) {
        Map<String, Maker> known = new LinkedHashMap<>();
        plan.figures()
                .forEach(figure -> known.put(
                        figure.name(),
                        new Maker(
                                Kinds.word(Visualizer.class),
                                figure.visualizer().id())));
        plan.points().stream().limit(1).forEach(point -> point.analyses()
                .forEach((name, analysis) -> pages.keySet().stream()
                        .filter(page -> page.startsWith(TABLE + name + "."))
                        .forEach(page -> known.put(page, new Maker(Kinds.word(Analysis.class), analysis.id())))));
        return new ResultPages(pages, files, known);
    }

    /** What has made a page, if that is known. */
    public Optional<Maker> maker(String name) {
        return Optional.ofNullable(makers.get(name));
    }

    /** One page. */
    public sealed interface Page {
        /** A figure that is painted here. */
        record Drawn(FigureView view) implements Page {}

        /** An image that a process apart has painted. */
        record Painted(Path image) implements Page {}

        /** Text as it is. */
        record Told(String text) implements Page {}

        /** Runs, or points of this one, side by side. */
        record Compared() implements Page {}

        /** Rows and columns. */
        record Listed(Sheet sheet) implements Page {}
    }

    /** Of all that sinks are given. */
    public static ResultPages of(ResultSet results, FigureFiles files) {
        Map<String, Page> pages = new LinkedHashMap<>();
        results.figures().forEach((name, figure) -> pages.put(name, new Page.Drawn(FigureView.of(figure))));
        results.items().forEach((name, item) -> pages.put(TABLE + name, new Page.Listed(Sheet.of(name, item))));
        if (!results.failures().isEmpty()) {
            pages.put("failed points", new Page.Listed(Sheet.ofFailures(results.failures())));
        }
        return new ResultPages(pages, Optional.of(files));
    }

    /** Of images alone, where a drop-in has drawn. */
    public static ResultPages ofImages(List<Path> written) {
        Map<String, Page> pages = new LinkedHashMap<>();
        written.stream()
                .filter(file -> file.toString().endsWith(".png"))
                .forEach(file -> pages.put(
                        String.valueOf(file.getFileName()).replaceAll("\\.png$", ""), new Page.Painted(file)));
        return new ResultPages(pages, Optional.empty());
    }

    /** The same with a page that compares, before those of text. */
    public ResultPages compared() {
        Map<String, Page> more = new LinkedHashMap<>(pages);
        more.put("side by side", new Page.Compared());
        return new ResultPages(more, files, makers);
    }

    /** The same with a page of text at the end. */
    public ResultPages with(String name, String text) {
        Map<String, Page> more = new LinkedHashMap<>(pages);
        more.put(name, new Page.Told(text));
        return new ResultPages(more, files, makers);
    }

    /** The names of the pages. */
    public List<String> names() {
        return new ArrayList<>(pages.keySet());
    }

    /** The name of the page that is opened first: the one that was looked at last, if there is one of that name. */
    public String opening(String last) {
        return pages.containsKey(last) ? last : names().stream().findFirst().orElse("");
    }

    /**
     * Why a page of these and that of the same name of others do not stand side by side, if they do not.
     *
     * @param name of the page
     */
    public Optional<String> whyNotBeside(ResultPages others, String name) {
        Optional<Page> here = page(name);
        Optional<Page> there = others.page(name);
        if (here.isEmpty() || there.isEmpty()) {
            return Optional.of(
                    (here.isEmpty() && there.isEmpty() ? "None" : "Only one") + " of the runs has " + name + ".");
        }
        boolean drawn = here.get() instanceof Page.Drawn && there.get() instanceof Page.Drawn;
        boolean listed = here.get() instanceof Page.Listed && there.get() instanceof Page.Listed;
        return drawn || listed
                ? Optional.empty()
                : Optional.of(name + " is not of one kind in the two runs, or was drawn by a plug-in as an image.");
    }

    /** A page, if there is one of that name. */
    public Optional<Page> page(String name) {
        return Optional.ofNullable(pages.get(name));
    }
}
