package org.fixpoint.engine.document;

import java.util.List;
import java.util.Optional;

/**
 * A value in a text, with where it stands there; offsets as {@link String#charAt} counts.
 *
 * @param parent the collection that it is in
 * @param name its key or index there
 * @param keyStart where its key begins; of an item, where the item does
 * @param start where it begins itself
 * @param end behind its last character
 * @param children in the order of the text
 */
record Place(Optional<Place> parent, String name, Form form, int keyStart, int start, int end, List<Place> children) {
    /** How a value is written. */
    enum Form {
        SCALAR,
        FLOW_MAPPING,
        BLOCK_MAPPING,
        FLOW_LIST,
        BLOCK_LIST
    }

    /** The place of the root of a text that holds no value, such as an empty one or one of comments. */
    static Place ofNothing(String text) {
        return new Place(
                Optional.empty(), "", Form.BLOCK_MAPPING, text.length(), text.length(), text.length(), List.of());
    }

    /** Another value here. */
    TextChange replaced(String text, String value) {
        boolean tight = start == end && start > 0 && ":-".indexOf(text.charAt(start - 1)) >= 0;
        return new TextChange(start, valueEnd(text), (tight ? " " : "") + value);
    }

    /** Behind the value, without the line end that belongs to a literal text. */
    private int valueEnd(String text) {
        int at = end;
        while (at > start && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r')) {
            at--;
        }
        return at;
    }

    /** One more member of the mapping here, or of the one that the word here becomes. */
    TextChange member(String text, String key, String value) {
        String written = key + ": " + value;
        return switch (form) {
            case SCALAR -> {
                String word = text.substring(start, valueEnd(text));
                yield replaced(text, word.isEmpty() ? "{" + written + "}" : "{id: " + word + ", " + written + "}");
            }
            case FLOW_MAPPING -> within(text, written);
            case BLOCK_MAPPING -> children.isEmpty()
                    ? new TextChange(end, end, (end == 0 || text.charAt(end - 1) == '\n' ? "" : "\n") + written + "\n")
                    : below(text, column(text, children.get(0).keyStart), written);
            default -> throw new IllegalArgumentException(key + " in a list");
        };
    }

    /** One more item of the list here. */
    TextChange appended(String text, String value) {
        return form == Form.FLOW_LIST ? within(text, value) : below(text, column(text, start), "- " + value);
    }

    private TextChange within(String text, String written) {
        if (children.isEmpty()) {
            int bracket = text.indexOf(form == Form.FLOW_LIST ? '[' : '{', start);
            return new TextChange(bracket + 1, bracket + 1, written);
        }
        int behind = children.get(children.size() - 1).end;
        return new TextChange(behind, behind, ", " + written);
    }

    /** A line below the last one of the collection here. */
    private TextChange below(String text, int column, String written) {
        String line = " ".repeat(column) + written;
        if (end > 0 && end <= text.length() && text.charAt(end - 1) == '\n') { // behind a literal text
            return new TextChange(end, end, line + "\n");
        }
        int behind = lineEnd(text, end);
        return new TextChange(behind, behind, "\n" + line);
    }

    /** Where the line ends in which a character stands, before its line break. */
    static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** Where the line begins in which a character stands. */
    static int lineStart(String text, int from) {
        return text.lastIndexOf('\n', from - 1) + 1;
    }

    private static int column(String text, int at) {
        return at - lineStart(text, at);
    }
}
