package org.fixpoint.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.Point;

/** The points that a run has to compute, worked off by several threads. Which thread takes which point changes no bit. */
final class Campaign {
    private static final long LOOK_MILLIS = 50;
    /** Of so many looks one is at the disk, which may be far away. */
    private static final int DISK = 10;
    /** Forcing one result to the disk takes about 45 ms; so many wait for it while others compute. */
    private static final int WRITERS = 4;

    private final RunFolder folder;
    private final Derivations derivations;
    private final RunOptions options;
    private final StopSignal stop;
    private final RunListener listener;
    private final int total;
    private final int reused;
    private final Optional<PointsApart> apart;

    private final Semaphore computing;
    /** Read by each thread that writes; taken for writing once, to be sure that none does. */
    private final ReadWriteLock writing = new ReentrantReadWriteLock();

    private final Deque<Point> waiting;
    private final Set<Point> running = new LinkedHashSet<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Estimate estimate = new Estimate();
    private int done;
    private boolean over;

    /**
     * A campaign.
     *
     * @param points to compute, of different keys
     * @param total points of the plan
     * @param reused of these, how many need not be computed
     * @param apart computes the points in which drop-ins take part; empty if all are computed here
     */
    Campaign(
            RunFolder folder,
            Derivations derivations,
            RunOptions options,
            StopSignal stop,
            RunListener listener,
            List<Point> points,
            int total,
            int reused,
            Optional<PointsApart> apart) {
        this.folder = folder;
        this.derivations = derivations;
        this.options = options;
        this.stop = stop;
        this.listener = listener;
        this.computing = new Semaphore(options.threads());
        this.waiting = new ArrayDeque<>(points);
        this.total = total;
        this.reused = reused;
        this.apart = apart;
    }

