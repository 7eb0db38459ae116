package org.fixpoint.desktop.form;

import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.Excerpt;

/**
 * One field of the form.
 *
 * @param path of its value in the file: keys, and indices of lists
 * @param place how faults name it
 * @param level how deep it is nested in its section, from 0
 * @param label in front of it
 * @param doc one line of help, and what is allowed
 * @param unit behind it, or empty
 * @param value as it is shown; empty if the file gives none
 * @param removable whether it is an item of a list
 * @param absent the contributions above it that the file does not give, from the outermost: a value of it makes them given
 * @param fault what is wrong with it
 */
public record Field(
        List<String> path,
        String place,
        int level,
        String label,
        String doc,
        String unit,
        Editor editor,
        String value,
        boolean removable,
        List<Absent> absent,
        Optional<Flaw> fault) {
    public Field {
        path = List.copyOf(path);
        absent = List.copyOf(absent);
    }

    /**
     * A contribution that is there by default.
     *
     * @param path of it
     * @param id of it
     */
    public record Absent(List<String> path, String id) {}

    /**
     * What is wrong with a value.
     *
     * @param sentence one sentence
     * @param at the character at fault, where it is one of a text
     */
    public record Flaw(String sentence, Optional<Excerpt> at) {}

    /** Whether the file gives a value. */
    public boolean given() {
        return !value.isEmpty();
    }

    /** What is in force: the value, or what is taken without one. */
    public String effective() {
        if (given()) {
            return value;
        }
        if (editor instanceof Editor.Line line) {
            return line.standard();
        }
        if (editor instanceof Editor.Choice choice) {
            return choice.standard();
        }
        if (editor instanceof Editor.Flag flag) {
            return Boolean.toString(flag.standard());
        }
        return editor instanceof Editor.Part part ? part.standard() : "";
    }

    /** Whether a contribution of a kind belongs in it. */
    public boolean takes(String kind) {
        return editor instanceof Editor.Part part
                ? part.kind().equals(kind)
                : editor instanceof Editor.Sweep sweep && sweep.kind().equals(kind);
    }

    /** Whether its value is text in the file, and no number, list or sweep. */
    public boolean isWords() {
        return editor instanceof Editor.Line line
                ? line.words()
                : editor instanceof Editor.Choice || editor instanceof Editor.Part;
    }

    /** The sweep over which the file varies it, if it does. */
    public Optional<SweptValue> sweep() {
        return SweptValue.of(isWords() ? "" : value);
    }

    /** Whether what is put at a path stands in it. */
    boolean holds(List<String> other) {
        return other.size() > path.size() && other.subList(0, path.size()).equals(path);
    }

    Field with(Flaw flaw) {
        return new Field(path, place, level, label, doc, unit, editor, value, removable, absent, Optional.of(flaw));
    }

    Field with(String other) {
        return new Field(path, place, level, label, doc, unit, editor, other, removable, absent, fault);
    }

    /** What must be the same for a widget of one to serve the other: all but value and fault. */
    Object shape() {
        return List.of(
                path,
                level,
                label,
                unit,
                editor,
                removable,
                editor instanceof Editor.Part ? value : sweep().isPresent());
    }
}
