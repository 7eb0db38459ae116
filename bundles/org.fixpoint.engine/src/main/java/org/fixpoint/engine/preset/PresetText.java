package org.fixpoint.engine.preset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the file of a preset says, to be written.
 *
 * @param kind the word for the kind of the contribution
 * @param summary one line of help, or empty
 * @param base the id of the contribution that gets other defaults
 * @param values by parameter, each as YAML on one line
 */
public record PresetText(String kind, String id, Optional<String> summary, String base, Map<String, String> values) {
    public PresetText {
        values = new LinkedHashMap<>(values);
    }

    /** A text as a double-quoted scalar of YAML. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                quoted.append(String.format("\\U%08X", point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }

    /** The file. */
    public String yaml() {
        StringBuilder yaml = new StringBuilder("fixpoint-preset: 1\n");
        yaml.append("kind: ").append(kind).append("\nid: ").append(quoted(id)).append('\n');
        summary.ifPresent(line -> yaml.append("summary: ").append(quoted(line)).append('\n'));
        yaml.append("of:\n  id: ").append(quoted(base)).append('\n');
        values.forEach((name, value) -> yaml.append("  ")
                .append(quoted(name))
                .append(": ")
                .append(value)
                .append('\n'));
        return yaml.toString();
    }
}
