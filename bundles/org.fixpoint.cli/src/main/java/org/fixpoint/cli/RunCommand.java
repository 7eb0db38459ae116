package org.fixpoint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.plan.Suite;
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
        Optional<Suite> suite = experiment.suite();
        List<Fault> faults = new ArrayList<>(); // of all experiments at once, before one begins
        suite.ifPresent(several -> several.experiments()
                .forEach(file -> faults.addAll(read(experiment.member(file)).faults())));
        if (!faults.isEmpty()) {
            return ExperimentFile.tell(session, faults, execution.json());
        }
        return SuiteVerb.apply(session, experiment, execution.json(), this::run);
    }

    private Reading read(ExperimentFile file) {
        return file.read(session, known -> known.planner(execution.apart(known)));
    }

    private int run(ExperimentFile file, Consumer<Map<String, Object>> data) {
        Reading reading = read(file);
        if (reading.plan().isEmpty()) {
            return ExperimentFile.tell(session, reading.faults(), execution.json(), data);
        }
        Plan plan = reading.plan().get();
        if (!execution.json()) {
            session.terminal().say(plan.inWords());
            if (!plan.note().isEmpty()) {
                session.terminal().say(plan.note());
            }
        }
        return execution.of(
                session,
                file.overrides(),
                runs.of(file.path()),
                (runner, options, listener, stop) -> runner.run(plan, options, listener, stop),
                data);
    }
}
