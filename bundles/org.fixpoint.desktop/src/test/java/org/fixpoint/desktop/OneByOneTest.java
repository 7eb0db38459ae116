package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OneByOneTest {
    private final Queue<Runnable> touches = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Runnable order = () -> {};

    /** A disk that answers once the user has ordered something. */
    private final Disk disk = new Disk(
            touches::add,
            Runnable::run,
            () -> {
                order.run();
                touches.remove().run();
            },
            Duration.ofMinutes(1));

    @Test
    void whatIsOrderedWhileADiskIsWaitedForIsNotDoneAndThatIsTold() throws IOException {
        order = new OneByOne(disk, said::add).free(() -> done.add("opened"));
        assertEquals("there", disk.ask(Path.of("/"), () -> "there"));
        assertEquals(List.of(), done);
        assertEquals(List.of(OneByOne.BUSY), said);
        order.run();
        assertEquals(List.of("opened"), done);
        assertEquals(List.of(OneByOne.BUSY), said);
    }
}
