package org.fixpoint.engine.preset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Document;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlFile;
import org.fixpoint.engine.document.YamlReader;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.plan.SingleSetup;

/** Reads the files of presets against what is installed: an entry of the catalogue, or every fault at once. */
public final class PresetReader {
    private static final String FORMAT = "fixpoint-preset";
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(FORMAT, "kind", "id", "summary", "of"));
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Catalogue installed;

    /** A reader of presets that are made of what is installed; a preset of a preset is none. */
    public PresetReader(Catalogue installed) {
        this.installed = installed;
    }

    /** Reads a file; its name without {@value PresetFolder#ENDING} is to be the id. Data files are relative to its folder. */
    public PresetReading read(Path file) {
        try {
            return read(YamlFile.text(file), file);
        } catch (YamlFile.Unreadable unreadable) {
            return new PresetReading(Optional.empty(), List.of(unreadable.fault()));
        }
    }

    /** Reads the text of a file, see {@link #read(Path)}. */
    public PresetReading read(String text, Path file) {
        Document document = YamlReader.read(text, name(file));
        List<Fault> faults = new ArrayList<>(document.faults());
        Node root = document.root().orElse(new Node.Scalar(Node.Form.NOTHING, "", Mark.startOf(name(file))));
        Optional<Entry> entry = Optional.empty();
        if (root instanceof Node.Mapping mapping) {
            entry = entry(mapping, file, faults);
        } else if (faults.isEmpty()) {
            faults.add(Fault.at(root.mark(), "", "is " + root.inWords(), "a preset begins with " + FORMAT + ": 1"));
        }
        faults.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
        return new PresetReading(faults.isEmpty() ? entry : Optional.empty(), faults);
    }

    private Optional<Entry> entry(Node.Mapping root, Path file, List<Fault> faults) {
        keys(root, faults);
        Optional<Class<?>> kind = kind(root, faults);
        Optional<String> id = text(root, "id", true, faults);
        id.ifPresent(name -> named(name, kind, root, file, faults));
        Optional<String> summary = text(root, "summary", false, faults);
        Optional<Node> of = root.get("of");
        if (of.isEmpty()) {
            faults.add(Fault.at(root.mark(), "of", "is missing", "write of: {id: …} as in an experiment"));
        }
        if (kind.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        SingleSetup single = SingleSetup.ofPreset(installed, kind.get(), of.get(), "of", folder);
        Map<Mark, String> named = presets(of.get(), folder);
        single.faults().forEach(fault -> faults.add(ofPreset(fault, named)));
        return faults.isEmpty()
                ? single.setup().map(setup -> entry(id.orElseThrow(), summary, setup))
                : Optional.empty();
    }

    /** The words of a value that are presets in a folder, by their places. */
    private static Map<Mark, String> presets(Node node, Path folder) {
        Map<Mark, String> named = new HashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.members().values().forEach(member -> named.putAll(presets(member.value(), folder)));
        } else if (node instanceof Node.Scalar scalar
                && KEBAB.matcher(scalar.text()).matches()
                && Files.exists(folder.resolve(scalar.text() + PresetFolder.ENDING))) {
            named.put(scalar.mark(), scalar.text());
        }
        return named;
    }

    /** A fault as it is, unless it misses what is a preset. */
    private static Fault ofPreset(Fault fault, Map<Mark, String> presets) {
        Optional<String> id = Optional.ofNullable(presets.get(fault.mark()))
                .filter(preset -> fault.violation().message().contains("not installed"));
        return id.map(preset -> Fault.at(
                        fault.mark(),
                        fault.violation().path(),
                        "\"" + preset + "\" is a preset, and a preset cannot be made of one",
                        "write out what " + preset + " is made of"))
                .orElse(fault);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void keys(Node.Mapping root, List<Fault> faults) {
        root.members().forEach((key, member) -> {
            if (!KEYS.contains(key)) {
                faults.add(Fault.at(
                        member.keyMark(),
                        key,
                        "is not a key of a preset",
                        Spelling.nearest(key, KEYS)
                                .map(near -> "nearest: \"" + near + "\"")
                                .orElse("its keys are " + String.join(", ", KEYS))));
            }
        });
        Optional<Node> format = root.get(FORMAT);
        String hint = "begin the file with " + FORMAT + ": 1";
        if (format.isEmpty()) {
            faults.add(Fault.at(root.mark(), FORMAT, "is missing", hint));
        } else if (!(format.get() instanceof Node.Scalar scalar && scalar.text().equals("1"))) {
            String message = "is " + format.get().inWords() + ", a format that is not known here";
            faults.add(Fault.at(format.get().mark(), FORMAT, message, hint));
        }
    }

    private Optional<Class<?>> kind(Node.Mapping root, List<Fault> faults) {
        Optional<String> word = text(root, "kind", true, faults);
        Map<String, Class<?>> kinds = installed.kinds();
        Optional<Class<?>> kind = word.flatMap(w -> Optional.ofNullable(kinds.get(w)));
        if (word.isPresent() && kind.isEmpty()) {
            faults.add(Fault.at(
                    root.get("kind").orElse(root).mark(),
                    "kind",
                    "is \"" + word.get() + "\", which is not a kind",
                    Spelling.nearest(word.get(), kinds.keySet())
                            .map(near -> "nearest: \"" + near + "\"")
                            .orElse("the kinds are " + String.join(", ", kinds.keySet()))));
        }
        return kind;
    }

    private static Optional<String> text(Node.Mapping root, String key, boolean required, List<Fault> faults) {
        Optional<Node> node = root.get(key);
        if (node.isEmpty()) {
            if (required) {
                faults.add(Fault.at(root.mark(), key, "is missing", "add " + key + ": …"));
            }
            return Optional.empty();
        }
        if (node.get() instanceof Node.Scalar scalar
                && !scalar.text().isBlank()
                && scalar.text().strip().lines().count() == 1) {
            return Optional.of(scalar.text().strip());
        }
        faults.add(Fault.at(node.get().mark(), key, "is " + node.get().inWords(), "give a line of text"));
        return Optional.empty();
    }

    private void named(String id, Optional<Class<?>> kind, Node.Mapping root, Path file, List<Fault> faults) {
        Mark mark = root.get("id").orElse(root).mark();
        String name = name(file);
        if (!KEBAB.matcher(id).matches()) {
            faults.add(Fault.at(mark, "id", "is \"" + id + "\"", "use lower-case letters, digits and single dashes"));
        } else if (!name.equals(id + PresetFolder.ENDING)) {
            faults.add(Fault.at(
                    mark,
                    "id",
                    "is \"" + id + "\" in a file named " + name,
                    "rename the file to " + id + PresetFolder.ENDING + ", or change the id"));
        }
        kind.flatMap(type -> installed.find(type, id))
                .ifPresent(entry -> faults.add(Fault.at(
                        mark,
                        "id",
                        "is \"" + id + "\", which " + entry.origin().bundle() + " offers already",
                        "give the preset another id, and its file the same name")));
    }

    private Entry entry(String id, Optional<String> summary, Setup setup) {
        Contribution<?> base = setup.entry().contribution();
        boolean special = installed
                .find(base.descriptor().kind(), setup.id())
                .filter(general -> general.contribution() == base)
                .isEmpty();
        return new Entry(
                preset(id, summary, setup, base, special), setup.entry().origin());
    }

    private static <T> Preset<T> preset(
            String id, Optional<String> summary, Setup setup, Contribution<T> base, boolean special) {
        Descriptor<T> of = base.descriptor();
        List<Parameter<?>> parameters = of.parameters().stream()
                .<Parameter<?>>map(
                        parameter -> Optional.ofNullable(setup.settings().get(parameter.name()))
                                .<Parameter<?>>map(setting -> Defaults.with(parameter, setting))
                                .orElse(parameter))
                .toList();
        Set<String> fixed = of.parameters().stream()
                .filter(parameter -> parameter instanceof Parameter.Text)
                .map(Parameter::name)
                .filter(name -> special || name.equals(of.id()))
                .collect(Collectors.toSet());
        Descriptor<T> descriptor = new Descriptor<>(
                of.kind(),
                id,
                summary.orElse(of.summary() + " (preset of " + of.id() + ")"),
                formula(of, setup),
                parameters,
                of.sources());
        return new Preset<>(descriptor, base, setup.settings(), fixed);
    }

    /** The text that stands for the contribution where it has a parameter of its own name, else the formula of the contribution. */
    private static String formula(Descriptor<?> of, Setup setup) {
        return setup.settings().get(of.id()) instanceof Setting.Plain plain && plain.value() instanceof String text
                ? text
                : of.formula();
    }
}
