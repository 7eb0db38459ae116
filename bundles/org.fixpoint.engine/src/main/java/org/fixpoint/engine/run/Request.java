package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.files.JsonText;

/**
 * What the user asked for when a run began.
 *
 * @param text the experiment file as it was read then
 * @param file where it was; data files are relative to its folder
 * @param overrides values given in place of the file's, each {@code path=value}
 */
public record Request(String text, Path file, List<String> overrides) {
    static final String FILE = "file";
    static final String SET = "set";

    /** The numerics that a run began with; empty if that is not known. */
    static Optional<String> numerics(RunFolder run) throws IOException {
        return Optional.of(JsonText.read(Files.readString(run.provenance()))
                        .path("numerics")
                        .asText())
                .filter(name -> !name.isEmpty());
    }

    /** What the run in a folder was asked for. */
    public static Request of(RunFolder run) throws IOException {
        JsonNode provenance = JsonText.read(Files.readString(run.provenance()));
        List<String> overrides = new ArrayList<>();
        provenance.path(SET).forEach(setting -> overrides.add(setting.asText()));
        return new Request(
                Files.readString(run.experiment()),
                Path.of(provenance.path(FILE).asText()),
                overrides);
    }
}
