package org.fixpoint.desktop.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.run.Progress;

/**
 * A run as it is shown at one moment.
 *
 * @param phase how it stands
 * @param words done, failed, time left; or how it ended
 * @param complete points done or failed
 * @param total all points
 * @param folder of the run, once there is one
 * @param log what happened, a line each
 */
public record RunView(Phase phase, String words, int complete, int total, Optional<Path> folder, List<String> log) {
    public RunView {
        log = List.copyOf(log);
    }

    /** How a run stands. */
    public enum Phase {
        /** None has been asked for yet. */
        NONE,
        /** It is being planned or computed. */
        RUNNING,
        /** It is asked to stop and has not yet. */
        STOPPING,
        /** It has ended, in whatever way. */
        ENDED
    }

    /** Before the first run. */
    public static final RunView NONE = new RunView(Phase.NONE, "No run yet.", 0, 0, Optional.empty(), List.of());

    /** Whether it goes on. */
    public boolean isGoing() {
        return phase == Phase.RUNNING || phase == Phase.STOPPING;
    }

    static String inWords(Progress progress) {
        int complete = progress.done() + progress.failed();
        return progress.done() + "/" + progress.total() + " done, " + progress.failed() + " failed"
                + progress.remaining()
                        .filter(left -> complete < progress.total())
                        .map(left -> ", about " + Math.max(1, (left.toMillis() + 999) / 1000) + " s left")
                        .orElse("");
    }
}
