package org.fixpoint.desktop.form;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixpoint.engine.document.Document;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlReader;
import org.fixpoint.engine.plan.Sweep;

/**
 * A sweep as a field shows it.
 *
 * @param values those it lists or spans
 */
public record SweptValue(Node values) {
    /** The sweep that a text is, such as {@code {sweep: [1, 2]}}. */
    public static Optional<SweptValue> of(String shown) {
        if (!shown.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        Document read = YamlReader.read(shown, "");
        return read.faults().isEmpty()
                ? read.root()
                        .flatMap(node ->
                                node instanceof Node.Mapping mapping ? mapping.get("sweep") : Optional.<Node>empty())
                        .map(SweptValue::new)
                : Optional.empty();
    }

    /**
     * All its values, the very ones that points are made for; none where it is at fault.
     *
     * @param whole whether those that it spans are rounded to whole numbers
     */
    public List<Node> values(boolean whole) {
        return Sweep.values(values, whole);
    }

    /** How many values it has, where it says so. */
    public OptionalInt count() {
        Optional<List<Node>> listed = listed();
        if (listed.isPresent()) {
            return OptionalInt.of(listed.get().size());
        }
        Optional<Node> count = member("count").or(() -> spaced("linspace", 2)).or(() -> spaced("logspace", 2));
        try {
            return count.map(node -> OptionalInt.of(Integer.parseInt(FlowText.shown(node))))
                    .orElse(OptionalInt.empty());
        } catch (NumberFormatException noCount) {
            return OptionalInt.empty();
        }
    }

    /** The first value as a file has it, where there is one. */
    public Optional<String> first() {
        return listed().flatMap(list -> list.stream().findFirst())
                .or(() -> member("from"))
                .or(() -> spaced("linspace", 0))
                .map(FlowText::written)
                .or(() -> spaced("logspace", 0).flatMap(SweptValue::power));
    }

    private static Optional<String> power(Node exponent) {
        try {
            return Optional.of(FlowText.number(StrictMath.pow(10, Double.parseDouble(FlowText.shown(exponent)))));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private Optional<List<Node>> listed() {
        return values instanceof Node.Sequence list
                ? Optional.of(list.items())
                : member("list").flatMap(SweptValue::items);
    }

    private Optional<Node> spaced(String key, int index) {
        return member(key)
                .flatMap(SweptValue::items)
                .filter(items -> items.size() == 3)
                .map(items -> items.get(index));
    }

    private static Optional<List<Node>> items(Node node) {
        return node instanceof Node.Sequence list ? Optional.of(list.items()) : Optional.empty();
    }

    private Optional<Node> member(String key) {
        return values instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
    }
}
