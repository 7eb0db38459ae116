package org.fixpoint.plugins.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One clause of a manifest header, {@code a.b;c.d;version="[1,2)";resolution:=optional}. OSGi Core 8, sections 1.3.2 and 3.2.4.
 *
 * @param paths {@code a.b} and {@code c.d}
 * @param attributes by name, the type {@code :List<String>} left off
 * @param types of those attributes that have one
 * @param directives by name
 */
record Clause(
        List<String> paths, Map<String, String> attributes, Map<String, String> types, Map<String, String> directives) {
    Clause {
        paths = List.copyOf(paths);
        attributes = Map.copyOf(attributes);
        types = Map.copyOf(types);
        directives = Map.copyOf(directives);
    }

    /**
     * The clauses of a header; none for a blank one.
     *
     * @throws IllegalArgumentException with the part that does not follow the grammar
     */
    static List<Clause> parse(String header) {
        List<Clause> clauses = new ArrayList<>();
        if (!header.isBlank()) {
            for (String clause : split(header, ',')) {
                clauses.add(clause(clause));
            }
        }
        return clauses;
    }

    /** Whether the framework may do without it. */
    boolean optional() {
        return "optional".equals(directives.get("resolution"));
    }

    private static Clause clause(String text) {
        List<String> paths = new ArrayList<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, String> directives = new LinkedHashMap<>();
        for (String part : split(text, ';')) {
            int equals = part.indexOf('=');
            int quote = part.indexOf('"');
            if (equals < 0 || (quote >= 0 && quote < equals)) {
                require(attributes.isEmpty() && directives.isEmpty() && !part.isEmpty() && quote < 0, text);
                paths.add(part);
                continue;
            }
            boolean directive = equals > 0 && part.charAt(equals - 1) == ':';
            String name = part.substring(0, directive ? equals - 1 : equals).strip();
            int type = name.indexOf(':');
            String key = type < 0 ? name : name.substring(0, type).strip();
            require(!key.isEmpty(), text);
            String value = unquoted(part.substring(equals + 1).strip(), text);
            if (type >= 0 && !directive) {
                types.put(key, name.substring(type + 1).strip());
            }
            require((directive ? directives : attributes).putIfAbsent(key, value) == null, text);
        }
        require(!paths.isEmpty(), text);
        return new Clause(paths, attributes, types, directives);
    }

    /** Cuts at a separator outside quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        require(!quoted, text);
        parts.add(text.substring(begin).strip());
        return parts;
    }

    private static String unquoted(String value, String text) {
        if (!value.startsWith("\"")) {
            require(value.indexOf('"') < 0, text);
            return value;
        }
        StringBuilder plain = new StringBuilder();
        int i = 1;
        while (i < value.length() && value.charAt(i) != '"') {
            i += value.charAt(i) == '\\' ? 1 : 0;
            require(i < value.length(), text);
            plain.append(value.charAt(i++));
        }
        require(i == value.length() - 1, text);
        return plain.toString();
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
    }
}