    /** Works until all is done, or the signal is given and every thread has looked at it or the grace is over. */
    void work() {
        int threads = Math.min(options.threads() + WRITERS, waiting.size());
        CountDownLatch atWork = new CountDownLatch(threads);
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(() -> workOff(atWork), "fixpoint-point-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        await(atWork);
        finish();
    }

    private void await(CountDownLatch atWork) {
        long patience = Math.max(1, options.grace().toMillis());
        boolean interrupted = false;
        for (int look = 1; patience > 0; look++) {
            if (look % DISK == 0 && folder.isRemoved()) {
                stop.give();
            }
            try {
                if (atWork.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) { // stops the run, whose threads still have the grace
                interrupted = true;
                stop.give();
            }
            patience -= stop.isGiven() ? LOOK_MILLIS : 0;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a thread is writing is written to its end; from then on nothing that a thread still brings is taken. */
    private void finish() {
        writing.writeLock().lock();
        try {
            endTaking();
        } finally {
            writing.writeLock().unlock();
        }
    }

    private synchronized void endTaking() {
        over = true;
        if (folder.isRemoved()) {
            return; // that is told of instead
        }
        for (Point point : running) {
            listener.remarked("A point did not stop when asked and was left behind: " + point.inWords() + ".");
        }
    }

    private void workOff(CountDownLatch atWork) {
        try {
            Optional<Runnable> saving = computeNext();
            while (saving.isPresent()) {
                settle(saving.get());
                saving = computeNext();
            }
        } finally {
            atWork.countDown();
        }
    }

    private void settle(Runnable saving) {
        writing.readLock().lock();
        try {
            if (!folder.isRemoved()) { // else what is written would not make it whole again
                saving.run();
            }
        } finally {
            writing.readLock().unlock();
        }
    }

    /** Computes a point when it is this thread's turn; what is left to do is to save it, empty if no point is waiting. */
    private Optional<Runnable> computeNext() {
        computing.acquireUninterruptibly();
        try {
            return next().map(this::attempt);
        } finally {
            computing.release();
        }
    }

    private synchronized Optional<Point> next() {
        if (stop.isGiven() || waiting.isEmpty() || folder.isRemoved()) {
            return Optional.empty();
        }
        Point point = waiting.removeFirst();
        running.add(point);
        listener.started(point);
        return Optional.of(point);
    }

    private Runnable attempt(Point point) {
        if (point.flaw().isPresent()) {
            return () -> fail(point, point.flaw().get(), "");
        }
        return apart.filter(processes -> processes.serves(point))
                .map(processes -> attemptApart(point, processes))
                .orElseGet(() -> attemptHere(point));
    }

    private Runnable attemptApart(Point point, PointsApart processes) {
        PointsApart.Outcome outcome;
        try {
            outcome = processes.compute(point, new Serial(listener));
        } catch (RuntimeException | OutOfMemoryError e) { // so is a thread that the system does not start
            return () -> fail(point, Blame.sentence(e, new Trail()), Blame.trace(e));
        }
        if (outcome instanceof PointsApart.Outcome.Done done) {
            return () -> saved(point, done.time());
        }
        if (outcome instanceof PointsApart.Outcome.Failed failed) {
            return () -> fail(point, failed.sentence(), failed.trace(), failed.partial());
        }
        return () -> forget(point);
    }

    private void saved(Point point, Duration time) {
        if (!folder.points().has(point.key())) { // only a result means done, whatever a process says
            fail(
                    point,
                    "The process that computed this point reported a result that is not there; resume the run.",
                    "");
            return;
        }
        try {
            folder.failures().remove(point.key());
            folder.partial().remove(point.key());
        } catch (IOException e) {
            tell("The failure of an earlier run could not be removed from " + folder.path() + ": " + e.getMessage()
                    + ".");
        }
        succeed(point, time);
    }

    private synchronized void tell(String remark) {
        listener.remarked(remark);
    }

    private synchronized void forget(Point point) {
        running.remove(point);
    }

    private Runnable attemptHere(Point point) {
        Trail trail = new Trail();
        Instant begun = options.clock().instant();
        try {
            PointContext context = new PointContext(point, stop, new Serial(listener));
            PointAnswers answers = new PointRun(point, derivations, context, trail).compute();
            Duration time = Duration.between(begun, options.clock().instant());
            return () -> save(point, answers, time);
        } catch (RunContext.Cancelled e) {
            return () -> cancelled(point, e, trail);
        } catch (Throwable e) { // a plug-in may throw anything, StackOverflowError and LinkageError included
            return () -> fail(point, Blame.sentence(e, trail), Blame.trace(e));
        } finally {
            Thread.interrupted(); // a contribution may have left the flag set, and then no file could be written
        }
    }

    private void save(Point point, PointAnswers answers, Duration time) {
        if (isOver()) {
            return;
        }
        try {
            if (folder.write(answers, time)) {
                folder.failures().remove(point.key());
                folder.partial().remove(point.key());
                succeed(point, time);
            } else {
                fail(point, answers.sentence(), answers.trace(), answers.partial());
            }
        } catch (IOException e) {
            fail(point, Blame.unwritten(folder.path(), e), Blame.trace(e));
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(point, Blame.sentence(e, new Trail()), Blame.trace(e));
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized void succeed(Point point, Duration time) {
        running.remove(point);
        if (!over) {
            done++;
            estimate.took(point, time);
            listener.done(point, progress());
        }
    }

    private void cancelled(Point point, RunContext.Cancelled e, Trail trail) {
        if (stop.isGiven()) {
            forget(point);
        } else {
            fail(point, Blame.sentence(e, trail), Blame.trace(e));
        }
    }

    private void fail(Point point, String sentence, String trace) {
        fail(point, sentence, trace, false);
    }

    /** The point has no result; what some of its analyses have answered is kept, or what they had answered before is not. */
    private synchronized void fail(Point point, String sentence, String trace, boolean partial) {
        running.remove(point);
        if (over) {
            return;
        }
        Failure failure = new Failure(point.key(), point.inWords(), sentence);
        failures.put(point.key(), failure);
        try {
            if (!partial) {
                folder.partial().remove(point.key());
            }
            folder.failures().write(failure, trace);
        } catch (IOException e) {
            listener.remarked("The failure could not be written to " + folder.path() + ": " + e.getMessage() + ".");
        }
        listener.failed(point, sentence, progress());
    }

    /** How far the run has come. */
    synchronized Progress progress() {
        Deque<Point> rest = new ArrayDeque<>(running);
        rest.addAll(waiting);
        return new Progress(total, reused + done, reused, failures.size(), estimate.remaining(rest, options.threads()));
    }

    /** The failures, by key. */
    synchronized Map<String, Failure> failures() {
        return new LinkedHashMap<>(failures);
    }

    /** Tells a listener what points are doing, never two things at a time. */
    private final class Serial implements RunListener {
        private final RunListener told;

        Serial(RunListener told) {
            this.told = told;
        }

        @Override
        public void doing(Point point, String what, double fraction) {
            synchronized (Campaign.this) {
                if (!over) {
                    told.doing(point, what, fraction);
                }
            }
        }
    }
}
