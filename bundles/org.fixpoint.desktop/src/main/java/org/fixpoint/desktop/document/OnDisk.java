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
    /**
     * What a file holds at one moment.
     *
     * @param there whether there is a file
     * @param text nothing if there is no file, or it is none of text
     */
    public record Held(boolean there, Optional<String> text) {}

    /** What it holds now. */
    public Held now() {
        if (Files.notExists(file)) {
            return new Held(false, Optional.empty());
        }
        try {
            return new Held(true, Optional.of(YamlFile.text(file)));
        } catch (YamlFile.Unreadable other) {
            return new Held(true, Optional.empty());
        }
    }

    /** Whether another program has written it since, where this is what it holds now; a file that is gone has nothing to lose. */
    public boolean isOther(Held now) {
        return now.there() && !(text.isPresent() && text.equals(now.text()));
    }

    /** Whether it was there and is no longer, where this is what it holds now. */
    public boolean isGone(Held now) {
        return text.isPresent() && !now.there();
    }
}
