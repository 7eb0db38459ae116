package org.fixpoint.maths.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 100})
    void everyPartIsDoneOnceWhateverTheTeam(int members) {
        Team team = Team.of(members);
        for (int parts : new int[] {0, 1, 2, 5, 1000}) {
            for (int again = 0; again < 20; again++) {
                AtomicIntegerArray done = new AtomicIntegerArray(parts);
                team.each(parts, (part, member) -> done.incrementAndGet(part));
                assertTrue(IntStream.range(0, parts).allMatch(part -> done.get(part) == 1), parts + " parts");
            }
        }
    }

    @Test
    void partsThatRunAtOnceHaveDifferentMembers() {
        Team team = Team.of(5);
        AtomicIntegerArray atWork = new AtomicIntegerArray(team.size());
        AtomicBoolean met = new AtomicBoolean();
        for (int again = 0; again < 50; again++) {
            team.each(200, (part, member) -> {
                met.compareAndSet(false, atWork.incrementAndGet(member) > 1);
                spin(2000);
                atWork.decrementAndGet(member);
            });
        }
        assertTrue(!met.get());
    }

    private static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    /** Where a second processor is idle at some time within a minute; with one alone there is nobody to help. */
    @Test
    void aHelperComes() {
        Team team = Team.of(2);
        AtomicInteger helped = new AtomicInteger();
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (Runtime.getRuntime().availableProcessors() > 1 && helped.get() == 0 && System.nanoTime() < end) {
            team.each(100, (part, member) -> {
                spin(20_000);
                helped.addAndGet(member);
            });
        }
        assertTrue(helped.get() > 0 || Runtime.getRuntime().availableProcessors() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theFirstFaultInOrderIsTheCallers(int members) {
        Team team = Team.of(members);
        for (int again = 0; again < 100; again++) {
            Exception fault = assertThrows(
                    IllegalStateException.class,
                    () -> team.each(50, (part, member) -> {
                        if (part % 10 == 7) {
                            throw new IllegalStateException("part " + part);
                        }
                    }));
            assertEquals("part 7", fault.getMessage());
        }
        assertThrows(
                StackOverflowError.class,
                () -> team.each(3, (part, member) -> {
                    throw new StackOverflowError();
                }));
        AtomicInteger done = new AtomicInteger();
        team.each(10, (part, member) -> done.incrementAndGet());
        assertEquals(10, done.get(), "a fault is forgotten");
    }

    @Test
    void manyTeamsWorkAtOnce() {
        List<CompletableFuture<Integer>> sums = IntStream.range(0, 30)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    AtomicInteger sum = new AtomicInteger();
                    Team team = Team.of(3);
                    for (int again = 0; again < 50; again++) {
                        team.each(40, (part, member) -> sum.addAndGet(part));
                    }
                    return sum.get();
                }))
                .toList();
        sums.forEach(sum -> assertEquals(50 * 780, sum.join()));
    }

    @Test
    void aTeamDoesNotHoldUpAParallelStreamOnTheCallersThread() {
        AtomicInteger sum = new AtomicInteger();
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> IntStream.range(0, 100).parallel().forEach(i -> {
                    Team team = Team.of(2);
                    team.each(10, (part, member) -> sum.incrementAndGet());
                }));
        assertEquals(1000, sum.get());
    }

    @Test
    void aPartThatCallsItsOwnTeamIsAFault() {
        Team team = Team.of(2);
        assertThrows(
                IllegalStateException.class, () -> team.each(2, (part, member) -> team.each(2, (inner, who) -> {})));
    }

    @Test
    void whatIsNoTeamOrTooManyPartsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Team.of(0));
        assertThrows(IllegalArgumentException.class, () -> Team.of(2).each(-1, (part, member) -> {}));
        assertThrows(IllegalArgumentException.class, () -> Team.of(2).each(1 << 17, (part, member) -> {}));
    }

    @Test
    void partsAreSoManyThatNobodyWaitsLong() {
        assertEquals(48, Team.alone().partSize(1000, 8, 48));
        assertEquals(32, Team.of(2).partSize(256, 8, 48));
        assertEquals(48, Team.of(2).partSize(1024, 8, 48));
        assertEquals(8, Team.of(2).partSize(3, 8, 48));
    }
}
