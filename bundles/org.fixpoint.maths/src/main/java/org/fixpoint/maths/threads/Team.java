package org.fixpoint.maths.threads;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread and its helpers who share the parts of one piece of work after another.
 *
 * <p>The caller works too and waits for nobody who has not begun; helpers come where processors are idle. A helper
 * that runs out of parts looks out for the next piece of work for a while before it leaves: waking a thread takes longer than a product of
 * two matrices of 200 rows. Nothing is allocated for a piece of work.
 *
 * <p>One thread calls at a time, and no part calls its own team. What parts compute must depend on neither the member that does
 * one nor the order; then it does not depend on the number of threads.
 */
public final class Team {
    private static final int MOST_MEMBERS = 64; // the bits of a long
    private static final int MOST_PARTS = (1 << 17) - 1;
    private static final int PARTS_BITS = 17;
    private static final int PHASE_SHIFT = 2 * PARTS_BITS;
    private static final int LOOKS_BEFORE_SLEEP = 10_000; // some 0.2 ms
    private static final long SLEEP_NANOS = 20_000;
    private static final Part NONE = (part, member) -> {};
    private static final Helpers HELPERS = new Helpers(); // threads are the process's, as those of the common pool
    private static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

    private final int size;
    private final AtomicLong ticket = new AtomicLong(); // the piece of work, its number of parts, and the next part
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicLong present = new AtomicLong(); // a bit for each helper
    private volatile Part work = NONE;
    private volatile int faultyPart = Integer.MAX_VALUE;
    private Optional<Throwable> fault = Optional.empty();

    /** What is done for each part. */
    @FunctionalInterface
    public interface Part {
        /**
         * Does a part.
         *
         * @param part its number
         * @param member who does it, below {@link Team#size()}; two parts that run at once have different ones
         */
        void run(int part, int member);
    }

    private Team(int size) {
        this.size = size;
    }

    /** The caller alone. */
    public static Team alone() {
        return new Team(1);
    }

    /** As many as there are processors, or as the common pool may use by its system property, the caller among them. */
    public static Team ofProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();
        return of(Math.max(1, Math.min(processors, Integer.getInteger(PARALLELISM, processors) + 1)));
    }

    /** The caller and helpers, together so many; 64 at most. */
    public static Team of(int members) {
        if (members < 1) {
            throw new IllegalArgumentException("a team of " + members);
        }
        return new Team(Math.min(members, MOST_MEMBERS));
    }

    /** The most members that work at once. */
    public int size() {
        return size;
    }

    /**
     * Of how many things a part is to consist: four parts a member, so that one who is held up does less than the others.
     *
     * @param things how many there are
     * @param multiple of which the answer is a multiple
     * @param most the answer at most; a multiple of {@code multiple}
     */
    public int partSize(int things, int multiple, int most) {
        int parts = 4 * size * multiple;
        return size == 1 ? most : (int) Math.min(most, (things + parts - 1L) / parts * multiple);
    }

    /**
     * Does all parts, which are begun in ascending order.
     *
     * <p>Where parts fail, the first of them in order fails the whole, whoever did it; later ones may be left out.
     *
     * @param parts 0 to 131,071
     */
    public void each(int parts, Part part) {
        if (parts < 0 || parts > MOST_PARTS) {
            throw new IllegalArgumentException(parts + " parts; give 0 to " + MOST_PARTS);
        }
        if (size == 1 || parts < 2) {
            for (int i = 0; i < parts; i++) {
                part.run(i, 0);
            }
            return;
        }
        if (work != NONE) {
            throw new IllegalStateException("the team is at work; a part must not call it");
        }
        work = part;
        faultyPart = Integer.MAX_VALUE;
        fault = Optional.empty();
        unfinished.set(parts);
        long phase = (ticket.get() >>> PHASE_SHIFT) + 1;
        ticket.set((phase << PHASE_SHIFT) | ((long) parts << PARTS_BITS));
        int place = HELPERS.enter(this);
        workOn(0);
        awaitOthers();
        HELPERS.leave(place);
        work = NONE;
        if (faultyPart < Integer.MAX_VALUE) {
            rethrow();
        }
    }

    /** Does parts in another thread's stead, if there are any and not too many do so; whether there were. */
    boolean help() {
        if (!isLeft(ticket.get())) {
            return false;
        }
        for (int member = 1; member < size; member++) {
            long bit = 1L << member;
            if ((present.get() & bit) == 0 && (present.getAndAccumulate(bit, (a, b) -> a | b) & bit) == 0) {
                boolean some = workOn(member);
                present.getAndAccumulate(bit, (a, b) -> a & ~b);
                return some;
            }
        }
        return false;
    }

    /** Does parts until none is left; whether there was one. */
    private boolean workOn(int member) {
        boolean some = false;
        long now = ticket.get();
        while (isLeft(now)) {
            if (ticket.compareAndSet(now, now + 1)) {
                some = true;
                run((int) (now & MOST_PARTS), member);
                HELPERS.call();
            }
            now = ticket.get();
        }
        return some;
    }

    private static boolean isLeft(long ticket) {
        return (ticket & MOST_PARTS) < ((ticket >>> PARTS_BITS) & MOST_PARTS);
    }

    private void run(int part, int member) {
        try {
            if (part < faultyPart) {
                work.run(part, member); // the caller waits for this part, so this is the work that it belongs to
            }
        } catch (Throwable thrown) { // whatever it is belongs to the caller
            note(part, thrown);
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private synchronized void note(int part, Throwable thrown) {
        if (part < faultyPart) {
            faultyPart = part;
            fault = Optional.of(thrown);
        }
    }

    private void awaitOthers() {
        for (int looks = 0; unfinished.get() > 0; looks++) {
            if (looks < LOOKS_BEFORE_SLEEP) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(SLEEP_NANOS);
            }
        }
    }

    private synchronized void rethrow() {
        Throwable thrown = fault.orElseThrow();
        fault = Optional.empty();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        throw (Error) thrown; // a part declares nothing else
    }
}
