package org.fixpoint.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds whoever opens it, as one on a network disk that is gone does: a pipe into which nobody writes yet.
 *
 * @param file its place
 */
public record HangingFile(Path file) {
    /** Puts one where a file is, or may be. */
    public static HangingFile at(Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        if (new ProcessBuilder("mkfifo", file.toString()).start().waitFor() != 0) {
            throw new IOException("no pipe can be made at " + file);
        }
        return new HangingFile(file);
    }

    /** It answers whoever is held, and is an ordinary file from now on. */
    public void answer(String text) throws IOException {
        Files.writeString(file, text); // into the pipe, as somebody reads
        Files.delete(file);
        Files.writeString(file, text);
    }
}
