package org.fixpoint.engine.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import org.fixpoint.api.Parameter;

/**
 * JSON of trees of maps, lists, words, truth values and numbers, the same text on every JDK.
 *
 * <p>A double is written as ECMAScript writes it, the shortest decimal that reads back to the same bits; -0 keeps its sign;
 * what JSON has no number for is the word {@code Infinity}, {@code -Infinity} or {@code NaN}. Keys stay in the order of the map.
 * An enum constant is written as in experiment files, a path as it is, an empty Optional as null.
 */
public final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    /** The tree over several lines, lists of plain values on one; ends with a line feed. */
    public static String pretty(Object tree) {
        StringBuilder out = new StringBuilder();
        append(out, tree, 0);
        return out.append('\n').toString();
    }

    /** The tree on one line, without line feed. */
    public static String line(Object tree) {
        StringBuilder out = new StringBuilder();
        append(out, tree, -1);
        return out.toString();
    }

    /** The tree on one line with sorted keys and no spaces; RFC 8785. */
    public static String canonical(Object tree) {
        try {
            return new JsonCanonicalizer(line(tree)).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a text.
     *
     * @throws IOException with a sentence if it is not JSON
     */
    public static JsonNode read(String text) throws IOException {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).orElseThrow(() -> new IOException("the text is empty"));
        } catch (JsonProcessingException e) {
            // what follows in parentheses names the parser's own settings
            throw new IOException(
                    "the text is not JSON: " + e.getOriginalMessage().replaceAll("(?s)\\s*\\(.*", ""), e);
        }
    }

    /** The number that {@link #pretty} wrote as a number or a word. */
    public static double number(JsonNode node) throws IOException {
        if (node.isNumber()) {
            return node.asDouble();
        }
        return switch (node.asText()) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> throw new IOException("\"" + node.asText() + "\" stands where a number should");
        };
    }

    /** A list of such numbers. */
    public static double[] numbers(JsonNode list) throws IOException {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(list.path(i));
        }
        return numbers;
    }

    /** An object as maps, lists, String, Boolean, Long and Double, in the order of the text. */
    public static Map<String, Object> map(JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return map(node);
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(value(element)));
            return list;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() ? (Object) node.asLong() : (Object) node.asDouble();
        }
        return node.isNull() ? Optional.empty() : node.asText();
    }

    private static void append(StringBuilder out, Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            List<? extends Map.Entry<?, ?>> entries = List.copyOf(map.entrySet());
            appendAll(out, entries, depth, '{', '}', !entries.isEmpty());
        } else if (value instanceof Collection<?> list) {
            appendAll(out, list, depth, '[', ']', list.stream().anyMatch(JsonText::isNested));
        } else if (value instanceof double[] numbers) {
            append(out, Arrays.stream(numbers).boxed().toList(), depth);
        } else {
            out.append(scalar(value));
        }
    }

    private static void appendAll(
            StringBuilder out, Collection<?> parts, int depth, char open, char close, boolean broken) {
        boolean lines = broken && depth >= 0;
        int inner = depth < 0 ? depth : depth + 1;
        out.append(open);
        for (Iterator<?> rest = parts.iterator(); rest.hasNext(); ) {
            newLine(out, lines, inner);
            Object part = rest.next();
            if (part instanceof Map.Entry<?, ?> entry) {
                out.append(quoted(String.valueOf(entry.getKey()))).append(": ");
                append(out, entry.getValue(), inner);
            } else {
                append(out, part, inner);
            }
            out.append(rest.hasNext() ? lines ? "," : ", " : "");
        }
        newLine(out, lines, depth);
        out.append(close);
    }

    private static void newLine(StringBuilder out, boolean lines, int depth) {
        if (lines) {
            out.append('\n').append("  ".repeat(Math.max(0, depth)));
        }
    }

    private static boolean isNested(Object value) {
        return value instanceof Map || value instanceof Collection || value instanceof double[];
    }

    private static String scalar(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number(number) : quoted(number(number));
        }
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(JsonText::scalar).orElse("null");
        }
        if (value instanceof Enum<?> constant) {
            return quoted(Parameter.Choice.written(constant));
        }
        if (value instanceof String || value instanceof Path) {
            return quoted(value.toString());
        }
        throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
    }

    /** A double as text that reads back to the same bits; the same on every JDK. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0 && 1 / value < 0) {
            return "-0.0";
        }
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
