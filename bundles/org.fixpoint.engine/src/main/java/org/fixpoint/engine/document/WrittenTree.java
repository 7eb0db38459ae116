package org.fixpoint.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Where each value of a YAML text begins and ends in it. */
final class WrittenTree {
    private final String text;
    private final Optional<Node> root;

    private WrittenTree(String text, Optional<Node> root) {
        this.text = text;
        this.root = root;
    }

    /** Of a text that {@link YamlReader} has read without fault. */
    static WrittenTree of(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(YamlFile.LIMIT)
                .build();
        return new WrittenTree(text, new Compose(settings).composeString(text));
    }

    /** The value at a path of keys and indices. */
    Optional<Place> find(List<String> path) {
        if (root.isEmpty()) {
            return path.isEmpty() ? Optional.of(Place.ofNothing(text)) : Optional.empty();
        }
        Place place = place(root.get(), Optional.empty(), 0);
        for (String key : path) {
            Optional<Place> child = place.children().stream()
                    .filter(each -> each.name().equals(key))
                    .findFirst();
            if (child.isEmpty()) {
                return Optional.empty();
            }
            place = child.get();
        }
        return Optional.of(place);
    }

    private Place place(Node node, Optional<Place> parent, int depth) {
        return place(node, parent, "", start(node), depth);
    }

    private Place place(Node node, Optional<Place> parent, String name, int keyStart, int depth) {
        Place place = new Place(parent, name, form(node), keyStart, start(node), end(node), new ArrayList<>());
        if (depth > YamlReader.DEPTH) {
            return place;
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                place.children()
                        .add(place(
                                tuple.getValueNode(), Optional.of(place), key, start(tuple.getKeyNode()), depth + 1));
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                place.children()
                        .add(place(
                                item,
                                Optional.of(place),
                                Integer.toString(place.children().size()),
                                start(item),
                                depth + 1));
            }
        }
        return place;
    }

    private static Place.Form form(Node node) {
        if (node instanceof CollectionNode<?> collection) {
            boolean flow = collection.getFlowStyle() == FlowStyle.FLOW;
            if (node instanceof MappingNode) {
                return flow ? Place.Form.FLOW_MAPPING : Place.Form.BLOCK_MAPPING;
            }
            return flow ? Place.Form.FLOW_LIST : Place.Form.BLOCK_LIST;
        }
        return Place.Form.SCALAR;
    }

    private int start(Node node) {
        return offset(node.getStartMark());
    }

    /** Behind the last character of a value; the parser ends collections in block style only where the next token begins. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW) {
            List<?> values = collection.getValue();
            Object last = values.get(values.size() - 1);
            return end(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
        }
        return offset(node.getEndMark());
    }

    /** Marks count characters beyond the basic plane once. */
    private int offset(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }
}
