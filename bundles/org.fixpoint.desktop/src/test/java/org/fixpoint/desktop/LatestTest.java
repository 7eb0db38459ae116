package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatestTest {
    @Test
    void ofManyPiecesThatWaitOnlyTheLastIsDone() throws InterruptedException {
        List<Integer> done = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Latest latest = new Latest("test")) {
            latest.submit(() -> {
                begun.countDown();
                await(free);
                done.add(0);
            });
            await(begun);
            for (int i = 1; i < 100; i++) {
                int number = i;
                latest.submit(() -> done.add(number));
            }
            latest.submit(() -> {
                done.add(100);
                end.countDown();
            });
            free.countDown();
            assertTrue(end.await(60, TimeUnit.SECONDS));
            assertEquals(List.of(0, 100), done);
        }
    }

    @Test
    void aPieceThatBreaksOffDoesNotKeepTheNextFromBeingDone() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Latest latest = new Latest("test")) {
            latest.submit(() -> {
                begun.countDown();
                throw new IllegalStateException("broken");
            });
            await(begun);
            latest.submit(end::countDown);
            assertTrue(end.await(60, TimeUnit.SECONDS));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
