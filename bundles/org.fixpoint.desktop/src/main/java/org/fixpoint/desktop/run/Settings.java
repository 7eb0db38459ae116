package org.fixpoint.desktop.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.Overrides;
import org.fixpoint.engine.document.YamlReader;

/**
 * What an experiment says, value by value, so that two of them can be told apart. Two spellings of one choice, {@code tanh} and
 * {@code {id: tanh}}, are one value; notes are none.
 *
 * @param values by path, in the order of the file: the id of what is chosen, a number or word, a list or a sweep as it is written
 */
record Settings(Map<String, String> values) {
    private static final String NOTE = "note";
    private static final String NAME = "name";
    private static final String ID = "id";
    private static final String SWEEP = "sweep";
    private static final String NONE = "–";

    /** A value that differs: its path, and what it was and is; a dash where it is not given. */
    record Change(String path, String before, String now) {
        /** By the last part of the path: {@code width 32 → 64}. */
        String brief() {
            return path.substring(path.lastIndexOf('.') + 1) + " " + before + " → " + now;
        }

        @Override
        public String toString() {
            return path + ": " + before + " → " + now;
        }
    }

    Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Those of an experiment.
     *
     * @param overrides values given in place of the text's, each {@code path=value}
     */
    static Settings of(String text, List<String> overrides) {
        Map<String, String> values = new LinkedHashMap<>();
        YamlReader.read(text, "")
                .root()
                .flatMap(root -> Overrides.applied(root, overrides).root())
                .ifPresent(root -> gather("", root, values));
        values.remove(NOTE);
        return new Settings(values);
    }

    /** The name of the experiment; empty if it has none. */
    String name() {
        return values.getOrDefault(NAME, "");
    }

    /** What differs from the settings of another run, first what that has. */
    List<Change> since(Settings before) {
        Set<String> paths = new LinkedHashSet<>(before.values.keySet());
        paths.addAll(values.keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            String then = before.values.getOrDefault(path, NONE);
            String now = values.getOrDefault(path, NONE);
            if (!then.equals(now)) {
                changes.add(new Change(path, then, now));
            }
        }
        return changes;
    }

    private static void gather(String path, Node node, Map<String, String> values) {
        if (node instanceof Node.Mapping mapping && mapping.get(SWEEP).isEmpty()) {
            mapping.get(ID).ifPresent(id -> values.put(path, flow(id)));
            mapping.members().forEach((key, member) -> {
                if (!key.equals(ID)) {
                    gather(path.isEmpty() ? key : path + "." + key, member.value(), values);
                }
            });
        } else if (node instanceof Node.Sequence sequence
                && sequence.items().stream().anyMatch(item -> id(item).isPresent())) {
            values.put(
                    path,
                    sequence.items().stream()
                            .map(item -> id(item).orElseGet(() -> flow(item)))
                            .toList()
                            .toString());
            Set<String> taken = new HashSet<>();
            sequence.items().forEach(item -> id(item).or(() -> Optional.of(flow(item)))
                    .map(id -> unique(id, taken))
                    .ifPresent(name -> within(path + "." + name, item, values)));
        } else {
            values.put(path, flow(node));
        }
    }

    /** The values of a contribution in a list, whose id stands in the list already. */
    private static void within(String path, Node item, Map<String, String> values) {
        if (item instanceof Node.Mapping) {
            gather(path, item, values);
            values.remove(path);
        }
    }

    /** The second of one id is {@code id-2}, as an experiment names them. */
    private static String unique(String id, Set<String> taken) {
        String name = id;
        for (int i = 2; !taken.add(name); i++) {
            name = id + "-" + i;
        }
        return name;
    }

    private static Optional<String> id(Node node) {
        return node instanceof Node.Mapping mapping ? mapping.get(ID).map(Settings::flow) : Optional.empty();
    }

    /** A value on one line, as YAML has it. */
    private static String flow(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(Settings::flow).toList().toString();
        }
        if (node instanceof Node.Mapping mapping) {
            List<String> members = new ArrayList<>();
            mapping.members().forEach((key, member) -> members.add(key + ": " + flow(member.value())));
            return "{" + String.join(", ", members) + "}";
        }
        return ((Node.Scalar) node).text().strip().replaceAll("\\s+", " ");
    }
}
