package org.fixpoint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixpoint.engine.plan.Suite;

/** What a verb does with an experiment, done with each experiment of a file that names several. */
interface SuiteVerb {
    /** Exit codes from here on tell of a signal: nothing further is begun. */
    int SIGNALLED = 128;

    /**
     * One experiment.
     *
     * @param data takes what is told of it, if JSON is wanted
     * @return the exit code
     */
    int of(ExperimentFile experiment, Consumer<Map<String, Object>> data);

    /** The experiment itself, or each that it names in turn; of several exit codes the first that is not 0. */
    static int apply(Session session, ExperimentFile experiment, boolean json, SuiteVerb verb) {
        Optional<Suite> suite = experiment.suite();
        if (suite.isEmpty()) {
            return verb.of(experiment, session::json);
        }
        if (!suite.get().faults().isEmpty()) {
            return ExperimentFile.tell(session, suite.get().faults(), json, session::json);
        }
        return each(session, experiment, suite.get(), json, verb);
    }

    private static int each(Session session, ExperimentFile file, Suite suite, boolean json, SuiteVerb verb) {
        List<Map<String, Object>> told = new ArrayList<>();
        int code = ExitCode.OK.code();
        int count = suite.experiments().size();
        for (int i = 0; i < count; i++) {
            ExperimentFile member = file.member(suite.experiments().get(i));
            if (!json) {
                if (i > 0) {
                    session.terminal().say("");
                }
                session.terminal().say(member.path().getFileName() + " (" + (i + 1) + " of " + count + ")");
            }
            int one = verb.of(member, data -> {
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("experiment", member.path().toString());
                named.putAll(data);
                told.add(named);
            });
            code = code == ExitCode.OK.code() ? one : code;
            if (one >= SIGNALLED) {
                code = one;
                break;
            }
        }
        if (json) {
            session.json(Map.of("experiments", told));
        }
        return code;
    }
}
