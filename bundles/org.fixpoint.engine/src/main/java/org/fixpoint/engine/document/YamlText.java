package org.fixpoint.engine.document;

import java.util.Optional;

/** Values as they are written in an experiment file. */
public final class YamlText {
    private static final String STEERING_IN_FLOW = ",[]{}";

    private YamlText() {}

    /** Text: plain where that reads as the same text within braces too, else in double quotes. */
    public static String text(String value) {
        Optional<Node> read = YamlReader.read(value, "").root();
        boolean plain = read.filter(node -> node instanceof Node.Scalar scalar
                                && scalar.form() == Node.Form.TEXT
                                && scalar.text().equals(value))
                        .isPresent()
                && value.chars().noneMatch(c -> STEERING_IN_FLOW.indexOf(c) >= 0 || c < ' ' || c == '"' || c == '\'')
                && !value.contains(": ")
                && !value.endsWith(":");
        return plain ? value : quoted(value);
    }

    /** What a user typed for a number, a list or a sweep: as it is where it is YAML on one line, else as text. */
    public static String typed(String value) {
        Document read = YamlReader.read("{a: " + value + "}", "");
        boolean sound = read.faults().isEmpty()
                && !value.contains("\n")
                && !value.contains("#")
                && read.root()
                        .filter(node ->
                                node instanceof Node.Mapping m && m.members().size() == 1)
                        .isPresent();
        return sound ? value.strip() : quoted(value);
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                quoted.append(String.format("\\u%04X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
