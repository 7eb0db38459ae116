package org.fixpoint.desktop.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fixpoint.engine.document.YamlFile;

/**
 * What an experiment's file held when it was last read or written here.
 *
 * @param text nothing if there was no file
 */
public record OnDisk(Path file, Optional<String> text) {
    /** Whether another program has written it since; a file that is gone has nothing to lose. */
    public boolean isOther() {
        if (Files.notExists(file)) {
            return false;
        }
        try {
            return !text.equals(Optional.of(YamlFile.text(file)));
        } catch (YamlFile.Unreadable other) {
            return true;
        }
    }
}
