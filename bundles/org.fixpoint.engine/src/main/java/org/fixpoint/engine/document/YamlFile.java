package org.fixpoint.engine.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.fixpoint.engine.files.DurableFiles;

/** Reads and writes the text of an experiment file, of at most {@value #LIMIT} bytes of UTF-8. */
public final class YamlFile {
    /** The size above which a file is refused before it is looked at. */
    public static final int LIMIT = 1_000_000;

    private YamlFile() {}

    /** A file that cannot be read as text. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        Unreadable(Fault fault) {
            super(fault.sentence());
            this.fault = fault;
        }

        /** What is wrong. */
        public Fault fault() {
            return fault;
        }
    }

    /** The text of a file, without a byte order mark. */
    public static String text(Path file) throws Unreadable {
        if (Files.isDirectory(file)) {
            throw unreadable(file, "is a folder", "name the experiment file in it");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LIMIT + 1);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file", "check the name");
        } catch (AccessDeniedException e) {
            throw unreadable(file, "may not be read", "change its permissions");
        } catch (IOException e) {
            throw unreadable(file, "cannot be read (" + e.getMessage() + ")", "check the disk");
        }
        if (bytes.length > LIMIT) {
            throw unreadable(
                    file, "is larger than 1 MB", "an experiment file is a few kB; put data into files of their own");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable(file, "is not UTF-8 text", "save it as UTF-8");
        }
    }

    /** Writes the text of a file: whole, or what was there stays. Where the file is a link, what it leads to is written. */
    public static void write(Path file, String text) throws IOException {
        Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        DurableFiles.replace(whole.resolveSibling(""), String.valueOf(whole.getFileName()), text);
    }

    private static Unreadable unreadable(Path file, String message, String hint) {
        return new Unreadable(Fault.at(Mark.startOf(file.toString()), "", message, hint));
    }
}
