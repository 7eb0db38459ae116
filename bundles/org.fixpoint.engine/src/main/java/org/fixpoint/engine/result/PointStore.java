package org.fixpoint.engine.result;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fixpoint.engine.catalogue.Sha256;
import org.fixpoint.engine.files.DurableFiles;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.files.PartName;

/**
 * The results of points, each one folder named by the point's key.
 *
 * <p>A folder is written under a temporary name, forced to the disk and renamed, so that a folder of that name is a complete
 * result and the only thing that means done, whoever reads it and whenever. The first of several writers wins; what the others
 * bring is dropped, for the same key means the same result. {@code SHA256SUMS} holds the hash of every file that the result
 * consists of, as sha256sum reads it; {@code timing.json} is not part of the result and may differ from run to run.
 */
public final class PointStore {
    private static final String RESULT = "result.json";
    private static final String ARRAYS = "arrays.npz";
    private static final String TABLES = "tables.csv";
    private static final String SUMS = "SHA256SUMS";
    private static final String TIMING = "timing.json";

    private static final List<String> CONTENT = List.of(RESULT, ARRAYS, TABLES);

    private final Path folder;

    /**
     * The results in a folder.
     *
     * @param folder made with the first result, if it does not exist
     */
    public PointStore(Path folder) {
        this.folder = folder;
    }

    /** The folder of one result, whether it exists or not. */
    public Path folderOf(String key) {
        return folder.resolve(key);
    }

    /** Whether there is a complete result; what lies in it is not looked at. */
    public boolean has(String key) {
        return Files.isDirectory(folderOf(key));
    }

    /** The keys of all complete results, sorted; what lies in them is not looked at. */
    public Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path found : folders) {
                if (!PartName.is(found)) {
                    keys.add(found.getFileName().toString());
                }
            }
        } catch (NoSuchFileException e) {
            return keys; // no result has been written yet
        }
        return keys;
    }

    /** Deletes what killed writers have left; the folders of living ones are not touched. */
    public void sweep() throws IOException {
        PartName.sweep(folder);
    }

    /** Reads a result and checks every byte of it. */
    public Stored read(String key) {
        Path place = folderOf(key);
        if (!Files.exists(place)) {
            return new Stored.Missing();
        }
        try {
            checkSums(place);
            PointResult result =
                    ResultText.read(Files.readString(place.resolve(RESULT)), PointArrays.read(place.resolve(ARRAYS)));
            return result.key().equals(key)
                    ? new Stored.Whole(result)
                    : new Stored.Damaged(place + " holds the result of another point, " + result.key());
        } catch (IOException | IllegalArgumentException e) {
            return new Stored.Damaged(place + " is damaged: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException missing
                ? Path.of(missing.getFile()).getFileName() + " is missing"
                : String.valueOf(e.getMessage());
    }

    private static void checkSums(Path place) throws IOException {
        List<String> sums = Files.readAllLines(place.resolve(SUMS));
        for (String name : CONTENT) {
            if (!sums.contains(sum(place, name))) {
                throw new IOException(name + " is not what was written");
            }
        }
    }

    private static String sum(Path place, String name) throws IOException {
        return Sha256.of(place.resolve(name)) + "  " + name;
    }

    /**
     * Writes a result.
     *
     * @param timing how long it took, as a JSON-like map; not part of the result
     * @return whether this writer was the first
     */
    public boolean write(PointResult result, Map<String, Object> timing) throws IOException {
        return place(result.key(), part -> {
            Files.writeString(part.resolve(RESULT), ResultText.of(result));
            PointArrays.write(part.resolve(ARRAYS), result);
            Files.writeString(part.resolve(TABLES), PointTables.of(result));
            StringBuilder sums = new StringBuilder();
            for (String name : CONTENT) {
                sums.append(sum(part, name)).append('\n');
            }
            Files.writeString(part.resolve(SUMS), sums);
            Files.writeString(part.resolve(TIMING), JsonText.pretty(timing));
        });
    }

    /**
     * Takes over a complete result from another store: its files are linked, or copied where the file system cannot.
     *
     * @return whether this writer was the first
     */
    public boolean adopt(PointStore other, String key) throws IOException {
        Path from = other.folderOf(key);
        return place(key, part -> {
            for (String name : List.of(RESULT, ARRAYS, TABLES, SUMS, TIMING)) {
                if (Files.exists(from.resolve(name)) || !name.equals(TIMING)) {
                    link(from.resolve(name), part.resolve(name));
                }
            }
        });
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(from, to); // other file system, or too many links to one file
        }
    }

    private boolean place(String key, Filling filling) throws IOException {
        Files.createDirectories(folder);
        Path part = PartName.fresh(folder);
        try {
            Files.createDirectory(part);
            filling.fill(part);
            for (String name : CONTENT) {
                DurableFiles.force(part.resolve(name));
            }
            DurableFiles.force(part.resolve(SUMS));
            DurableFiles.forceFolder(part);
            boolean first = renamed(part, folderOf(key));
            DurableFiles.forceFolder(folder);
            return first;
        } finally {
            DurableFiles.delete(part);
        }
    }

    private static boolean renamed(Path part, Path place) throws IOException {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            if (Files.isDirectory(place)) {
                return false; // another writer was first; a folder with files in it is never replaced
            }
            throw e;
        }
    }

    /** Removes what a store holds for a point, at once as others see it; nothing happens if there is none. */
    public void remove(String key) throws IOException {
        if (has(key)) {
            Path part = PartName.fresh(folder);
            Files.move(folderOf(key), part, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.delete(part);
        }
    }

    /** Removes the store's folder if nothing is in it. */
    public void tidy() throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // there are results
        }
    }

    /**
     * Moves a damaged folder out of the way, so that the point counts as not done.
     *
     * @param aside folder for such folders, made if it does not exist
     * @return where it lies now
     */
    public Path setAside(String key, Path aside) throws IOException {
        Files.createDirectories(aside);
        int n = 1;
        while (Files.exists(aside.resolve(key + "-" + n))) {
            n++;
        }
        return Files.move(folderOf(key), aside.resolve(key + "-" + n), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the files of one result into a folder. */
    @FunctionalInterface
    private interface Filling {
        void fill(Path part) throws IOException;
    }
}
