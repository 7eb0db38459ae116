package org.fixpoint.desktop.form;

import java.util.Optional;

/**
 * What a user types into a field, beside what the document has there.
 *
 * <p>It stays as it was typed while the document is the one that came of it; another document puts its own value in its place. What
 * waits to be finished stands nowhere else, and stays until the document gives this very field another value.
 */
public final class Typing {
    private final Document document;
    private Optional<String> own = Optional.empty();
    private Optional<String> unfinished = Optional.empty();
    private Optional<String> written = Optional.empty(); // what the document took last
    private Optional<String> read = Optional.empty(); // what it had when something was typed last

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
        if (unfinished.isEmpty()) {
            if (document.set(field, text)) {
                written = Optional.of(text);
            } else {
                unfinished = Optional.of(
                        "is not in the file, which does not take it in this one place; write it in the tab YAML");
            }
        }
        own = Optional.of(document.text());
        read = Optional.of(field.value());
    }

    /**
     * Whether what was typed still stands for what the document has; once it does not, it is over.
     *
     * @param now the field as the document has it
     */
    public boolean stays(Field now) {
        boolean stays = own.filter(document.text()::equals).isPresent()
                || (unfinished.isPresent()
                        && (read.filter(now.value()::equals).isPresent()
                                || written.filter(now.value()::equals).isPresent()));
        if (!stays) {
            own = Optional.empty();
            unfinished = Optional.empty();
            written = Optional.empty();
            read = Optional.empty();
        }
        return stays;
    }

    /** Why it is not in the document yet, if it waits. */
    public Optional<String> unfinished() {
        return unfinished;
    }
}
