package org.fixpoint.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fixpoint.engine.document.YamlFile;

/**
 * What is to be opened.
 *
 * @param there whether there is a file; else the text is that of a new experiment
 * @param fault why it cannot be opened, in a sentence
 */
record Found(Path experiment, boolean there, String text, Optional<String> fault) {
    /** An experiment, or the one in a folder. */
    static Found at(Path path) {
        Path experiment = Files.isDirectory(path) ? path.resolve("experiment.yaml") : path;
        boolean there = Files.exists(experiment);
        try {
            return new Found(experiment, there, there ? YamlFile.text(experiment) : DocumentFile.NEW, Optional.empty());
        } catch (YamlFile.Unreadable unreadable) {
            return new Found(experiment, true, "", Optional.of(String.valueOf(unreadable.getMessage())));
        }
    }
}
