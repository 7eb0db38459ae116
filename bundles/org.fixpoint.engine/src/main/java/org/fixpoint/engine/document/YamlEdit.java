package org.fixpoint.engine.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;

/**
 * Changes of one value in the text of an experiment file that leave the rest as it was written, comments and layout included.
 *
 * <p>Every change is proven before it is given: the text after it is read, and its tree is the one before with that one value
 * different. Where that cannot be had, as for a value that others refer to by an alias, the change is refused.
 *
 * <p>A path is made of keys, and of indices from 0 for items of a list.
 */
public final class YamlEdit {
    private static final String BY_HAND = " cannot be changed without changing more; edit it as text";

    private final String text;
    private final Node root;
    private final WrittenTree written;

    private YamlEdit(String text, Node root) {
        this.text = text;
        this.root = root;
        this.written = WrittenTree.of(text);
    }

    private static YamlEdit of(String text) {
        Document document = YamlReader.read(text, "");
        if (!document.faults().isEmpty()) {
            throw new Refusal("The text is not YAML yet; correct it as text first.");
        }
        return new YamlEdit(text, document.root().orElseGet(() -> new Node.Mapping(Map.of(), Mark.startOf(""))));
    }

    /**
     * Gives a value, in place of the one there or beside the others of its mapping. A contribution written as a word becomes a
     * mapping when one of its parameters is given.
     *
     * @param value in YAML, on one line
     * @throws Refusal if the text is not YAML, the mapping is not there, or the change would change more
     */
    public static TextChange set(String text, List<String> path, String value) {
        YamlEdit edit = of(text);
        Node wanted = edit.with(edit.root, path, 0, edit.node(value));
        return edit.proven(edit.setting(path, value), wanted, path);
    }

    /**
     * Takes a value out with its key, or an item out of its list. What is not there need not be taken out.
     *
     * @throws Refusal if the text is not YAML, or the change would change more
     */
    public static TextChange remove(String text, List<String> path) {
        YamlEdit edit = of(text);
        Optional<Place> place = edit.written.find(path);
        if (place.isEmpty() || path.isEmpty()) {
            return new TextChange(0, 0, "");
        }
        return edit.proven(new YamlRemoval(text, place.get()).change(), without(edit.root, path, 0), path);
    }

    /**
     * Adds an item to the end of a list, which is begun if it is not there.
     *
     * @param value in YAML, on one line
     * @throws Refusal if the text is not YAML, there is something else than a list, or the change would change more
     */
    public static TextChange append(String text, List<String> path, String value) {
        YamlEdit edit = of(text);
        Optional<Node> there = edit.node(path);
        if (there.filter(node -> !isNothing(node)).isEmpty()) {
            return set(text, path, "[" + value + "]");
        }
        if (!(there.get() instanceof Node.Sequence list)) {
            throw new Refusal(String.join(".", path) + " is " + there.get().inWords() + " and no list.");
        }
        List<Node> items = new ArrayList<>(list.items());
        items.add(edit.node(value));
        Node wanted = edit.with(edit.root, path, 0, new Node.Sequence(items, list.mark()));
        return edit.proven(edit.written.find(path).orElseThrow().appended(text, value), wanted, path);
    }

    /** The value at a path. */
    private Optional<Node> node(List<String> path) {
        Optional<Node> node = Optional.of(root);
        for (String key : path) {
            node = node.flatMap(parent -> child(parent, key));
        }
        return node;
    }

    private static Optional<Node> child(Node parent, String key) {
        if (parent instanceof Node.Mapping mapping) {
            return mapping.get(key);
        }
        return parent instanceof Node.Sequence list
                        && key.matches("[0-9]{1,6}")
                        && Integer.parseInt(key) < list.items().size()
                ? Optional.of(list.items().get(Integer.parseInt(key)))
                : Optional.empty();
    }

