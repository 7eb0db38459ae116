package org.fixpoint.launch.churn.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.engine.Workbench;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.result.PointStore;
import org.fixpoint.engine.result.Stored;
import org.fixpoint.engine.run.RunFolder;
import org.fixpoint.engine.run.RunListener;
import org.fixpoint.engine.run.RunOptions;
import org.fixpoint.engine.run.RunOutcome;
import org.fixpoint.engine.run.StopSignal;
import org.fixpoint.launch.ChurnWorkbench;
import org.fixpoint.plugins.DropIns;

/** The workbench of the framework that this class was loaded in. */
final class EngineWorkbench implements ChurnWorkbench {
    private final Workbench workbench;
    private final DropIns dropIns;

    EngineWorkbench(Workbench workbench, DropIns dropIns) {
        this.workbench = workbench;
        this.dropIns = dropIns;
    }

    @Override
    public List<Seen> look() {
        return dropIns.look().stream()
                .map(v -> new Seen(v.file(), v.name(), v.version(), v.state().name(), v.sentence()))
                .toList();
    }

    @Override
    public Map<String, String> offered() {
        Map<String, String> offered = new TreeMap<>();
        entries()
                .forEach(entry ->
                        offered.put(entry.origin().bundle(), entry.origin().version()));
        return offered;
    }

    @Override
    public Object contribution(String bundle) {
        return entries()
                .filter(entry -> entry.origin().bundle().equals(bundle))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(bundle + " offers nothing"))
                .contribution();
    }

    private Stream<Entry> entries() {
        Catalogue catalogue = workbench.catalogue();
        return catalogue.kinds().values().stream().flatMap(kind -> catalogue.entries(kind).stream());
    }

    @Override
    public Planned plan(String experiment) {
        Reading reading = workbench.planner().read(experiment, Path.of("churn.yaml"), List.of());
        return new InFramework(reading);
    }

    private final class InFramework implements Planned {
        private final Reading reading;

        InFramework(Reading reading) {
            this.reading = reading;
        }

        @Override
        public List<String> faults() {
            return reading.faults().stream()
                    .map(Fault::violation)
                    .map(violation -> violation.path() + " " + violation.message())
                    .toList();
        }

        @Override
        public Map<String, String> bundles() {
            Map<String, String> bundles = new TreeMap<>();
            reading.plan().ifPresent(plan -> plan.bundles()
                    .forEach(origin -> bundles.put(origin.bundle(), origin.version())));
            return bundles;
        }

        @Override
        public Outcome run(Path runs) throws IOException {
            Plan plan = reading.plan().orElseThrow();
            RunOptions options =
                    RunOptions.of(runs, "churn", Clock.systemUTC()).threads(1).reuse(false);
            try {
                RunOutcome outcome = workbench.runner().run(plan, options, RunListener.NONE, new StopSignal());
                return new Outcome(Optional.empty(), Optional.of(ran(plan, outcome)));
            } catch (Refusal refusal) {
                return new Outcome(Optional.of(String.valueOf(refusal.getMessage())), Optional.empty());
            }
        }

        private Ran ran(Plan plan, RunOutcome outcome) throws IOException {
            List<String> faults = new ArrayList<>(outcome.remarks());
            outcome.failures().forEach(failure -> faults.add(failure.sentence()));
            PointStore points = RunFolder.open(outcome.folder()).points();
            Map<String, double[]> arrays = new LinkedHashMap<>();
            for (int i = 0; i < plan.points().size(); i++) {
                String place = i + "/";
                if (points.read(plan.points().get(i).key()) instanceof Stored.Whole whole) {
                    whole.result().items().forEach((reference, item) -> {
                        if (item instanceof Item.Array array) {
                            arrays.put(place + reference, array.data());
                        }
                    });
                }
            }
            return new Ran(outcome.folder(), faults, arrays);
        }
    }
}
