package org.fixpoint.plugins.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.fixpoint.engine.document.Program;

/**
 * The first and last bytes of a file: what it is, and how large its archive directory claims to be. PKWARE's APPNOTE.TXT, sections
 * 4.3.7 and 4.3.16, has the layout.
 *
 * @param head up to 1,024 bytes from its beginning
 * @param tail from the last end-of-directory record on, empty if there is none
 */
record FileEnds(byte[] head, ByteBuffer tail) {
    private static final int HEAD = 1024;
    private static final int RECORD = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int RECORD_SIGNATURE = 0x06054B50;
    private static final int ENTRY_SIGNATURE = 0x04034B50;
    private static final String AGAIN = "copy it again";

    /** Reads both ends of a regular file of bearable size. */
    static FileEnds of(Path file) throws Flawed {
        if (Files.isDirectory(file)) {
            throw Flawed.file("is a folder, no jar", "drop in the jar itself");
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            if (size == 0) {
                throw Flawed.file("is empty", AGAIN);
            }
            checkSize(size);
            byte[] head = read(channel, 0, (int) Math.min(size, HEAD)).array();
            long tailStart = Math.max(0, size - RECORD - LONGEST_COMMENT);
            FileEnds ends = new FileEnds(head, lastRecord(read(channel, tailStart, (int) (size - tailStart))));
            ends.checkDirectory();
            return ends;
        } catch (NoSuchFileException gone) {
            throw Flawed.file("is not there any more", AGAIN);
        } catch (AccessDeniedException forbidden) {
            throw Flawed.file("cannot be read by you", "allow it with chmod u+r");
        } catch (IOException fault) {
            throw Flawed.file("cannot be read (" + Shown.of(String.valueOf(fault.getMessage())) + ")", AGAIN);
        }
    }

    /**
     * Whether a file is empty, or begins as an archive does and does not end with the directory of one: after its record stands the
     * comment of the length that it names, and before it the directory.
     */
    static boolean isBegun(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            if (size < Integer.BYTES) {
                return true;
            }
            if (read(channel, 0, Integer.BYTES).getInt() != ENTRY_SIGNATURE) {
                return false;
            }
            long tailStart = Math.max(0, size - RECORD - LONGEST_COMMENT);
            ByteBuffer tail = lastRecord(read(channel, tailStart, (int) (size - tailStart)));
            return tail.remaining() < RECORD
                    || tail.remaining() < RECORD + Short.toUnsignedInt(tail.getShort(20))
                    || Integer.toUnsignedLong(tail.getInt(12)) + Integer.toUnsignedLong(tail.getInt(16))
                            > size - tail.remaining();
        }
    }

    static void checkSize(long bytes) throws Flawed {
        if (bytes > Bounds.ARCHIVE) {
            throw Flawed.file(
                    "is larger than " + (Bounds.ARCHIVE >> 20) + " MB",
                    "keep data out of the plug-in and beside the experiment");
        }
    }

    /** Says why this is no zip archive, having been refused as one. */
    Flawed whyNoArchive() {
        String text = new String(head, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "") // the byte order mark of UTF-8
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        boolean markup = text.startsWith("<?xml") || text.startsWith("<!--");
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || (markup && text.contains("<html"))) {
            return Flawed.file(
                    "is no jar: it begins with an HTML page, as a download page saved in place of the file does",
                    "download the file itself");
        }
        if (text.startsWith("version https://git-lfs")) {
            return Flawed.file("is no jar but a Git LFS pointer to one", "run git lfs pull and copy it again");
        }
        int first = head.length < Integer.BYTES ? 0 : ByteBuffer.wrap(head).getInt();
        if (first == 0xCAFEBABE) {
            return Flawed.file(
                    "is a single class, no jar", "build a jar with bnd, " + Program.verb("new plugin") + " shows how");
        }
        boolean begun = Integer.reverseBytes(first) == ENTRY_SIGNATURE;
        if (begun && tail.remaining() < RECORD) {
            return Flawed.file("is cut off (the archive's directory at the end is missing)", AGAIN);
        }
        return begun || tail.hasRemaining()
                ? Flawed.file("is a damaged zip archive (its directory cannot be read)", AGAIN)
                : Flawed.file(
                        "is not a zip archive, as a jar is",
                        "build it with bnd, " + Program.verb("new plugin") + " shows how");
    }

    static Flawed tooManyEntries() {
        return Flawed.file(
                String.format(Locale.ROOT, "has more than %,d entries", Bounds.ENTRIES),
                "keep data out of the plug-in and beside the experiment");
    }

    /** Before the directory is read into memory. */
    private void checkDirectory() throws Flawed {
        if (tail.remaining() < RECORD) {
            return;
        }
        if (Short.toUnsignedInt(tail.getShort(10)) > Bounds.ENTRIES) {
            throw tooManyEntries();
        }
        if (tail.getInt(12) == -1) {
            throw Flawed.file("is packed in the Zip64 layout, which no plug-in needs", "build it with bnd");
        }
        if (Integer.toUnsignedLong(tail.getInt(12)) > Bounds.DIRECTORY) {
            throw Flawed.file("is a damaged zip archive (its directory claims more than 32 MB)", AGAIN);
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("it is being cut while it is read");
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer lastRecord(ByteBuffer bytes) {
        for (int at = bytes.limit() - Integer.BYTES; at >= 0; at--) {
            if (bytes.getInt(at) == RECORD_SIGNATURE) {
                return bytes.position(at).slice().order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        return ByteBuffer.allocate(0);
    }
}
