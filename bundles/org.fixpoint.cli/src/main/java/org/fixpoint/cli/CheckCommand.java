package org.fixpoint.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.fixpoint.engine.plan.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether an experiment can run. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check an experiment against what is installed; tells every fault at once and runs nothing.")
final class CheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ExperimentFile experiment = new ExperimentFile();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Reading reading = experiment.read(session);
        if (reading.plan().isEmpty()) {
            return ExperimentFile.tell(session, reading.faults(), json);
        }
        if (json) {
            session.json(new TreeMap<>(Map.of(
                    "ok",
                    true,
                    "faults",
                    List.of(),
                    "points",
                    reading.plan().get().points().size())));
        } else {
            session.terminal()
                    .say(experiment.path() + " is right: "
                            + ExperimentFile.size(reading.plan().get()));
        }
        return ExitCode.OK.code();
    }
}
