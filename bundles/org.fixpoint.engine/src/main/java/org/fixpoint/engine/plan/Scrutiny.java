package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Lease;

/**
 * Decides, while an experiment is planned, which of its parts may be used. The points that need another fail with the sentence
 * given here, and the rest of the run goes on.
 *
 * <p>A part is used in this order: {@link #before}, then it is made, then {@link #made}; models and analyses are asked once more,
 * after {@link #before}, for what they offer. Called by one thread.
 */
public interface Scrutiny {
    /** Takes what does not break off. */
    Scrutiny NONE = new Scrutiny() {};

    /** The scrutiny for one reading of an experiment. */
    @FunctionalInterface
    interface Source {
        /** As {@link Planner#read(String, Path, List)} is asked. */
        Scrutiny of(String text, Path file, List<String> overrides);
    }

    /** Holds on to what may be used, from before the first part is made until after the last. */
    default Lease held() {
        return Lease.NOTHING;
    }

    /** Why no code of a part may run, asked before any does; its nested parts have been made. */
    default Optional<String> before(Setup part) {
        return Optional.empty();
    }

    /** Why what was made of a part cannot be used. */
    default Optional<String> made(Setup part, Object object) {
        return Optional.empty();
    }

    /**
     * Why the points of a part fail that was refused; empty if the experiment is at fault.
     *
     * @param about the nested part that the refusal is about, or the part itself
     */
    default Optional<String> refused(Setup part, Setup about, Refusal refusal) {
        return Optional.empty();
    }

    /** The sentence for what came out of a part, or of one nested in it, and is no refusal. */
    default String broke(Setup part, Throwable thrown) {
        return part.id() + " of " + part.entry().origin().bundle() + " failed with " + thrown
                + "; report this to the author of the plug-in";
    }
}
