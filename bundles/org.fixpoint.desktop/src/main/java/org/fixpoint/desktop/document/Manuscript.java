package org.fixpoint.desktop.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.TextChange;

/**
 * The text of one experiment as it is being written: every change can be undone, back to the first. Used by one thread.
 *
 * <p>Changes of one kind that follow one another without a {@link #pause()} are one step.
 */
public final class Manuscript {
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private String text;
    private Optional<String> saved;
    private boolean paused = true;

    /**
     * One step of undo and redo.
     *
     * @param kind steps of one kind may be joined; empty if it stands alone
     */
    private record Step(String kind, TextChange forth, TextChange back) {}

    /**
     * A text as it was read.
     *
     * @param saved whether it is in a file as it is
     */
    public Manuscript(String text, boolean saved) {
        this.text = text;
        this.saved = saved ? Optional.of(text) : Optional.empty();
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** Whether it is in its file as it is. */
    public boolean isSaved() {
        return saved.filter(text::equals).isPresent();
    }

    /** It is in its file as it is. */
    public void markSaved() {
        markSaved(text);
    }

    /** Its file holds this, which it was when that was begun to be written. */
    public void markSaved(String written) {
        saved = Optional.of(written);
        pause();
        tell();
    }

    /**
     * Its file has been looked at.
     *
     * @param held what it holds now; nothing if it is gone, or holds no text
     */
    public void compare(Optional<String> held) {
        boolean before = isSaved();
        saved = held;
        if (before != isSaved()) {
            tell();
        }
    }

    /** From now on every change and every save is told. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Makes it another text; the same one is no change.
     *
     * @param kind what was done, such as the path of a field; empty if it stands alone
     */
    public void change(String after, String kind) {
        if (after.equals(text)) {
            return;
        }
        Optional<Step> joined =
                Optional.ofNullable(undo.peek()).filter(step -> !paused && !kind.isEmpty() && step.kind.equals(kind));
        String before = joined.map(step -> step.back.applied(text)).orElse(text);
        joined.ifPresent(step -> undo.pop());
        if (!before.equals(after)) {
            undo.push(new Step(kind, TextChange.between(before, after), TextChange.between(after, before)));
        }
        redo.clear();
        text = after;
        paused = false;
        tell();
    }

    /** The next change is a step of its own. */
    public void pause() {
        paused = true;
    }

    /** Another text from elsewhere, such as a file that was opened; nothing before it can be undone. */
    public void begin(String other, boolean isSaved) {
        undo.clear();
        redo.clear();
        text = other;
        saved = isSaved ? Optional.of(other) : Optional.empty();
        paused = true;
        tell();
    }

    /** Whether there is a step to take back. */
    public boolean canUndo() {
        return !undo.isEmpty();
    }

    /** Whether there is a step to take again. */
    public boolean canRedo() {
        return !redo.isEmpty();
    }

    /** Takes the last step back, if there is one. */
    public void undo() {
        Optional.ofNullable(undo.poll()).ifPresent(step -> {
            text = step.back.applied(text);
            redo.push(step);
            paused = true;
            tell();
        });
    }

    /** Takes the step again that was taken back last, if there is one. */
    public void redo() {
        Optional.ofNullable(redo.poll()).ifPresent(step -> {
            text = step.forth.applied(text);
            undo.push(step);
            paused = true;
            tell();
        });
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
