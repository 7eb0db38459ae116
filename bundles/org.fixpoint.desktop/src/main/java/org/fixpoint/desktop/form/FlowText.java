package org.fixpoint.desktop.form;

import java.util.stream.Collectors;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlText;

/** Values on one line. */
public final class FlowText {
    private FlowText() {}

    /** A number as a file has it, whole numbers without a point. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** A value as a field shows it: text without quotes. */
    static String shown(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : written(node);
    }

    /** A value as a file has it. */
    static String written(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.members().entrySet().stream()
                    .map(member -> YamlText.text(member.getKey()) + ": "
                            + written(member.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(FlowText::written).collect(Collectors.joining(", ", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.form() == Node.Form.TEXT ? YamlText.text(scalar.text()) : scalar.text();
    }
}
