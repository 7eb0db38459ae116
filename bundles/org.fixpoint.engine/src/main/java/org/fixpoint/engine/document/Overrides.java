package org.fixpoint.engine.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values given on the command line, {@code --set path=value}, put into the tree of an experiment file. */
public final class Overrides {
    private static final Mark OPTION = Mark.option("--set");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");

    private Overrides() {}

    /**
     * The tree with all values in place, later ones over earlier ones.
     *
     * <p>A path is made of keys; an item of a list is named by its index from 0 or by the id of the contribution there. A
     * contribution written as a word becomes a mapping when one of its parameters is set, and missing mappings are added.
     *
     * @param settings each {@code path=value}, the value in YAML
     */
    public static Document applied(Node root, List<String> settings) {
        List<Fault> faults = new ArrayList<>();
        Node changed = root;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0) {
                faults.add(Fault.at(OPTION, "", "\"" + setting + "\" is not path=value", "write --set model.depth=8"));
                continue;
            }
            Document value = YamlReader.read(setting.substring(equals + 1), "--set");
            value.faults().forEach(fault -> faults.add(unmarked(fault, setting.substring(0, equals))));
            if (!value.faults().isEmpty()) {
                continue;
            }
            Node scalar = value.root().orElse(new Node.Scalar(Node.Form.NOTHING, "", OPTION));
            try {
                changed = with(
                        changed,
                        path(setting.substring(0, equals)),
                        0,
                        unmarked(scalar, setting.substring(0, equals + 1)));
            } catch (IllegalArgumentException fault) {
                faults.add(Fault.at(
                        OPTION, setting.substring(0, equals), String.valueOf(fault.getMessage()), "check the path"));
            }
        }
        return new Document(Optional.of(changed), faults);
    }

    private static List<String> path(String dotted) {
        List<String> parts = List.of(dotted.split("\\.", -1));
        if (parts.size() > YamlReader.DEPTH) {
            throw new IllegalArgumentException("leads deeper than " + YamlReader.DEPTH + " levels");
        }
        return parts;
    }

    private static Fault unmarked(Fault fault, String path) {
        return Fault.at(
                OPTION, path, fault.violation().message(), fault.violation().hint());
    }

    private static Node unmarked(Node node, String path) {
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    sequence.items().stream().map(item -> unmarked(item, path)).toList(), OPTION);
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Node.Member> members = new LinkedHashMap<>();
            mapping.members()
                    .forEach(
                            (key, member) -> members.put(key, new Node.Member(OPTION, unmarked(member.value(), path))));
            return new Node.Mapping(members, OPTION);
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return new Node.Scalar(
                scalar.form(), scalar.text(), OPTION, scalar.written().map(written -> written.after(path)));
    }

    private static Node with(Node node, List<String> path, int from, Node value) {
        if (from == path.size()) {
            return value;
        }
        String key = path.get(from);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("has an empty part");
        }
        if (node instanceof Node.Sequence sequence) {
            int index = index(sequence, key);
            List<Node> items = new ArrayList<>(sequence.items());
            items.set(index, with(items.get(index), path, from + 1, value));
            return new Node.Sequence(items, sequence.mark());
        }
        Map<String, Node.Member> members = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            members.putAll(mapping.members());
        } else if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            members.put("id", new Node.Member(scalar.mark(), scalar));
        } else if (!(node instanceof Node.Scalar scalar) || scalar.form() != Node.Form.NOTHING) {
            throw new IllegalArgumentException("leads through " + node.inWords() + " at \"" + key + "\"");
        }
        Node old = Optional.ofNullable(members.get(key))
                .map(Node.Member::value)
                .orElse(new Node.Scalar(Node.Form.NOTHING, "", OPTION));
        members.put(key, new Node.Member(OPTION, with(old, path, from + 1, value)));
        return new Node.Mapping(members, node.mark());
    }

    private static int index(Node.Sequence sequence, String key) {
        if (INDEX.matcher(key).matches()) {
            int index = Integer.parseInt(key);
            if (index < sequence.items().size()) {
                return index;
            }
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            Node id = item instanceof Node.Mapping mapping ? mapping.get("id").orElse(item) : item;
            if (id instanceof Node.Scalar scalar && scalar.text().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException("finds no item \"" + key + "\" in the list");
    }
}
