package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private final List<String> said = new ArrayList<>();

    @Test
    void whateverBreaksOffInOneEventIsToldAndTheNextIsDone() {
        Deque<Throwable> faults = new ArrayDeque<>(List.of(
                new IllegalStateException("odd"),
                new NoClassDefFoundError("gone"),
                new StackOverflowError(),
                new AssertionError("never"),
                new OutOfMemoryError()));
        boolean left = EventLoop.run(faults::isEmpty, () -> raise(faults.pop()), said::add);
        assertTrue(left);
        assertEquals(5, said.size());
        assertTrue(said.get(0).contains("odd") && said.get(3).contains("never"), said.toString());
        assertTrue(said.get(4).contains("memory"), said.get(4));
    }

    @Test
    void aWindowInWhichNothingWorksAnyMoreIsGivenUp() {
        AtomicInteger events = new AtomicInteger();
        boolean left = EventLoop.run(
                () -> false,
                () -> {
                    if (events.incrementAndGet() != 3) {
                        throw new IllegalStateException("disposed");
                    }
                },
                sentence -> {
                    throw new StackOverflowError(); // not even that works
                });
        assertFalse(left);
        assertEquals(EventLoop.MOST + 3, events.get()); // one that is done begins the count anew
    }

    private static void raise(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }
}
