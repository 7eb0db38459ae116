package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.files.DurableFiles;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.files.PartName;
import org.fixpoint.engine.plan.Coordinate;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.result.PointStore;

/**
 * The folder of one run: the experiment as it was read, its points, the bundles it began with, and what has come of it.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {
    private static final String EXPERIMENT = "experiment.yaml";
    private static final String PLAN = "plan.jsonl";
    private static final String BUNDLES = "bundles.lock";
    static final String POINTS = "points";
    private static final String COORDINATES = "coordinates";
    private static final String LATEST = "latest";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Makes the folder of a new run, whole or not at all, and points {@code latest} at it.
     *
     * @param options where it is made, and the clock that names it; a second run in the same second gets a number
     */
    static RunFolder create(Plan plan, RunOptions options) throws IOException {
        Path runs = options.runs();
        Instant now = options.clock().instant();
        Files.createDirectories(runs);
        PartName.sweep(runs);
        Path part = PartName.fresh(runs);
        try {
            Files.createDirectory(part);
            DurableFiles.write(part.resolve(EXPERIMENT), bytes(plan.text()));
            DurableFiles.write(
                    part.resolve(PLAN),
                    bytes(plan.points().stream()
                            .map(point -> JsonText.line(tree(point)) + "\n")
                            .collect(Collectors.joining())));
            DurableFiles.write(part.resolve(BUNDLES), bytes(lock(plan)));
            DurableFiles.write(part.resolve(Provenance.FILE), bytes(Provenance.ofRequest(plan, options)));
            DurableFiles.forceFolder(part);
            RunFolder folder = new RunFolder(renamed(part, runs, plan.name() + "-" + TIME.format(now)));
            DurableFiles.forceFolder(runs);
            return folder;
        } finally {
            DurableFiles.delete(part);
        }
    }

    private static Path renamed(Path part, Path runs, String name) throws IOException {
        for (int n = 1; ; n++) {
            Path place = runs.resolve(n == 1 ? name : name + "-" + n);
            try {
                return Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.exists(place)) {
                    throw e;
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(Point point) {
        Map<String, Object> coordinates = new LinkedHashMap<>();
        for (Coordinate coordinate : point.coordinates()) {
            coordinates.put(
                    coordinate.dimension(),
                    coordinate.number().isPresent() ? coordinate.number().getAsDouble() : coordinate.label());
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", point.key());
        tree.put("seed", point.seed());
        tree.put(COORDINATES, coordinates);
        tree.put("settings", point.settings());
        return tree;
    }

    /** The bundles of a plan as they are written: symbolic name, version and SHA-256 on a line each, sorted. */
    static String lock(Plan plan) {
        return plan.bundles().stream()
                .map(BundleLock::line)
                .sorted()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Makes {@code latest}, beside the folder, a relative link to it.
     *
     * @return whether it is one now; not where a folder has that name, or the file system has no links
     */
    boolean becomeLatest() throws IOException {
        Path runs = path.resolveSibling("");
        Path part = PartName.fresh(runs);
        try {
            Files.createSymbolicLink(part, path.getFileName());
            Files.move(part, latest(runs), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (UnsupportedOperationException | IOException e) {
            return false;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The link to the newest of a folder of runs. */
    static Path latest(Path runs) {
        return runs.resolve(LATEST);
    }

    /**
     * A plan made of the experiment of this run, with the keys under which the results lie here.
     *
     * @throws Refusal if the points are others than those that the run was begun with
     */
    Plan keyed(Plan plan) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(path.resolve(PLAN))) {
            lines.add(JsonText.read(line));
        }
        List<Point> points = new ArrayList<>();
        for (Point point : plan.points()) {
            Optional<JsonNode> then =
                    points.size() < lines.size() ? Optional.of(lines.get(points.size())) : Optional.empty();
            JsonNode now = JsonText.read(JsonText.line(tree(point)));
            if (lines.size() != plan.points().size()
                    || then.filter(line -> line.path(COORDINATES).equals(now.path(COORDINATES)))
                            .isEmpty()) {
                throw new Refusal(
                        "what it reads or the plug-ins it uses have changed, so that it has other points now");
            }
            points.add(point.keyed(then.get().path("key").asText()));
        }
        return plan.over(points);
    }

    /** The experiment file as it was read. */
    public Path experiment() {
        return path.resolve(EXPERIMENT);
    }

    /** The results of the points. */
    public PointStore points() {
        return new PointStore(path.resolve(POINTS));
    }

    /** The answers that some analyses of a point have given while others refused: no results, the point has failed. */
    PointStore partial() {
        return new PointStore(path.resolve("points-partial"));
    }

    /**
     * Writes what the analyses of a point have answered, as its result if all have.
     *
     * @return whether it is the point's result
     */
    boolean write(PointAnswers answers, Duration time) throws IOException {
        Map<String, Object> timing = Map.of("seconds", time.toNanos() / 1e9);
        if (answers.complete()) {
            points().write(answers.result(), timing);
        } else if (answers.partial()) {
            partial().remove(answers.result().key());
            partial().write(answers.result(), timing);
        }
        return answers.complete();
    }

    /** Where damaged results are put. */
    Path damaged() {
        return path.resolve("points-damaged");
    }

    /** What is written of points that failed. */
    FailureStore failures() {
        return new FailureStore(path.resolve("points-failed"));
    }

    /** What is known of how the results came about. */
    Path provenance() {
        return path.resolve(Provenance.FILE);
    }

    /** The keys of all points, in the order of the plan. */
    public Set<String> keys() throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        for (String line : Files.readAllLines(path.resolve(PLAN))) {
            keys.add(JsonText.read(line).path("key").asText());
        }
        return keys;
    }

    /** How many points the plan has; several may share a key. */
    int size() throws IOException {
        return Files.readAllLines(path.resolve(PLAN)).size();
    }

    /** Writes the bundles that a plan has now. */
    void relock(Plan plan) throws IOException {
        DurableFiles.replace(path, BUNDLES, lock(plan));
    }

    /** Whether the bundles are written. */
    boolean hasLock() {
        return Files.isRegularFile(path.resolve(BUNDLES));
    }

    /** The lines of {@code bundles.lock}. */
    List<String> bundles() throws IOException {
        return Files.readAllLines(path.resolve(BUNDLES));
    }

    /**
     * The folder of a run that exists.
     *
     * @throws NoSuchFileException if it is none
     */
    public static RunFolder open(Path path) throws IOException {
        Path real = path.toRealPath();
        if (!Files.isRegularFile(real.resolve(PLAN))) {
            throw new NoSuchFileException(path.toString(), PLAN, "is not the folder of a run; give one under runs/");
        }
        return new RunFolder(real);
    }

    /** Whether somebody has removed it; where the disk does not answer, nobody has. */
    boolean isRemoved() {
        return Files.notExists(path.resolve(PLAN));
    }

    /** Whether a folder holds a run. */
    static boolean is(Path path) {
        return Files.isRegularFile(path.resolve(PLAN));
    }
}
