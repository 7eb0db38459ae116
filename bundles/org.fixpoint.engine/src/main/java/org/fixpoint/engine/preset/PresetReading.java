package org.fixpoint.engine.preset;

import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.document.Fault;

/**
 * What reading the file of a preset gave.
 *
 * @param entry of the preset, ready for a catalogue; empty after a fault
 * @param faults all of them, in the order of the file
 */
public record PresetReading(Optional<Entry> entry, List<Fault> faults) {
    public PresetReading {
        faults = List.copyOf(faults);
    }

    /** Whether the file may be right and what it is made of is not installed. */
    public boolean onlyPluginsMissing() {
        return !faults.isEmpty() && faults.stream().allMatch(Fault::missingPlugin);
    }
}
