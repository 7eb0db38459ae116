package org.fixpoint.memories;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Memory to work in that stays from one call to the next, one room for each of the threads that work at once. A thread that finds a room
 * allocates nothing.
 */
final class Rooms<R> {
    private static final int KEPT = 64; // for more threads at once rooms are made anew

    private final AtomicReferenceArray<R> idle = new AtomicReferenceArray<>(KEPT);
    private final Supplier<R> made;

    /** Rooms that are made when they are asked for. */
    Rooms(Supplier<R> made) {
        this.made = made;
    }

    /** A room that nobody else works in; to be given back. */
    R take() {
        for (int i = 0; i < KEPT; i++) {
            R room = idle.get(i);
            if (room != null && idle.compareAndSet(i, room, null)) {
                return room;
            }
        }
        return made.get();
    }

    /** Gives a room back. */
    void give(R room) {
        for (int i = 0; i < KEPT; i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, room)) {
                return;
            }
        }
    }
}
