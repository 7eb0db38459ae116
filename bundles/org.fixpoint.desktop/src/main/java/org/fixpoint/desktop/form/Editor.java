package org.fixpoint.desktop.form;

import java.util.List;
import java.util.Optional;

/** How the value of a field is edited. */
public sealed interface Editor {
    /**
     * A line of text.
     *
     * @param words whether it is text in the file too; a number, list or sweep if not
     * @param standard shown while nothing is given
     * @param span what a slider beside it runs over, where there is one
     */
    record Line(boolean words, String standard, Optional<Span> span) implements Editor {}

    /**
     * A line that sweeps contributions.
     *
     * @param kind the word for their kind
     */
    record Sweep(String kind) implements Editor {}

    /**
     * One of some words.
     *
     * @param standard taken while nothing is given; empty if there is none
     */
    record Choice(List<String> options, String standard) implements Editor {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** True or false. */
    record Flag(boolean standard) implements Editor {}

    /**
     * One of the installed contributions of a kind.
     *
     * @param kind the word for the kind
     * @param written those among them that a text of their own name makes, such as a formula
     * @param standard taken while none is given; empty if there is none
     */
    record Part(String kind, List<String> ids, List<String> written, String standard) implements Editor {
        public Part {
            ids = List.copyOf(ids);
            written = List.copyOf(written);
        }
    }

    /**
     * The numbers over which a slider runs.
     *
     * @param whole whether only whole numbers are meant
     */
    record Span(double low, double high, boolean whole) {}
}
