package org.fixpoint.desktop.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.document.Document;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlReader;

/** Makes the form of an experiment's text from what is installed: one field for each parameter of what the text names. */
public final class FormReader {
    private static final String SUITE =
            "This file names experiments. Each opens here by its button; all of them are run one after"
                    + " the other by fixpoint run, whose command Ctrl+Shift+C copies.";

    private final Catalogue catalogue;
    private final Node.Mapping root;
    private final PartReader parts;

    private FormReader(Catalogue catalogue, Residency residency, Node.Mapping root) {
        this.catalogue = catalogue;
        this.root = root;
        this.parts = new PartReader(catalogue, residency);
    }

    /** The form of a text; without sections, and with a notice, where it is no experiment. */
    public static Form read(String text, Catalogue catalogue, Residency residency) {
        Document document = YamlReader.read(text, "");
        if (!document.faults().isEmpty()) {
            return new Form(List.of(), "The text is not YAML yet; correct it in the tab YAML.");
        }
        if (!(document.root().orElseGet(() -> new Node.Mapping(Map.of(), org.fixpoint.engine.document.Mark.startOf("")))
                instanceof Node.Mapping root)) {
            return new Form(List.of(), "An experiment is a mapping that begins with fixpoint: 1.");
        }
        Optional<Node> members = root.get("experiments");
        if (members.isPresent()) {
            return new Form(List.of(), SUITE, members(members.get()));
        }
        return new FormReader(catalogue, residency, root).form();
    }

    /** The names in a list; what is no name is told as a fault when the text is read as a whole. */
    private static List<String> members(Node node) {
        List<String> names = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Scalar scalar && !scalar.text().isBlank() && !names.contains(scalar.text())) {
                    names.add(scalar.text());
                }
            }
        }
        return names;
    }

    private Form form() {
        return new Form(
                List.of(
                        new Section("Experiment", ownFields(), Optional.empty()),
                        new Section("Model", part("model", Architecture.class), Optional.empty()),
                        new Section("Input", part("input", InputSource.class), Optional.empty()),
                        list("Analyses", "analyses", Analysis.class),
                        list("Figures", "figures", Visualizer.class),
                        list("Results", "results", ResultSink.class)),
                "");
    }

    private List<Field> ownFields() {
        return List.of(
                own("name", "names the folder of a run", Editor.Content.TEXT, "that of the file"),
                own("note", "what the experiment shows, in sentences", Editor.Content.TEXT, ""),
                own("seed", "the root of all chance", Editor.Content.WHOLE, "1"),
                own(
                        "replicates",
                        "how often each point runs, each time with chance of its own",
                        Editor.Content.WHOLE,
                        "1"));
    }

    private Field own(String key, String doc, Editor.Content content, String standard) {
        return new Field(
                List.of(key),
                key,
                0,
                key,
                doc,
                "",
                new Editor.Line(content, standard, Optional.empty()),
                root.get(key).map(FlowText::shown).orElse(""),
                false,
                List.of(),
                Optional.empty());
    }

    private List<Field> part(String key, Class<?> kind) {
        return parts.read(new PartReader.At(List.of(key), key, 0, key, "", false, List.of()), root.get(key), kind, "");
    }

    private Section list(String title, String key, Class<?> kind) {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Node> items = root.get(key)
                .map(node -> node instanceof Node.Sequence list ? list.items() : List.<Node>of())
                .orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            String id = PartReader.id(items.get(i)).orElse("");
            String place =
                    key + "." + (key.equals("results") || id.isEmpty() ? Integer.toString(i) : unique(id, names));
            fields.addAll(parts.read(
                    new PartReader.At(
                            List.of(key, Integer.toString(i)), place, 0, Integer.toString(i + 1), "", true, List.of()),
                    Optional.of(items.get(i)),
                    kind,
                    ""));
        }
        return new Section(
                title, fields, Optional.of(new Section.Addition(List.of(key), Kinds.word(kind), catalogue.ids(kind))));
    }

    /** As faults name the second of one id. */
    private static String unique(String id, Set<String> taken) {
        String unique = id;
        for (int i = 2; !taken.add(unique); i++) {
            unique = id + "-" + i;
        }
        return unique;
    }

    /** What is taken for a parameter that is not given, as a file has it; empty if there is nothing. */
    public static String standard(Parameter<?> parameter) {
        return PartReader.standard(parameter);
    }

    /** Whether a parameter is shown beside what is in force for the others. */
    static boolean visible(Parameter<?> parameter, Map<String, String> inForce) {
        return parameter
                .visibleWhen()
                .map(condition -> condition.values().contains(inForce.getOrDefault(condition.parameter(), "")))
                .orElse(true);
    }
}
