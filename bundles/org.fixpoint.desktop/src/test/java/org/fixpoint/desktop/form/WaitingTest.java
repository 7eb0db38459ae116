package org.fixpoint.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingTest {
    @Test
    void aFieldWaitsUntilItIsFinishedOrShownNoLonger() {
        Waiting waiting = new Waiting();
        Object one = new Object();
        Object other = new Object();
        waiting.tell(one, "model.depth", true);
        waiting.tell(other, "seed", true);
        assertEquals(Optional.of("model.depth"), waiting.first());
        waiting.tell(one, "model.depth", false);
        assertEquals(Optional.of("seed"), waiting.first());
        waiting.forget(other);
        assertEquals(Optional.empty(), waiting.first());
    }

    @Test
    void aFieldThatIsShownAnewWaitsStillThoughItsFormerEditorGoesLater() {
        Waiting waiting = new Waiting();
        Object former = new Object();
        waiting.tell(former, "model.depth", true);
        waiting.tell(new Object(), "model.depth", true);
        waiting.forget(former);
        assertEquals(Optional.of("model.depth"), waiting.first());
    }
}
