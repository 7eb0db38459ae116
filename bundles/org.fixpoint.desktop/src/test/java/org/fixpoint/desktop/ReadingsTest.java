package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.RunContext;
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
            readings.read(() -> "form 1", taken::add, stopped -> after(gate, "plan 1"), taken::add);
            taken(1);
            readings.read(() -> "form 2", taken::add, stopped -> "plan 2", taken::add);
            taken(2);
            assertEquals(List.of("form 1", "form 2"), taken);
            gate.countDown();
            taken(3);
        }
    }

    @Test
    void ofOneExperimentTheFormComesFirst() throws InterruptedException {
        try (Readings readings = new Readings(display::add)) {
            readings.read(() -> "form", taken::add, stopped -> "plan", taken::add);
            taken(2);
            assertEquals(List.of("form", "plan"), taken);
        }
    }

    @Test
    void thePlanOfAnOlderTextIsStoppedAndTheNextOneMade() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (Readings readings = new Readings(display::add)) {
            readings.read(() -> "form 1", taken::add, stopped -> untilStopped(begun, stopped), taken::add);
            taken(1);
            assertTrue(begun.await(2, TimeUnit.MINUTES));
            readings.read(() -> "form 2", taken::add, stopped -> "plan 2", taken::add);
            taken(3);
            assertEquals(List.of("form 1", "form 2", "plan 2"), taken);
        }
    }

    private static String untilStopped(CountDownLatch begun, BooleanSupplier stopped) {
        begun.countDown();
        while (!stopped.getAsBoolean()) {
            Thread.onSpinWait();
        }
        throw new RunContext.Cancelled();
    }
}
