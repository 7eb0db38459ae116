package org.fixpoint.maths.arrays;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * NPZ, NumPy's file of named arrays: a zip file whose entry {@code name.npy} holds the array {@code name}.
 *
 * <p>Entries stand in the order of the map and bear the time 1980-02-01 00:00, so that the same stored arrays always give
 * the same bytes; deflated bytes depend on the zlib of the platform too. Reading checks every entry's size and CRC.
 */
public final class Npz {

    /** How entries are packed: as they are, or smaller but with bytes that depend on the platform's zlib. */
    public enum Packing {
        /** As {@code numpy.savez}. */
        STORED,
        /** As {@code numpy.savez_compressed}. */
        DEFLATED
    }

    private static final LocalDateTime TIME =
            LocalDateTime.of(1980, 2, 1, 0, 0); // for January 1st Java writes the local zone too
    private static final String SUFFIX = ".npy";
    private static final long GREATEST_EXPANSION = 1032; // of deflate

    private Npz() {}

    /**
     * Reads all arrays of an NPZ file, in the file's order.
     *
     * @throws MalformedArrayException if the file is not one, or an array in it is damaged or of an unsupported type
     */
    public static Map<String, NpyArray> read(Path file) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        long size = Files.size(file);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : List.copyOf(zip.stream().toList())) {
                String name = entry.getName();
                String place = file + "!" + name;
                if (!name.endsWith(SUFFIX)) {
                    throw new MalformedArrayException(
                            place, "it is not an NPY entry", "give a file that numpy.savez wrote");
                }
                NpyArray array = read(place, zip, entry, size);
                if (arrays.putIfAbsent(name.substring(0, name.length() - SUFFIX.length()), array) != null) {
                    throw new MalformedArrayException(place, "it is there twice", "write the file again");
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) { // the last for names that are not UTF-8
            throw new MalformedArrayException(
                    file.toString(), "it is not a whole zip file", "copy or write the file again", e);
        }
        return arrays;
    }

    private static NpyArray read(String place, ZipFile zip, ZipEntry entry, long fileSize) throws IOException {
        long packed = entry.getCompressedSize();
        if (packed > fileSize || entry.getSize() > GREATEST_EXPANSION * packed + GREATEST_EXPANSION) {
            throw new MalformedArrayException(
                    place, "it claims " + entry.getSize() + " bytes", "copy or write the file again");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(in), new CRC32());
            NpyArray array = NpyFormat.read(place, checked, entry.getSize());
            if (checked.getChecksum().getValue() != entry.getCrc()) {
                throw new MalformedArrayException(place, "its checksum is wrong", "copy or write the file again");
            }
            return array;
        }
    }

    /** Writes named arrays as an NPZ file, replacing what is there; a name must not be empty. */
    public static void write(Path file, Map<String, ? extends NpyArray> arrays, Packing packing) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, ? extends NpyArray> named : arrays.entrySet()) {
                if (named.getKey().isEmpty()) {
                    throw new IllegalArgumentException("an array of an NPZ file has an empty name");
                }
                zip.putNextEntry(entry(named.getKey() + SUFFIX, named.getValue(), packing));
                NpyFormat.write(zip, named.getValue());
                zip.closeEntry();
            }
        }
    }

    private static ZipEntry entry(String name, NpyArray array, Packing packing) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setSize(NpyFormat.encodedSize(array));
        if (packing == Packing.STORED) { // zip wants the checksum before the bytes
            CheckedOutputStream checked = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
            NpyFormat.write(checked, array);
            entry.setMethod(ZipEntry.STORED);
            entry.setCompressedSize(entry.getSize());
            entry.setCrc(checked.getChecksum().getValue());
        }
        return entry;
    }
}
