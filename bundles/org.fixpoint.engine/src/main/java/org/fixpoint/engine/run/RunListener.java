package org.fixpoint.engine.run;

import java.nio.file.Path;
import org.fixpoint.engine.plan.Point;

/** Is told how a run goes, one call at a time, from the threads of the run; it returns quickly and does not throw. */
public interface RunListener {
    /** A listener that does not care. */
    RunListener NONE = new RunListener() {};

    /** The run has its folder, and it is known what there is to do. */
    default void begun(Path folder, Progress progress) {}

    /** A complete result was there already, or was taken over from an earlier run. */
    default void reused(Point point) {}

    /** A point begins. */
    default void started(Point point) {}

    /** A point says what it does, and which fraction of it is done. */
    default void doing(Point point, String what, double fraction) {}

    /** A point's result is on the disk. */
    default void done(Point point, Progress progress) {}

    /** A point has failed; the sentence says why. */
    default void failed(Point point, String sentence, Progress progress) {}

    /** Something that the user should know and that is no failure of a point. */
    default void remarked(String sentence) {}
}
