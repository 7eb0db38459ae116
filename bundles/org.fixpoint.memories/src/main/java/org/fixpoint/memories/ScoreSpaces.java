package org.fixpoint.memories;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fixpoint.maths.linear.LinearAlgebra;

/** Memory in which blocks of states meet their patterns, one for each thread at work; it stays for the next time. */
final class ScoreSpaces {
    private final int scores;
    private final Queue<Space> idle = new ConcurrentLinkedQueue<>();

    /** Spaces for so many scores each. */
    ScoreSpaces(int scores) {
        this.scores = scores;
    }

    /**
     * What one thread works in.
     *
     * @param algebra with its packing buffers
     * @param scores room for a block
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Space(LinearAlgebra algebra, double[] scores) {}

    /** One that nobody works in; to be given back. */
    Space take() {
        return Optional.ofNullable(idle.poll()).orElseGet(() -> new Space(LinearAlgebra.fastest(), new double[scores]));
    }

    /** Gives one back. */
    void give(Space space) {
        idle.add(space);
    }
}
