package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Node;

/** Reads the keys of an experiment file and checks every value by itself. */
final class ExperimentReader {
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "fixpoint", "name", "note", "seed", "replicates", "model", "input", "analyses", "figures", "results"));
    private static final List<String> USUAL_RESULTS = List.of("csv", "npz", "svg", "html");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int MOST_REPLICATES = 10_000;

    private final Catalogue catalogue;
    private final Faults faults;
    private final ContributionReader contributions;
    private final Node.Mapping root;
    private final Place top;

    private ExperimentReader(Catalogue catalogue, Path folder, Node.Mapping root, Faults faults) {
        this.catalogue = catalogue;
        this.faults = faults;
        this.contributions = new ContributionReader(catalogue, Basis.ofExperiment(folder), faults);
        this.root = root;
        this.top = new Place("", root.mark());
    }

    /**
     * Reads an experiment, adding to the faults.
     *
     * @param file names the experiment if it has no name of its own; data files are relative to its folder
     */
    static Experiment read(Catalogue catalogue, Path file, Node.Mapping root, Faults faults) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        return new ExperimentReader(catalogue, folder, root, faults).experiment(file);
    }

    private Experiment experiment(Path file) {
        keys();
        format();
        Optional<Draft> model = required("model")
                .flatMap(node -> contributions.readOrSweep(node, top.at("model", node), Architecture.class));
        Optional<Draft> input = root.get("input")
                .flatMap(node -> contributions.readOrSweep(node, top.at("input", node), InputSource.class));
        Optional<Draft> whole = model.map(
                draft -> input.map(given -> SharedInput.within(draft, given)).orElse(draft));
        Map<String, Draft.Chosen> analyses = analyses();
        int named = root.get("analyses")
                .map(node -> node instanceof Node.Sequence list ? list.items().size() : 0)
                .orElse(0);
        return new Experiment(
                name(file),
                note(),
                number("seed", 1, "a whole number from -2^63 to 2^63 - 1", Long.MIN_VALUE, Long.MAX_VALUE),
                (int) number("replicates", 1, "a whole number from 1 to " + MOST_REPLICATES, 1, MOST_REPLICATES),
                whole,
                input,
                root.get("input").isPresent(),
                analyses,
                named > 0 && analyses.size() == named,
                figures(),
                sinks(),
                contributions.axes());
    }

    private void keys() {
        root.members().forEach((key, member) -> {
            if (!KEYS.contains(key)) {
                faults.add(
                        top.at(key, member.keyMark()),
                        "is not a key of an experiment",
                        Spelling.nearest(key, KEYS)
                                .map(near -> "nearest: \"" + near + "\"")
                                .orElse("its keys are " + String.join(", ", KEYS)));
            }
        });
    }

    private Optional<Node> required(String key) {
        Optional<Node> node = root.get(key);
        if (node.isEmpty()) {
            faults.add(top.at(key, root.mark()), "is missing", "add " + key + ": …");
        }
        return node;
    }

    private void format() {
        String hint = "begin the file with fixpoint: 1";
        required("fixpoint").ifPresent(node -> {
            if (!(node instanceof Node.Scalar scalar && scalar.text().equals("1"))) {
                faults.add(
                        top.at("fixpoint", node), "is " + node.inWords() + ", a format that is not known here", hint);
            }
        });
    }

    private String name(Path file) {
        String last = String.valueOf(file.getFileName()).replaceAll("\\.[^.]*$", "");
        String ofFile = last.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[._-]+", "");
        Optional<Node> node = root.get("name");
        if (node.isEmpty()) {
            return ofFile.isEmpty() ? "experiment" : ofFile.substring(0, Math.min(100, ofFile.length()));
        }
        if (node.get() instanceof Node.Scalar scalar
                && NAME.matcher(scalar.text()).matches()) {
            return scalar.text();
        }
        faults.add(
                top.at("name", node.get()),
                "is " + node.get().inWords(),
                "give a file name: letters, digits, dots, dashes and underscores, at most 100");
        return ofFile;
    }

    private String note() {
        Optional<Node> node = root.get("note");
        if (node.isEmpty()) {
            return "";
        }
        if (node.get() instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            return scalar.text().strip();
        }
        faults.add(
                top.at("note", node.get()),
                "is " + node.get().inWords(),
                "give text: what the experiment shows, in sentences");
        return "";
    }

    private long number(String key, long byDefault, String allowed, long low, long high) {
        Optional<Node> node = root.get(key);
        if (node.isEmpty()) {
            return byDefault;
        }
        Place place = top.at(key, node.get());
        Optional<Long> value = Numbers.integer(node.get(), place, allowed, faults);
        if (value.isPresent() && (value.get() < low || value.get() > high)) {
            faults.add(place, "is " + value.get(), "give " + allowed);
            return byDefault;
        }
        return value.orElse(byDefault);
    }

    private Map<String, Draft.Chosen> analyses() {
        Map<String, Draft.Chosen> analyses = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (Node item :
                required("analyses").map(node -> items("analyses", node)).orElse(List.of())) {
            String id = id(item);
            String name = unique(id.isEmpty() ? "analysis" : id, names);
            Place place =
                    new Place("analyses." + (id.isEmpty() ? Integer.toString(names.size() - 1) : name), item.mark());
            contributions.read(item, place, Analysis.class, true).ifPresent(chosen -> analyses.put(name, chosen));
        }
        if (names.isEmpty() && root.get("analyses").isPresent()) {
            Node node = root.get("analyses").orElseThrow();
            if (node instanceof Node.Sequence) {
                faults.add(top.at("analyses", node), "is an empty list", "name at least one analysis");
            }
        }
        return analyses;
    }

    private List<Node> items(String key, Node node) {
        if (node instanceof Node.Sequence list) {
            return list.items();
        }
        faults.add(
                top.at(key, node),
                "is " + node.inWords(),
                "give a list: [" + (node instanceof Node.Scalar s ? s.text() : "…") + "]");
        return List.of();
    }

    private static String id(Node item) {
        Node id = item instanceof Node.Mapping mapping ? mapping.get("id").orElse(item) : item;
        return id instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT ? scalar.text() : "";
    }

    /** The name itself, or with -2, -3, … behind it; taken from then on. */
    static String unique(String name, Set<String> taken) {
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }

    private Optional<List<Experiment.Figure>> figures() {
        return root.get("figures").map(node -> {
            List<Experiment.Figure> figures = new ArrayList<>();
            List<Node> items = items("figures", node);
            for (int i = 0; i < items.size(); i++) {
                String id = id(items.get(i));
                Place place = new Place(
                        "figures." + (id.isEmpty() ? Integer.toString(i) : id),
                        items.get(i).mark());
                figure(items.get(i), place).ifPresent(figures::add);
            }
            return figures;
        });
    }

    private Optional<Experiment.Figure> figure(Node node, Place place) {
        Optional<Entry> entry = catalogue.find(Visualizer.class, id(node));
        if (entry.isEmpty() || !(node instanceof Node.Mapping mapping)) {
            return contributions
                    .read(node, place, Visualizer.class, false)
                    .map(chosen -> new Experiment.Figure(chosen, place, Optional.empty(), Map.of()));
        }
        Set<String> parameters = new LinkedHashSet<>(Set.of("id", "sweep"));
        contributions
                .specialised(entry.get(), place, mapping)
                .orElse(entry.get())
                .descriptor()
                .parameters()
                .forEach(parameter -> parameters.add(parameter.name()));
        Map<String, Node.Member> own = new LinkedHashMap<>();
        Map<String, Node.Member> slots = new LinkedHashMap<>();
        mapping.members().forEach((key, member) -> (parameters.contains(key) ? own : slots).put(key, member));
        Optional<String> name = Optional.empty();
        if (slots.containsKey("name")) {
            Node given = mapping.get("name").orElseThrow();
            slots.remove("name");
            if (given instanceof Node.Scalar scalar
                    && NAME.matcher(scalar.text()).matches()) {
                name = Optional.of(scalar.text());
            } else {
                faults.add(place.at("name", given), "is " + given.inWords(), "give a file name without spaces");
            }
        }
        Optional<String> fileName = name;
        return contributions
                .read(new Node.Mapping(own, mapping.mark()), place, Visualizer.class, false)
                .map(chosen -> new Experiment.Figure(chosen, place, fileName, slots));
    }

    private List<Draft.Chosen> sinks() {
        List<Draft.Chosen> sinks = new ArrayList<>();
        Optional<Node> results = root.get("results");
        if (results.isEmpty()) {
            for (String id : USUAL_RESULTS) {
                if (catalogue.find(ResultSink.class, id).isPresent()) {
                    Node word = new Node.Scalar(Node.Form.TEXT, id, root.mark());
                    contributions
                            .read(word, top.at("results", word), ResultSink.class, false)
                            .ifPresent(sinks::add);
                }
            }
            return sinks;
        }
        List<Node> items = items("results", results.get());
        for (int i = 0; i < items.size(); i++) {
            Place place = new Place("results." + i, items.get(i).mark());
            contributions.read(items.get(i), place, ResultSink.class, false).ifPresent(sinks::add);
        }
        return sinks;
    }
}
