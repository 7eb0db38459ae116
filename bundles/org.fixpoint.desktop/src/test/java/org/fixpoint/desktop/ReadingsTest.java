package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();
    private final List<String> taken = new ArrayList<>();

    private void taken(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (taken.size() < count && System.nanoTime() < end) {
            Optional.ofNullable(display.poll(100, TimeUnit.MILLISECONDS)).ifPresent(Runnable::run);
        }
        assertEquals(count, taken.size());
    }

    private static String after(CountDownLatch gate, String answer) {
        try {
            return gate.await(2, TimeUnit.MINUTES) ? answer : "late";
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void whatIsReadAtOnceDoesNotWaitForWhatTakesLong() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        try (Readings readings = new Readings(display::add)) {
            readings.read(() -> "form 1", taken::add, () -> after(gate, "plan 1"), taken::add);
            taken(1);
            readings.read(() -> "form 2", taken::add, () -> "plan 2", taken::add);
            taken(2);
            assertEquals(List.of("form 1", "form 2"), taken);
            gate.countDown();
            taken(3);
        }
    }

    @Test
    void ofOneExperimentTheFormComesFirst() throws InterruptedException {
        try (Readings readings = new Readings(display::add)) {
            readings.read(() -> "form", taken::add, () -> "plan", taken::add);
            taken(2);
            assertEquals(List.of("form", "plan"), taken);
        }
    }
}
