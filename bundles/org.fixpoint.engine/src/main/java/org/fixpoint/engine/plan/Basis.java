package org.fixpoint.engine.plan;

import java.nio.file.Path;

/**
 * What values are read from.
 *
 * @param folder what the paths of data files are relative to
 * @param inWords the same for a hint: {@code the experiment file}
 * @param sweepless what would do where no sweep can be
 */
record Basis(Path folder, String inWords, String sweepless) {
    static Basis ofExperiment(Path folder) {
        return new Basis(
                folder,
                "the experiment file",
                "sweeps stand in model, input and the parameters of analyses, not inside another sweep");
    }

    static Basis ofPreset(Path folder) {
        return new Basis(folder, "the preset", "a preset cannot sweep; give one value, and sweep where it is used");
    }

    static Basis ofOptions(Path folder) {
        return new Basis(folder, folder.toString(), "give one value");
    }
}
