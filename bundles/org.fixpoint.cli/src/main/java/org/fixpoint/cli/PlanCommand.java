package org.fixpoint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.run.EarlierResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run would do. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Say which points an experiment consists of and which of them are still to be computed; runs nothing.")
final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ExperimentFile experiment = new ExperimentFile();

    @Mixin
    private PatienceOption patience = new PatienceOption();

    @Mixin
    private RunsFolder runs = new RunsFolder();

    @Option(names = "--json", description = "As JSON, with every point and its key.")
    private boolean json;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return SuiteVerb.apply(session, experiment, json, this::plan);
    }

    private int plan(ExperimentFile file, Consumer<Map<String, Object>> data) {
        Reading reading = file.read(session, known -> known.planner(patience.apart(known)));
        if (reading.plan().isEmpty()) {
            return ExperimentFile.tell(session, reading.faults(), json, data);
        }
        Plan plan = reading.plan().get();
        Set<String> there = EarlierResults.keys(runs.of(file.path()));
        long missing = plan.points().stream()
                .filter(point -> !there.contains(point.key()))
                .count();
        if (json) {
            data.accept(asData(plan, there, missing));
        } else {
            Terminal terminal = session.terminal();
            terminal.say(plan.inWords() + ", " + missing + " new");
            plan.derivations().forEach(terminal::say);
            ExperimentFile.flaws(plan).forEach(terminal::fault);
            terminal.say("next: " + Program.verb("run " + file.inWords()));
        }
        return ExitCode.OK.code();
    }

    private static Map<String, Object> asData(Plan plan, Set<String> there, long missing) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (Point point : plan.points()) {
            Map<String, Object> line = new LinkedHashMap<>();
            Map<String, Object> coordinates = new LinkedHashMap<>();
            point.coordinates().forEach(c -> coordinates.put(c.dimension(), c.label()));
            line.put("key", point.key());
            line.put("coordinates", coordinates);
            line.put("seed", point.seed());
            line.put("state", there.contains(point.key()) ? "done" : "new");
            point.flaw().ifPresent(flaw -> line.put("flaw", flaw));
            points.add(line);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", plan.name());
        data.put("total", plan.points().size());
        data.put("new", missing);
        data.put("numerics", plan.numerics());
        data.put("derivations", plan.derivations());
        data.put("flaws", ExperimentFile.flaws(plan));
        data.put("points", points);
        return data;
    }
}
