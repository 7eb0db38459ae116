package org.fixpoint.plugins.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An open jar whose entries have been read through once and are whole. */
final class Archive implements AutoCloseable {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final String ANEW = "build the jar anew";

    private final ZipFile zip;
    private final List<ZipEntry> entries;

    private Archive(ZipFile zip) {
        this.zip = zip;
        this.entries = Collections.list(zip.entries()).stream()
                .<ZipEntry>map(entry -> entry)
                .toList();
    }

    /** Opens a jar whose ends are known, and reads it through. */
    static Archive open(Path jar, FileEnds ends) throws Flawed {
        Archive archive;
        try {
            archive = new Archive(new ZipFile(jar.toFile(), StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException fault) { // a garbled directory can raise either
            throw ends.whyNoArchive();
        }
        try {
            archive.check();
            return archive;
        } catch (Flawed flawed) {
            archive.close();
            throw flawed;
        }
    }

    /** The names of all entries that are files, in the order of the archive's directory. */
    List<String> files() {
        return entries.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    /** Whether there is a file of this name. */
    boolean has(String name) {
        ZipEntry entry = zip.getEntry(name);
        return entry != null && !entry.isDirectory();
    }

    /** The bytes of a file that is there. */
    byte[] read(String name) throws Flawed {
        try (InputStream in = stream(name)) {
            byte[] bytes = in.readNBytes(Bounds.DOCUMENT + 1);
            if (bytes.length > Bounds.DOCUMENT) {
                throw Flawed.file(
                        "its entry " + Shown.of(name) + " is larger than " + (Bounds.DOCUMENT >> 20) + " MB", ANEW);
            }
            return bytes;
        } catch (IOException fault) {
            throw damaged(name);
        }
    }

    /** The content of a file that is there. */
    InputStream stream(String name) throws IOException {
        InputStream in = zip.getInputStream(new ZipEntry(name));
        if (in == null) {
            throw new IOException("no entry " + name);
        }
        return in;
    }

    /** What is told of an entry that cannot be read. */
    static Flawed damaged(String name) {
        return Flawed.file("its entry " + Shown.of(name) + " is damaged", "copy or build the jar anew");
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException unclosed) {
            return; // it was opened for reading only: nothing is lost
        }
    }

    private void check() throws Flawed {
        if (entries.size() > Bounds.ENTRIES) {
            throw FileEnds.tooManyEntries();
        }
        long content = 0;
        Map<String, ZipEntry> known = new HashMap<>();
        for (ZipEntry entry : entries) {
            checkName(entry.getName());
            ZipEntry earlier = known.putIfAbsent(entry.getName(), entry);
            if (earlier != null && (earlier.getCrc() != entry.getCrc() || earlier.getSize() != entry.getSize())) {
                throw Flawed.file("it has two different entries " + Shown.of(entry.getName()), ANEW);
            }
            content += Math.max(0, entry.getSize());
        }
        if (content > Bounds.CONTENT) {
            throw Flawed.file(
                    "it unpacks to more than " + (Bounds.CONTENT >> 20) + " MB",
                    "keep data out of the plug-in and beside the experiment");
        }
        byte[] buffer = new byte[1 << 16];
        for (ZipEntry entry : entries) {
            if (!isWhole(entry, buffer)) {
                throw damaged(entry.getName());
            }
        }
    }

    private static void checkName(String name) throws Flawed {
        boolean escapes = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || DRIVE.matcher(name).matches()
                || List.of(name.split("/", -1)).contains("..");
        if (name.isEmpty() || escapes) {
            throw Flawed.file(
                    "its entry \"" + Shown.of(name) + "\" points out of the jar", ANEW + " from a source you trust");
        }
    }

    private boolean isWhole(ZipEntry entry, byte[] buffer) {
        CRC32 sum = new CRC32();
        long size = 0;
        try (InputStream in = stream(entry.getName())) {
            for (int read = in.read(buffer); read >= 0 && size <= entry.getSize(); read = in.read(buffer)) {
                sum.update(buffer, 0, read);
                size += read;
            }
        } catch (IOException | RuntimeException fault) {
            return false;
        }
        return size == entry.getSize() && sum.getValue() == entry.getCrc();
    }
}
