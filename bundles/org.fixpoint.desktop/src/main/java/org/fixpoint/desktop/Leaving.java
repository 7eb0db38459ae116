package org.fixpoint.desktop;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fixpoint.desktop.document.Manuscript;
import org.fixpoint.desktop.form.Waiting;

/**
 * Whether an experiment may be left, for another or with the window: what is not saved, or not finished, is asked about.
 *
 * @param document tells what is to be asked
 * @param waiting the fields whose text is not finished
 * @param save writes the experiment, also over what another program has written, and tells whether it is written as it stands
 */
public record Leaving(
        Manuscript manuscript, DocumentFile document, Waiting waiting, Asking asking, BooleanSupplier save) {
    /** What the user answers. */
    public enum Answer {
        /** As it is proposed. */
        YES,
        /** The experiment goes as it is. */
        NO,
        /** It stays. */
        CANCEL
    }

    /** Asks the user. */
    @FunctionalInterface
    public interface Asking {
        /**
         * Asks, and waits for the answer.
         *
         * @param staying whether {@link Answer#CANCEL} is offered beside the others
         */
        Answer answer(String question, boolean staying);
    }

    /**
     * Asks until the answer is to what holds: another program may write the file while the question is open, and the user may type while
     * a disk is waited for.
     */
    public boolean may() {
        Optional<String> half = waiting.first();
        if (half.isPresent()
                && asking.answer(
                                "What stands in the field " + half.get()
                                        + " is not finished, and not in the experiment. Leave without it?",
                                false)
                        != Answer.YES) {
            return false;
        }
        Optional<String> asked = document.question();
        while (asked.isPresent()) {
            Answer answer = asking.answer(asked.get(), true);
            if (answer != Answer.YES) {
                return answer == Answer.NO;
            }
            Optional<String> now = document.question();
            if (now.equals(asked)) {
                String text = manuscript.text();
                boolean saved = save.getAsBoolean();
                if (!saved && manuscript.text().equals(text)) {
                    return false; // the user has been told why
                }
                return (saved && waiting.first().equals(half)) || may();
            }
            asked = now;
        }
        return waiting.first().equals(half) || may();
    }
}
