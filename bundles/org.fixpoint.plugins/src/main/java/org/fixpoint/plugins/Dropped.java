package org.fixpoint.plugins;

import java.util.Optional;
import org.fixpoint.plugins.inspect.Flaw;
import org.fixpoint.plugins.inspect.Inspection;

/** One jar in the folder, from its arrival to its end. Used by one thread at a time. */
final class Dropped {
    final JarStore.Copy copy;
    Sighting sighting;
    Optional<Inspection> inspection = Optional.empty();
    Optional<Flaw> refusal = Optional.empty();
    Optional<TrialOutcome> trial = Optional.empty();
    Optional<Resident> resident = Optional.empty();

    Dropped(Sighting sighting, JarStore.Copy copy) {
        this.sighting = sighting;
        this.copy = copy;
    }

    /** The symbolic name, or the file's where there is none. */
    String name() {
        return inspection
                .map(known -> known.name().equals(known.file()) ? sighting.name() : known.name())
                .orElse(sighting.name());
    }

    /** As in the manifest. */
    String version() {
        return inspection.map(Inspection::version).orElse("");
    }

    /** Name and version as in a sentence: {@code swish 1.0} for version 1.0.0. */
    String inWords() {
        return name() + " " + brief(version());
    }

    static String brief(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+)\\.0$", "$1");
    }

    /** Something that another plug-in may change is tried anew. */
    void reconsider() {
        if (refusal.map(Flaw::curable).orElse(false)) {
            refusal = Optional.empty();
            trial = Optional.empty();
        }
    }
}
