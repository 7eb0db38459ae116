package org.fixpoint.engine.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of an experiment file with its place. Immutable. */
public sealed interface Node {
    /** Where it stands. */
    Mark mark();

    /** For a message: {@code "tanh"}, {@code 0.5}, {@code a list}, {@code a mapping}. */
    String inWords();

    /** What YAML 1.2's core schema makes of a scalar. */
    enum Form {
        /** Text, quoted or not. */
        TEXT,
        /** A whole number. */
        WHOLE,
        /** A number with a point or an exponent, an infinity, or {@code .nan}. */
        REAL,
        /** True or false. */
        FLAG,
        /** Nothing, {@code ~} or {@code null}. */
        NOTHING
    }

    /**
     * A word or number.
     *
     * @param text as written, without quotes
     * @param written where its characters stand; empty for one that no user wrote
     */
    record Scalar(Form form, String text, Mark mark, Optional<Written> written) implements Node {
        private static final int SHOWN = 60;

        /** A scalar that no user wrote. */
        public Scalar(Form form, String text, Mark mark) {
            this(form, text, mark, Optional.empty());
        }

        @Override
        public String inWords() {
            String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
            String line = shown.replaceAll("\\p{Cntrl}", " ");
            return form == Form.NOTHING ? "nothing" : form == Form.TEXT ? "\"" + line + "\"" : line;
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Mark mark) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String inWords() {
            return "a list";
        }
    }

    /**
     * A mapping.
     *
     * @param members by key, in the order of the file
     */
    record Mapping(Map<String, Member> members, Mark mark) implements Node {
        public Mapping {
            members = new LinkedHashMap<>(members);
        }

        @Override
        public String inWords() {
            return "a mapping";
        }

        /** The value of a key. */
        public Optional<Node> get(String key) {
            return Optional.ofNullable(members.get(key)).map(Member::value);
        }
    }

    /** A value with the place of its key. */
    record Member(Mark keyMark, Node value) {}
}
