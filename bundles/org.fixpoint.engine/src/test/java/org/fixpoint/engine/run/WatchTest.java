package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.junit.jupiter.api.Test;

class WatchTest {
    @Test
    void nothingIsToldOfAPointThatHasEnded() throws InterruptedException { // it would be held against the next one
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        CountDownLatch looked = new CountDownLatch(1);
        List<Watch> watches = new ArrayList<>();
        watches.add(new Watch(
                Thread.currentThread(),
                Set.of(),
                className -> {
                    watches.get(0).end();
                    looked.countDown();
                    return Optional.of(Offered.ORIGIN);
                },
                new Messages(told)));
        watches.get(0).begin(new Trail());
        Thread looker = new Thread(watches.get(0)::look);
        looker.start();
        looked.await();
        looker.interrupt();
        looker.join();
        assertEquals("", told.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasSeenBeforeAContributionIsEnteredIsNotToldAfterIt() throws InterruptedException {
        ByteArrayOutputStream told = new ByteArrayOutputStream(); // it would be held against the one that is entered
        List<Watch> watches = new ArrayList<>();
        watches.add(new Watch(
                Thread.currentThread(),
                Set.of(),
                className -> {
                    watches.get(0).enter(Map.of("is", "entered"));
                    Thread.currentThread().interrupt(); // no second look
                    return Optional.of(Offered.ORIGIN);
                },
                new Messages(told)));
        watches.get(0).begin(new Trail());
        Thread looker = new Thread(watches.get(0)::look);
        looker.start();
        looker.join();
        String text = told.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("entered"), text);
        assertFalse(text.contains("alive"), text);
    }

    private static void runsUntil(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Watch beside(Thread own) {
        return new Watch(
                own,
                Set.of(own),
                className ->
                        className.equals(WatchTest.class.getName()) ? Optional.of(Offered.ORIGIN) : Optional.empty(),
                new Messages(new ByteArrayOutputStream()));
    }

    @Test
    void aThreadInADropInsCodeKeepsAProcessFromBeingQuiet() throws InterruptedException {
        Watch watch = beside(Thread.currentThread());
        CountDownLatch end = new CountDownLatch(1);
        Thread left = new Thread(() -> runsUntil(end));
        left.start();
        while (left.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertFalse(watch.quietWithin(10));
        end.countDown();
        left.join();
        assertTrue(watch.quietWithin(60_000));
    }

    @Test
    void aPartOfAParallelLoopKeepsAProcessFromBeingQuiet() { // others go on when one has failed
        Watch watch = beside(Thread.currentThread());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ForkJoinTask<?> part = ForkJoinPool.commonPool().submit(() -> {
            begun.countDown();
            runsUntil(end);
        });
        runsUntil(begun);
        assertFalse(watch.quietWithin(10));
        end.countDown();
        part.join();
        assertTrue(watch.quietWithin(60_000));
    }
}
