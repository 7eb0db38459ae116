package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.result.PointStore;
import org.fixpoint.engine.result.Stored;
import org.osgi.framework.Bundle;

/**
 * Runs plans: what has a result is kept, what has none is computed, and at the end all is combined, drawn and written.
 *
 * <p>A point without a result stops nothing. The results are the same bits for any number of threads, and for a run that was
 * stopped or killed and then resumed.
 */
public final class Runner {
    private final Derivations derivations;
    private final Residency residency;

    /**
     * A runner.
     *
     * @param derivations by which facets are obtained, the same that the plans were made with
     * @param residency holds the bundles of a plan while it runs
     */
    public Runner(Derivations derivations, Residency residency) {
        this.derivations = derivations;
        this.residency = residency;
    }

    /**
     * Runs a plan in a new folder.
     *
     * @throws Refusal if a bundle of the plan is here no longer, then no folder is made; or if somebody removes the folder meanwhile
     * @throws IOException if the folder cannot be written
     */
    public RunOutcome run(Plan plan, RunOptions options, RunListener listener, StopSignal stop) throws IOException {
        try (Lease bundles = lease(plan)) {
            RunFolder folder = RunFolder.create(plan, options);
            if (!folder.becomeLatest()) {
                listener.remarked("No link \"latest\" could be made in " + options.runs()
                        + ", as something else has that name or the file system has no links; the run is in "
                        + folder.path() + ".");
            }
            return holding(plan, folder, options, listener, stop, bundles);
        }
    }

    /**
     * Goes on with a run that was stopped or killed, or whose points failed.
     *
     * @param plan made of the folder's own experiment file
     * @throws Refusal if the plan is not the one that the folder was made for, another process runs it, or a bundle of the plan is
     *     here no longer
     * @throws IOException if the folder is none of a run, or cannot be written
     */
    public RunOutcome resume(Plan plan, Path folder, RunOptions options, RunListener listener, StopSignal stop)
            throws IOException {
        RunFolder run = RunFolder.open(folder);
        Set<String> keys = new LinkedHashSet<>();
        plan.points().forEach(point -> keys.add(point.key()));
        Optional<String> change = change(plan, run, keys);
        if (change.isPresent()) {
            throw new Refusal(change.get());
        }
        try (Lease bundles = lease(plan)) {
            return holding(plan, run, options, listener, stop, bundles);
        }
    }

    /** Bundles that take part in no point, those of figures and files, may have changed: then the lock follows, and that is told. */
    private static void relock(Plan plan, RunFolder folder, RunListener listener) throws IOException {
        List<String> now = RunFolder.lock(plan).lines().toList();
        List<String> then = folder.hasLock() ? folder.bundles() : List.of();
        if (!now.equals(then)) {
            folder.relock(plan);
            List<String> changes = Stream.concat(
                            now.stream().filter(line -> !then.contains(line)).map(line -> "now with " + line),
                            then.stream().filter(line -> !now.contains(line)).map(line -> "no longer with " + line))
                    .toList();
            listener.remarked("The run goes on with other bundles for its figures and files than it began with: "
                    + String.join(", ", changes) + "; bundles.lock lists those that are used now.");
        }
    }

    private static Optional<String> change(Plan plan, RunFolder run, Set<String> keys) {
        try {
            return run.keys().equals(keys) ? Optional.empty() : Optional.of(changed(plan, run));
        } catch (IOException e) {
            return Optional.of("The run in " + run.path()
                    + " is damaged, what it began with cannot be read; run the experiment anew, points that are whole"
                    + " are not computed again.");
        }
    }

    private static String changed(Plan plan, RunFolder run) throws IOException {
        List<String> now = RunFolder.lock(plan).lines().toList();
        for (String then : run.bundles()) {
            if (!now.contains(then)) {
                return "The run in " + run.path() + " began with the bundle " + then
                        + ", which is no longer what is installed; put it back, or run the experiment anew.";
            }
        }
        Optional<String> numerics = Request.numerics(run).filter(then -> !then.equals(plan.numerics()));
        if (numerics.isPresent()) {
            return "The run in " + run.path() + " began with the numerics " + numerics.get() + ", and these are "
                    + plan.numerics() + "; resume it with --numerics " + option(numerics.get())
                    + ", or run the experiment anew.";
        }
        return "The experiment is not the one that the run in " + run.path()
                + " began with; run it anew, what has not changed is not computed again.";
    }

