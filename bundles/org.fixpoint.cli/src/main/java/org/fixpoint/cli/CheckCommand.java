package org.fixpoint.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.fixpoint.engine.plan.Plan;
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

    @Mixin
    private PatienceOption patience = new PatienceOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return SuiteVerb.apply(session, experiment, json, this::check);
    }

    private int check(ExperimentFile file, Consumer<Map<String, Object>> data) {
        Reading reading = file.read(session, known -> known.planner(patience.apart(known)));
        if (reading.plan().isEmpty()) {
            return ExperimentFile.tell(session, reading.faults(), json, data);
        }
        Plan plan = reading.plan().get();
        List<String> flaws = ExperimentFile.flaws(plan);
        if (json) {
            Map<String, Object> told = new TreeMap<>();
            told.put("ok", flaws.isEmpty());
            told.put("faults", List.of());
            told.put("flaws", flaws);
            told.put("points", plan.points().size());
            data.accept(told);
        } else {
            String state = flaws.isEmpty() ? " is right: " : " can be run in part: ";
            session.terminal().say(file.path() + state + plan.inWords());
            flaws.forEach(session.terminal()::fault);
        }
        return (flaws.isEmpty() ? ExitCode.OK : ExitCode.SOME_POINTS_FAILED).code();
    }
}
