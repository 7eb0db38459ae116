package org.fixpoint.cli;

import java.util.concurrent.Callable;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs an experiment. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run an experiment; what earlier runs beside it have computed is taken over.")
final class RunCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ExperimentFile experiment = new ExperimentFile();

    @Mixin
    private RunsFolder runs = new RunsFolder();

    @Mixin
    private Execution execution = new Execution();

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Reading reading = experiment.read(session, known -> known.planner(execution.apart(known)));
        if (reading.plan().isEmpty()) {
            return ExperimentFile.tell(session, reading.faults(), execution.json());
        }
        Plan plan = reading.plan().get();
        if (!execution.json()) {
            session.terminal().say(ExperimentFile.size(plan));
        }
        return execution.of(
                session,
                experiment.overrides(),
                runs.of(experiment.path()),
                (runner, options, listener, stop) -> runner.run(plan, options, listener, stop));
    }
}