    private Node node(String value) {
        Document document = YamlReader.read(value, "");
        if (!document.faults().isEmpty() || value.contains("\n")) {
            throw new Refusal("\"" + value + "\" is not a value in YAML on one line.");
        }
        return document.root().orElse(new Node.Scalar(Node.Form.NOTHING, "", Mark.startOf("")));
    }

    private static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING;
    }

    private TextChange setting(List<String> path, String value) {
        Optional<Place> place = written.find(path);
        if (place.isPresent()) {
            return place.get().replaced(text, value);
        }
        List<String> above = path.subList(0, path.size() - 1);
        String key = path.get(path.size() - 1);
        Place parent = written.find(above).orElseThrow(() -> new Refusal(String.join(".", above) + " is not there."));
        return parent.member(text, key, value);
    }

    private TextChange proven(TextChange change, Node wanted, List<String> path) {
        Document after = YamlReader.read(change.applied(text), "");
        boolean same = after.faults().isEmpty()
                && after.root().map(node -> same(node, wanted)).orElse(isEmpty(wanted));
        if (!same) {
            throw new Refusal(String.join(".", path) + BY_HAND + ".");
        }
        return change;
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Mapping mapping && mapping.members().isEmpty();
    }

    /** Whether two trees hold the same, wherever it stands. */
    private static boolean same(Node a, Node b) {
        if (a instanceof Node.Mapping one && b instanceof Node.Mapping other) {
            return List.copyOf(one.members().keySet())
                            .equals(List.copyOf(other.members().keySet()))
                    && one.members().keySet().stream()
                            .allMatch(key -> same(
                                    one.get(key).orElseThrow(), other.get(key).orElseThrow()));
        }
        if (a instanceof Node.Sequence one && b instanceof Node.Sequence other) {
            boolean same = one.items().size() == other.items().size();
            for (int i = 0; same && i < one.items().size(); i++) {
                same = same(one.items().get(i), other.items().get(i));
            }
            return same;
        }
        return a instanceof Node.Scalar one
                && b instanceof Node.Scalar other
                && one.form() == other.form()
                && one.text().equals(other.text());
    }

    private Node with(Node node, List<String> path, int from, Node value) {
        if (from == path.size()) {
            return value;
        }
        String key = path.get(from);
        if (node instanceof Node.Sequence list && child(node, key).isPresent()) {
            List<Node> items = new ArrayList<>(list.items());
            int index = Integer.parseInt(key);
            items.set(index, with(items.get(index), path, from + 1, value));
            return new Node.Sequence(items, list.mark());
        }
        Map<String, Node.Member> members = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            members.putAll(mapping.members());
        } else if (node instanceof Node.Scalar word && word.form() == Node.Form.TEXT) {
            members.put("id", new Node.Member(word.mark(), word));
        } else if (!isNothing(node)) {
            throw new Refusal(String.join(".", path) + " is not there.");
        }
        Node old = Optional.ofNullable(members.get(key))
                .map(Node.Member::value)
                .orElse(new Node.Scalar(Node.Form.NOTHING, "", node.mark()));
        members.put(key, new Node.Member(node.mark(), with(old, path, from + 1, value)));
        return new Node.Mapping(members, node.mark());
    }

    private static Node without(Node node, List<String> path, int from) {
        String key = path.get(from);
        boolean last = from == path.size() - 1;
        if (node instanceof Node.Sequence list) {
            List<Node> items = new ArrayList<>(list.items());
            int index = Integer.parseInt(key);
            if (last) {
                items.remove(index);
            } else {
                items.set(index, without(items.get(index), path, from + 1));
            }
            return new Node.Sequence(items, list.mark());
        }
        Node.Mapping mapping = (Node.Mapping) node;
        Map<String, Node.Member> members = new LinkedHashMap<>(mapping.members());
        if (last) {
            members.remove(key);
        } else {
            members.put(
                    key,
                    new Node.Member(mapping.mark(), without(mapping.get(key).orElseThrow(), path, from + 1)));
        }
        return new Node.Mapping(members, mapping.mark());
    }
}
