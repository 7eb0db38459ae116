package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.fixpoint.engine.files.DurableFiles;
import org.fixpoint.engine.files.JsonText;

/** A file for each point that failed, {@code KEY.json}, until the point succeeds. */
record FailureStore(Path folder) {
    private static final String ENDING = ".json";

    /** Writes why a point failed, over an earlier failure of it. */
    void write(Failure failure, String trace) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", failure.key());
        tree.put("point", failure.point());
        tree.put("sentence", failure.sentence());
        tree.put("trace", trace.lines().map(line -> line.replace("\t", "    ")).toList());
        DurableFiles.replace(folder, failure.key() + ENDING, JsonText.pretty(tree));
    }

    /** Forgets the failure of a point, if there was one. */
    void remove(String key) throws IOException {
        Files.deleteIfExists(folder.resolve(key + ENDING));
    }

    /** Removes the folder if nothing is in it. */
    void tidy() throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // some points have failed
        }
    }

    /** All failures, by key. */
    Map<String, Failure> all() throws IOException {
        Map<String, Failure> failures = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                JsonNode tree = JsonText.read(Files.readString(file));
                String key = tree.path("key").asText();
                failures.put(
                        key,
                        new Failure(
                                key,
                                tree.path("point").asText(),
                                tree.path("sentence").asText()));
            }
        } catch (NoSuchFileException e) {
            return failures; // none has failed
        }
        return failures;
    }
}
