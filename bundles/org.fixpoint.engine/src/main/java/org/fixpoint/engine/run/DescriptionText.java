package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Violation;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.engine.describe.Description;
import org.fixpoint.engine.document.Excerpt;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.files.JsonText;

/** A description as a message of a process apart, and back. */
final class DescriptionText {
    static final String IS = "described";

    private DescriptionText() {}

    /** The message. */
    static Map<String, Object> of(Descriptions.Sketched sketched) {
        Description description = sketched.described().description();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("is", IS);
        message.put("facts", description.facts());
        message.put(
                "faults",
                description.faults().stream().map(DescriptionText::tree).toList());
        message.put("plots", sketched.described().plots());
        Map<String, Object> figures = new LinkedHashMap<>();
        sketched.figures().forEach((name, figure) -> figures.put(name, FigureText.of(figure)));
        message.put("figures", figures);
        return message;
    }

    private static Map<String, Object> tree(Fault fault) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", fault.violation().path());
        tree.put("message", fault.violation().message());
        tree.put("hint", fault.violation().hint());
        tree.put("source", fault.mark().source());
        tree.put("missing", fault.missingPlugin());
        fault.excerpt().ifPresent(excerpt -> {
            tree.put("line", excerpt.line());
            tree.put("caret", excerpt.caret());
        });
        return tree;
    }

    /**
     * What was described; its figures are drawn already.
     *
     * @throws IOException if a figure in it is none
     */
    static Descriptions.Sketched read(JsonNode message) throws IOException {
        List<Fault> faults = new ArrayList<>();
        message.path("faults").forEach(fault -> faults.add(fault(fault)));
        List<Path> plots = new ArrayList<>();
        message.path("plots").forEach(plot -> plots.add(Path.of(plot.asText())));
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> figure : message.path("figures").properties()) {
            figures.put(figure.getKey(), FigureText.read(figure.getValue()));
        }
        return new Descriptions.Sketched(
                new Descriptions.Described(
                        new Description(JsonText.map(message.path("facts")), List.of(), faults), plots),
                figures);
    }

    private static Fault fault(JsonNode tree) {
        return new Fault(
                new Violation(
                        tree.path("path").asText(),
                        tree.path("message").asText(),
                        tree.path("hint").asText()),
                Mark.option(tree.path("source").asText()), // nothing but the command line is read
                tree.path("missing").asBoolean(),
                Optional.of(tree)
                        .filter(node -> node.has("caret"))
                        .map(node -> new Excerpt(
                                node.path("line").asText(), node.path("caret").asInt())));
    }
}
