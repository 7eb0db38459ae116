package org.fixpoint.engine.run;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;

/** A process of its own that begins or resumes a run, says each point that is done, and waits to be killed. */
final class KilledRun {
    private KilledRun() {}

    static Plan plan() {
        return Plans.shown(Plans.plan(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 12, Plans.walk(5)));
    }

    /** Arguments: the folder of runs, and the folder of a run to resume if there is one. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        RunListener listener = new RunListener() {
            @Override
            public void begun(Path folder, Progress progress) {
                out.println("in " + folder);
            }

            @Override
            public void done(Point point, Progress progress) {
                out.println("done " + point.key());
            }
        };
        RunOptions options = RunOptions.of(Path.of(arguments[0]), "fixpoint run demo", Plans.CLOCK)
                .threads(2)
                .reuse(false);
        RunOutcome outcome = arguments.length == 1
                ? Plans.runner().run(plan(), options, listener, new StopSignal())
                : Plans.runner().resume(plan(), Path.of(arguments[1]), options, listener, new StopSignal());
        out.println("finished " + outcome.complete());
    }
}
