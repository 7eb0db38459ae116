package org.fixpoint.desktop.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.Fault;

/**
 * A part of a line that is set off from the rest. Those of one line do not overlap and are in order.
 *
 * @param start in the line, from 0
 * @param fault whether it is wrong; else it is a comment
 */
public record Highlight(int start, int length, boolean fault) {
    /**
     * Those of one line.
     *
     * @param number of the line, from 1
     */
    public static List<Highlight> of(int number, String line, List<Fault> faults) {
        List<Highlight> found = new ArrayList<>();
        Optional<Fault> fault = faults.stream()
                .filter(each -> each.line() == number && each.column() >= 1 && each.column() <= line.length())
                .findFirst();
        int comment = comment(line);
        int end = 0;
        if (fault.isPresent()) {
            int from = fault.get().column() - 1;
            if (comment >= 0 && comment < from) {
                found.add(new Highlight(comment, from - comment, false));
            }
            end = wordEnd(line, from);
            found.add(new Highlight(from, end - from, true));
        }
        int rest = Math.max(comment, end);
        if (comment >= 0 && rest < line.length()) {
            found.add(new Highlight(rest, line.length() - rest, false));
        }
        return found;
    }

    /** Where a comment begins; -1 without one. A # within quotes is taken for one, which costs no more than a colour. */
    private static int comment(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    private static int wordEnd(String line, int from) {
        int to = from + 1;
        while (to < line.length() && " ,{}[]:#".indexOf(line.charAt(to)) < 0) {
            to++;
        }
        return to;
    }
}
