package org.fixpoint.desktop.form;

import java.util.OptionalInt;

/** The handle of a slider: it rests where the user has moved it, until the value is another one than that gave. */
public final class Handle {
    private String own = "";

    /** The user has moved it to a step: the value there, as a file has it. */
    public String moved(Editor.Span span, int step) {
        own = span.written(step);
        return own;
    }

    /** The step on which it must be put for a value; nothing if it rests. What is no number stands at the beginning. */
    public OptionalInt step(Editor.Span span, String value) {
        if (value.equals(own)) {
            return OptionalInt.empty();
        }
        own = "";
        try {
            return OptionalInt.of(span.step(Double.parseDouble(value)));
        } catch (NumberFormatException noNumber) {
            return OptionalInt.of(0);
        }
    }
}
