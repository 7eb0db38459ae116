package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.engine.files.JsonText;

/** Sketches, lines, points and bars over axes alone, as parts of messages of a process apart, and back: to the bit. */
final class FigureText {
    private FigureText() {}

    /** Whether a figure is a sketch. */
    static boolean isSketch(Figure figure) {
        return figure.panels().stream()
                .allMatch(panel -> panel instanceof Panel.Plot plot
                        && plot.marks().stream()
                                .allMatch(mark -> mark instanceof Mark.Line
                                        || mark instanceof Mark.Points
                                        || mark instanceof Mark.Bars));
    }

    /** The part of a message; the figure is a sketch. */
    static Map<String, Object> of(Figure figure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", figure.title());
        figure.finding().ifPresent(finding -> tree.put("finding", finding));
        tree.put("columns", figure.columns());
        tree.put(
                "panels",
                figure.panels().stream().map(panel -> tree((Panel.Plot) panel)).toList());
        return tree;
    }

    /** The part of a message; the panel is one of a sketch. */
    static Map<String, Object> tree(Panel.Plot plot) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", plot.title());
        tree.put("x", tree(plot.x()));
        tree.put("y", tree(plot.y()));
        tree.put("sameUnits", plot.sameUnits());
        tree.put("marks", trees(plot.marks()));
        return tree;
    }

    /** The part of a message; the marks are those of a sketch. */
    static List<Map<String, Object>> trees(List<Mark> marks) {
        return marks.stream().map(FigureText::tree).toList();
    }

    private static Map<String, Object> tree(Panel.Axis axis) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", axis.label());
        tree.put("scale", axis.scale().name());
        axis.low().ifPresent(low -> tree.put("low", low));
        axis.high().ifPresent(high -> tree.put("high", high));
        return tree;
    }

    private static Map<String, Object> tree(Mark mark) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", mark.label());
        tree.put("hue", mark.hue());
        if (mark instanceof Mark.Line line) {
            tree.put("stroke", line.stroke().name());
            tree.put("x", line.x());
            tree.put("y", line.y());
        } else if (mark instanceof Mark.Points points) {
            tree.put("shape", points.shape().name());
            tree.put("x", points.x());
            tree.put("y", points.y());
        } else if (mark instanceof Mark.Bars bars) {
            tree.put("x", bars.x());
            tree.put("y", bars.y());
        } else {
            throw new IllegalArgumentException(
                    "no sketch has a " + mark.getClass().getName());
        }
        return tree;
    }

    /**
     * The figure in a message.
     *
     * @throws IOException if there is none: the process apart has said something else
     */
    static Figure read(JsonNode tree) throws IOException {
        return whole(tree, FigureText::figure);
    }

    /**
     * The panel in a message.
     *
     * @throws IOException if there is none
     */
    static Panel.Plot readPlot(JsonNode tree) throws IOException {
        return whole(tree, FigureText::plot);
    }

    /**
     * The marks in a message.
     *
     * @throws IOException if one of them is none
     */
    static List<Mark> readMarks(JsonNode list) throws IOException {
        return whole(list, FigureText::marks);
    }

    private interface Part<T> {
        T of(JsonNode tree) throws IOException;
    }

    private static <T> T whole(JsonNode tree, Part<T> part) throws IOException {
        try {
            return part.of(tree);
        } catch (IllegalArgumentException fault) { // lengths that differ, or a word that is none of an enum
            throw new IOException("a process apart has sent a figure that is none: " + fault.getMessage(), fault);
        }
    }

    private static Figure figure(JsonNode tree) throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : tree.path("panels")) {
            panels.add(plot(panel));
        }
        return new Figure(
                tree.path("title").asText(),
                Optional.of(tree.path("finding")).filter(JsonNode::isTextual).map(JsonNode::asText),
                tree.path("columns").asInt(),
                panels);
    }

    private static Panel.Plot plot(JsonNode tree) throws IOException {
        return new Panel.Plot(
                tree.path("title").asText(),
                axis(tree.path("x")),
                axis(tree.path("y")),
                marks(tree.path("marks")),
                tree.path("sameUnits").asBoolean());
    }

    private static List<Mark> marks(JsonNode list) throws IOException {
        List<Mark> marks = new ArrayList<>();
        for (JsonNode mark : list) {
            marks.add(mark(mark));
        }
        return marks;
    }

    private static Panel.Axis axis(JsonNode tree) throws IOException {
        return new Panel.Axis(
                tree.path("label").asText(),
                Panel.Scale.valueOf(tree.path("scale").asText()),
                end(tree.path("low")),
                end(tree.path("high")));
    }

    private static OptionalDouble end(JsonNode node) throws IOException {
        return node.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(JsonText.number(node));
    }

    private static Mark mark(JsonNode tree) throws IOException {
        String label = tree.path("label").asText();
        int hue = tree.path("hue").asInt();
        double[] x = JsonText.numbers(tree.path("x"));
        double[] y = JsonText.numbers(tree.path("y"));
        if (tree.has("stroke")) {
            return new Mark.Line(
                    label, hue, Mark.Stroke.valueOf(tree.path("stroke").asText()), x, y);
        }
        return tree.has("shape")
                ? new Mark.Points(
                        label, hue, Mark.Shape.valueOf(tree.path("shape").asText()), x, y)
                : new Mark.Bars(label, hue, x, y);
    }
}
