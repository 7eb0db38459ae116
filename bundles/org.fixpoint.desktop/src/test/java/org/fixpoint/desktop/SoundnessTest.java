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
        return of(members, faults).inWords();
    }

    private static Soundness of(int members, Fault... faults) {
        return new Soundness(Optional.of(new Reading.Faulty(List.of(faults))), members);
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
        assertEquals("reading …", new Soundness(Optional.empty(), 0).inWords());
    }

    @Test
    void aKeyRunsWhatIsNoSuiteAndHasNoFault() {
        String key = "Ctrl+Enter runs the experiment.";
        assertEquals(key, new Soundness(Optional.empty(), 0).begins());
        assertEquals(
                "The experiment cannot be run as it is; above stands why.",
                of(0, FAULT).begins());
        assertEquals(
                "Open one of the experiments to run it here; Ctrl+Shift+C copies the command that runs all.",
                of(2).begins());
    }
}
