package org.fixpoint.engine.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Puts what the YAML parser throws into one sentence with place and remedy. */
final class SyntaxFault {
    private SyntaxFault() {}

    static Fault of(RuntimeException thrown, String text, String source) {
        if (thrown instanceof MarkedYamlEngineException marked) {
            Mark mark = marked.getProblemMark()
                    .or(marked::getContextMark)
                    .map(m -> new Mark(source, m.getLine() + 1, m.getColumn() + 1))
                    .orElse(Mark.startOf(source));
            return explained(mark, Optional.ofNullable(marked.getProblem()).orElse(""));
        }
        if (thrown instanceof ReaderException reader) {
            return Fault.at(
                    place(text, reader.getPosition(), source),
                    "",
                    String.format("the character U+%04X is not allowed in YAML", reader.getCodePoint()),
                    "take it out");
        }
        if (thrown instanceof YamlVersionException) {
            return Fault.at(Mark.startOf(source), "", "asks for another version of YAML", "take the %YAML line out");
        }
        return Fault.at(
                Mark.startOf(source),
                "",
                "is not YAML (" + oneLine(String.valueOf(thrown.getMessage())) + ")",
                "look for stray %, ! and & signs");
    }

    private static Fault explained(Mark mark, String problem) {
        if (problem.contains("(TAB)")) {
            return Fault.at(mark, "", "a tab stands where a value or indentation is expected", "indent with spaces");
        }
        if (problem.contains("mapping values are not allowed")) {
            return Fault.at(
                    mark,
                    "",
                    "a \":\" stands where no key can be",
                    "indent the line like its neighbours, or quote the text");
        }
        if (problem.contains("cannot start any token")) {
            return Fault.at(mark, "", "a value cannot begin with this character", "put the text in quotes");
        }
        return Fault.at(
                mark,
                "",
                "is not YAML: " + oneLine(problem),
                "look for an open bracket or quote, a missing \":\" or wrong indentation at or before this place");
    }

    private static String oneLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }

    /** The place of a code point counted from 0. */
    private static Mark place(String text, int position, String source) {
        int line = 1;
        int column = 1;
        int[] points = text.codePoints().limit(Math.max(0, position)).toArray();
        for (int point : points) {
            column = point == '\n' ? 1 : column + 1;
            line += point == '\n' ? 1 : 0;
        }
        return new Mark(source, line, column);
    }
}
