package org.fixpoint.desktop.form;

import java.util.Optional;

/**
 * What a user types into a field, beside what the document has there.
 *
 * <p>It stays as it was typed while the document is the one that came of it, also where that has not taken it; any other document puts
 * its own value in its place.
 */
public final class Typing {
    private final Document document;
    private Optional<String> own = Optional.empty();
    private Optional<String> unfinished = Optional.empty();

    /** Where it is written to. */
    public interface Document {
        /**
         * Writes another value of a field.
         *
         * @return whether it is written
         */
        boolean set(Field field, String typed);

        /** The text as it is now. */
        String text();
    }

    /** Nothing is typed yet. */
    public Typing(Document document) {
        this.document = document;
    }

    /**
     * Something else stands in the field: it is written if it can be, and waits if it is not finished, or if the document refuses it as
     * it does what cannot be written in one place. Either way it stays: what is typed next belongs to it.
     */
    public void typed(Field field, String text) {
        unfinished = FormEdit.unfinished(field, text);
        if (unfinished.isEmpty() && !document.set(field, text)) {
            unfinished = Optional.of(
                    "is not in the file, which does not take it in this one place; write it in the tab YAML");
        }
        own = Optional.of(document.text());
    }

    /** Whether what was typed still stands for what the document has; once it does not, it is over. */
    public boolean stays() {
        boolean stays = own.filter(document.text()::equals).isPresent();
        if (!stays) {
            own = Optional.empty();
            unfinished = Optional.empty();
        }
        return stays;
    }

    /** Why it is not in the document yet, if it waits. */
    public Optional<String> unfinished() {
        return unfinished;
    }
}
