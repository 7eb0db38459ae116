package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
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
}
