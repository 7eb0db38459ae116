package org.fixpoint.desktop.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.Node;

/** A mapping of several lines that becomes the one value of a sweep, its comments kept. */
final class SweptLines {
    private SweptLines() {}

    /** The text with the mapping under {@code sweep:}; nothing if it does not begin a line of its own. */
    static Optional<String> of(String text, Node node) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int first = node.mark().line() - 1;
        int column = node.mark().column() - 1;
        if (!(node instanceof Node.Mapping) || first < 0 || lines.get(first).length() <= column) {
            return Optional.empty();
        }
        String pad = lines.get(first).substring(0, column);
        String begin = lines.get(first).substring(column);
        if (!pad.isBlank() || begin.startsWith("{")) {
            return Optional.empty();
        }
        int last = last(lines, first, column);
        lines.set(first, pad + "  - " + begin);
        for (int i = first + 1; i <= last; i++) {
            lines.set(i, lines.get(i).isBlank() ? lines.get(i) : "    " + lines.get(i));
        }
        lines.add(first, pad + "sweep:");
        return Optional.of(String.join("\n", lines));
    }

    /** The last line that is as far in as the first; comments and empty lines behind it are not of the mapping. */
    private static int last(List<String> lines, int first, int column) {
        int last = first;
        for (int i = first + 1; i < lines.size(); i++) {
            String line = lines.get(i);
            String content = line.stripLeading();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            if (line.length() - content.length() < column) {
                break;
            }
            last = i;
        }
        return last;
    }
}
