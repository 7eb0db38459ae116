package org.fixpoint.maths.arrays;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The dictionary at the head of an NPY file: type, order and shape. */
record NpyHeader(char kind, int width, ByteOrder order, boolean columnMajor, int[] shape) {

    private static final Pattern TYPE = Pattern.compile("([<>])([fiU])([0-9]{1,9})");
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*['\"](descr|fortran_order|shape)['\"]\\s*:\\s*(?:['\"]([^'\"]*)['\"]|(True|False)|\\(([0-9,\\s]*)\\))\\s*(,|$)");
    private static final int LONGEST_TEXT = 1 << 18; // characters: a megabyte in the file

    /** Bytes of one value; a character of a text has four. */
    long itemSize() {
        return kind == 'U' ? 4L * width : width;
    }

    /** The number of values; the reader has checked that it is an int. */
    int size() {
        return (int) Shape.product(shape);
    }

    /** The text of the dictionary, as NumPy writes it. */
    String text() {
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String sign = order.equals(ByteOrder.LITTLE_ENDIAN) ? "<" : ">";
        return "{'descr': '" + sign + kind + width + "', 'fortran_order': " + (columnMajor ? "True" : "False")
                + ", 'shape': (" + lengths + (shape.length == 1 ? ",)" : ")") + ", }";
    }

    /** Reads the dictionary; {@code file} is for the message. */
    static NpyHeader parse(String file, String dictionary) throws MalformedArrayException {
        String text = dictionary.strip();
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw fault(file, "its header is not a dictionary");
        }
        String entries = text.substring(1, text.length() - 1).strip();
        Matcher matcher = ENTRY.matcher(entries);
        Set<String> keys = new HashSet<>();
        Optional<String> type = Optional.empty();
        boolean columnMajor = false;
        int[] shape = {};
        int at = 0;
        while (at < entries.length()) {
            if (!matcher.region(at, entries.length()).lookingAt() || !keys.add(matcher.group(1))) {
                throw fault(
                        file, "its header cannot be understood at character " + at + " (" + excerpt(entries, at) + ")");
            }
            int form = matcher.group(1).equals("descr") ? 2 : matcher.group(1).equals("shape") ? 4 : 3;
            String value = Optional.ofNullable(matcher.group(form))
                    .orElseThrow(() -> fault(file, "its header has the wrong kind of value for " + matcher.group(1)));
            switch (form) {
                case 2 -> type = Optional.of(value);
                case 3 -> columnMajor = value.equals("True");
                default -> shape = lengths(file, value);
            }
            at = matcher.end();
        }
        if (keys.size() != 3) {
            throw fault(file, "its header lacks one of descr, fortran_order and shape");
        }
        return typed(file, type.orElse(""), columnMajor, shape);
    }

    private static NpyHeader typed(String file, String type, boolean columnMajor, int[] shape)
            throws MalformedArrayException {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw unsupported(file, type);
        }
        ByteOrder order = matcher.group(1).equals("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        char kind = matcher.group(2).charAt(0);
        int width = Integer.parseInt(matcher.group(3));
        boolean known = kind == 'U' ? width > 0 && width <= LONGEST_TEXT : width == 4 || width == 8;
        if (!known) {
            throw unsupported(file, type);
        }
        return new NpyHeader(kind, width, order, columnMajor, shape);
    }

    private static int[] lengths(String file, String value) throws MalformedArrayException {
        String text = value.strip();
        boolean closed = text.isEmpty() || text.endsWith(",");
        String[] parts = (closed ? text : text + ",").split(",", -1); // the last part is what follows the last comma
        int dimensions = text.isEmpty() ? 0 : parts.length - 1;
        if (dimensions > 32) {
            throw fault(file, "it has " + dimensions + " dimensions, and 32 is the most");
        }
        if (!closed && dimensions == 1) { // (3,) is a tuple, (3) a number in brackets
            throw fault(file, "its shape (" + excerpt(value, 0) + ") is not a tuple of lengths");
        }
        int[] shape = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            shape[i] = length(file, parts[i].strip());
        }
        return shape;
    }

    private static int length(String file, String text) throws MalformedArrayException {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw fault(file, "its shape has a length '" + excerpt(text, 0) + "'");
        }
        long length = Long.parseLong(text);
        if (length > Integer.MAX_VALUE) {
            throw fault(file, "a dimension has " + length + " entries, and 2147483647 is the most");
        }
        return (int) length;
    }

    private static String excerpt(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + 30))
                .codePoints()
                .mapToObj(c -> c >= ' ' && c < 127 ? Character.toString(c) : "?")
                .collect(Collectors.joining());
    }

    private static MalformedArrayException unsupported(String file, String type) {
        return new MalformedArrayException(
                file,
                "its values have the type '" + excerpt(type, 0) + "'",
                "convert them to float64, float32, int64, int32 or str with NumPy's astype before saving");
    }

    private static MalformedArrayException fault(String file, String what) {
        return new MalformedArrayException(file, what, "write it again with numpy.save");
    }
}
