package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.plan.Reading;
import org.junit.jupiter.api.Test;

class SoundnessTest {
    private static final Fault FAULT =
            Fault.at(Mark.startOf("all.yaml"), "experiments.0", "there is no file a.yaml", "");

    private static String inWords(int members, Fault... faults) {
        return Soundness.inWords(Optional.of(new Reading.Faulty(List.of(faults))), members);
    }

    @Test
    void aFileThatNamesExperimentsIsNotAtFaultAndSaysWhatRunsThem() {
        assertEquals(
                "12 experiments: open one to run it here, or copy the command that runs all (Ctrl+Shift+C)",
                inWords(12));
        assertEquals("1 experiment", inWords(1).substring(0, 12));
    }

    @Test
    void itsOwnFaultsAreCounted() {
        assertEquals("1 fault", inWords(12, FAULT));
        assertEquals("2 faults", inWords(0, FAULT, FAULT));
    }

    @Test
    void whatHasNotBeenReadIsNotCalledSound() {
        assertEquals("reading …", Soundness.inWords(Optional.empty(), 0));
    }
}