    private static String option(String numerics) {
        return numerics.contains("+") ? "native" : numerics.equals("plain") ? "strict" : "fast";
    }

    private Lease lease(Plan plan) {
        List<Bundle> makers = plan.entries().stream()
                .flatMap(entry -> entry.maker().stream())
                .distinct()
                .toList();
        return residency.lease(plan.bundles(), makers);
    }

    private RunOutcome holding(
            Plan plan, RunFolder folder, RunOptions options, RunListener listener, StopSignal stop, Lease bundles)
            throws IOException {
        RunLease claim = RunLease.take(folder.path());
        try (claim) {
            folder.points().sweep();
            folder.partial().sweep();
            relock(plan, folder, listener);
            Provenance provenance = Provenance.begin(plan, folder, options);
            EarlierRuns earlier = options.reuse() ? EarlierRuns.beside(folder) : EarlierRuns.none();
            List<Point> missing = missing(plan, folder, earlier, listener);
            int reused = plan.points().size() - shared(plan, missing);
            Optional<PointsApart> apart = options.apart()
                    .map(processes -> new PointsApart(processes, plan, options, folder, bundles, residency, stop));
            Campaign campaign = new Campaign(
                    folder,
                    derivations,
                    options,
                    stop,
                    listener,
                    missing,
                    plan.points().size(),
                    reused,
                    apart);
            listener.begun(folder.path(), campaign.progress());
            try {
                campaign.work();
            } finally {
                apart.ifPresent(PointsApart::close);
            }
            boolean interrupted = Thread.interrupted(); // with the flag set no file could be written
            requireThere(folder);
            folder.failures().tidy();
            folder.partial().tidy();
            RunOutcome outcome = outcome(plan, folder, options, bundles, campaign.failures(), reused, provenance);
            requireThere(folder);
            provenance.end(outcome);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return outcome;
        }
    }

    private static void requireThere(RunFolder folder) {
        if (folder.isRemoved()) {
            throw new Refusal("The folder of the run, " + folder.path()
                    + ", was removed while the run went on, and its results with it; run the experiment anew.");
        }
    }

    /**
     * What the sinks of a run were given, once more: its results combined and its figures drawn. Nothing in its folder changes.
     *
     * @param outcome of the run
     * @return empty if a drop-in draws, whose code does not run in this process
     * @throws IOException if the folder is none of a run
     */
    public Optional<ResultSet> results(Plan plan, RunOutcome outcome) throws IOException {
        return results(plan, RunFolder.open(outcome.folder()), outcome.failures());
    }

    /**
     * The results that lie in the folder of an earlier run, combined, and its figures drawn by what is installed now. Nothing in
     * the folder changes.
     *
     * @param plan made of the folder's own experiment file; points may have got other keys since, by other versions of bundles
     * @return empty if a drop-in draws, whose code does not run in this process
     * @throws Refusal with the end of a sentence if the plan has other points than the run
     * @throws IOException if the folder is none of a run, or cannot be read
     */
    public Optional<ResultSet> results(Plan plan, Path folder) throws IOException {
        RunFolder run = RunFolder.open(folder);
        return results(run.keyed(plan), run);
    }

    /**
     * The results of one point of an earlier run, and the figures drawn of it alone. Figures that need several points are not among
     * them. Nothing in the folder changes.
     *
     * @param plan made of the folder's own experiment file
     * @param point its index in the plan
     * @return empty if a drop-in draws, whose code does not run in this process
     * @throws Refusal with the end of a sentence if the plan has other points than the run
     * @throws IOException if the folder is none of a run, or cannot be read
     */
    public Optional<ResultSet> results(Plan plan, Path folder, int point) throws IOException {
        RunFolder run = RunFolder.open(folder);
        return results(run.keyed(plan).alone(point), run);
    }

