package org.fixpoint.plugins.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A commented experiment that is done in less than a minute, for editing.
 *
 * @param name of the folder and of the experiment
 */
public record FirstExperiment(PlugInName name) {
    /** The file that an experiment in a folder is in. */
    public static final String FILE = "experiment.yaml";

    /**
     * Writes the experiment.
     *
     * @param folder made if it is not there
     * @throws org.fixpoint.api.Refusal if something is in the folder already
     */
    public void write(Path folder) throws IOException {
        NewFolder.write(folder, Map.of(FILE, TemplateText.filled(FILE, Map.of("name", name.text()))));
    }
}