    private Optional<ResultSet> results(Plan kept, RunFolder run) throws IOException {
        Map<String, Failure> failed = new LinkedHashMap<>();
        RunStatus.of(run.path()).failures().forEach(failure -> failed.put(failure.key(), failure));
        List<Failure> failures = kept.points().stream()
                .flatMap(point -> Stream.ofNullable(failed.get(point.key())))
                .toList();
        return results(kept, run, failures);
    }

    private Optional<ResultSet> results(Plan plan, RunFolder folder, List<Failure> failures) {
        Plan unwritten = plan.writtenBy(List.of());
        return new DroppedIn(residency).presents(unwritten)
                ? Optional.empty()
                : Optional.of(
                        new Presentation(unwritten, folder, failures, Map.of(), Presentation.Steps.ALL).results());
    }

    /** How many points of the plan have the key of one of these. */
    private static int shared(Plan plan, List<Point> points) {
        Set<String> keys = points.stream().map(Point::key).collect(Collectors.toSet());
        return (int) plan.points().stream()
                .filter(point -> keys.contains(point.key()))
                .count();
    }

    /** The points without a result, one for each key, after taking over what earlier runs have. */
    private static List<Point> missing(Plan plan, RunFolder folder, EarlierRuns earlier, RunListener listener)
            throws IOException {
        Map<String, Point> missing = new LinkedHashMap<>();
        PointStore store = folder.points();
        Set<String> present = new LinkedHashSet<>();
        for (Point point : plan.points()) {
            if (missing.containsKey(point.key())) {
                continue;
            }
            if (present.contains(point.key())
                    || isThere(point, store, folder, listener)
                    || earlier.give(point.key(), store)) {
                if (present.add(point.key())) { // a run that was killed, or another run, may have left these behind
                    folder.failures().remove(point.key());
                    folder.partial().remove(point.key());
                }
                listener.reused(point);
            } else {
                missing.put(point.key(), point);
            }
        }
        return List.copyOf(missing.values());
    }

    private static boolean isThere(Point point, PointStore store, RunFolder folder, RunListener listener)
            throws IOException {
        Stored found = store.read(point.key());
        if (found instanceof Stored.Damaged damaged) {
            Path aside = store.setAside(point.key(), folder.damaged());
            listener.remarked(
                    damaged.sentence() + "; it is put aside in " + aside + " and the point is computed again.");
        }
        return found instanceof Stored.Whole;
    }

    private RunOutcome outcome(
            Plan plan,
            RunFolder folder,
            RunOptions options,
            Lease bundles,
            Map<String, Failure> failed,
            int reused,
            Provenance provenance) {
        List<Failure> failures = new ArrayList<>();
        int done = 0;
        boolean open = false;
        for (Point point : plan.points()) {
            boolean whole = folder.points().read(point.key()) instanceof Stored.Whole;
            Optional<Failure> failure = Optional.ofNullable(failed.get(point.key()));
            failure.ifPresent(fault -> failures.add(new Failure(point.key(), point.inWords(), fault.sentence())));
            done += whole ? 1 : 0;
            open |= !whole && failure.isEmpty();
        }
        Presentation.Outcome presented = open
                ? Presentation.Outcome.NONE
                : options.apart()
                        .filter(processes -> new DroppedIn(residency).presents(plan))
                        .map(processes -> new PresentationApart(
                                        processes, plan, folder, options.overrides(), failures, provenance.summary())
                                .present(bundles))
                        .orElseGet(() -> new Presentation(
                                        plan, folder, failures, provenance.summary(), Presentation.Steps.ALL)
                                .present());
        return new RunOutcome(
                folder.path(),
                plan.points().size(),
                done,
                Math.min(reused, done),
                done - Math.min(reused, done),
                open,
                failures,
                presented.remarks(),
                presented.findings(),
                presented.files());
    }
}
