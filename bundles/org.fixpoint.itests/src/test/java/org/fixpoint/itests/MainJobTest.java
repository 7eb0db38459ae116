package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an experiment file to a report, by the command line in a real Felix. */
class MainJobTest {
    private static final String SMALL =
            """
            fixpoint: 1
            name: small
            replicates: 2
            model: {id: mlp, depth: 8, width: {sweep: [64, 128]}, activation: {sweep: [relu, tanh, gelu]}}
            input: {id: digits, pairs: 8}
            analyses: [kernel-fixed-points, kernel-trajectory, layer-similarity]
            figures: [trajectories, {id: table, of: fixed-points}]
            results: [csv, json, npz, png, svg, html]
            """;

    private static final String TELLS_THE_TIME = ".*(provenance|timing)\\.json";
    private static final String TELLS_THE_COMMAND = TELLS_THE_TIME + "|results\\.json|report\\.html";

    @TempDir
    private Path folder;

    private Path experiment(String text) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), text, StandardCharsets.UTF_8);
    }

    @Test
    void anExperimentEndsWithFindingsAndTheirFiles() throws IOException {
        experiment(SMALL);
        Command run = Command.fixpoint(folder, "run", "small.yaml", "--json");
        assertEquals(0, run.exit(), run.err());
        JsonNode outcome = run.json();
        assertEquals(12, outcome.path("run").asInt());
        assertEquals(2, outcome.path("findings").size(), run.out());
        Path latest = folder.resolve("runs/latest");
        for (String file : List.of(
                "report.html",
                "arrays.npz",
                "figures/trajectories.svg",
                "figures/trajectories.png",
                "experiment.yaml",
                "plan.jsonl",
                "bundles.lock",
                "provenance.json")) {
            assertTrue(Files.size(latest.resolve(file)) > 0, file);
        }
        assertEquals(SMALL, Files.readString(latest.resolve("experiment.yaml")));
        assertTrue(Files.readString(latest.resolve("report.html")).contains("<svg"));
    }

    @Test
    void runningAgainComputesNothing() throws IOException {
        experiment(SMALL);
        assertEquals(0, Command.fixpoint(folder, "run", "small.yaml").exit());
        JsonNode planned =
                Command.fixpoint(folder, "plan", "small.yaml", "--json").json();
        assertEquals(0, planned.path("new").asInt());
        JsonNode again = Command.fixpoint(folder, "run", "small.yaml", "--json").json();
        assertEquals(0, again.path("run").asInt());
        assertEquals(12, again.path("reused").asInt());
        JsonNode wider = Command.fixpoint(folder, "plan", "small.yaml", "--set", "replicates=3", "--json")
                .json();
        assertEquals(6, wider.path("new").asInt(), "two of three replicates are there");
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() throws IOException {
        experiment(SMALL);
        assertEquals(
                0,
                Command.fixpoint(folder, "run", "small.yaml", "--threads", "1", "--runs", "one")
                        .exit());
        assertEquals(
                0,
                Command.fixpoint(folder, "run", "small.yaml", "--threads", "7", "--runs", "seven")
                        .exit());
        assertEquals(
                RunFiles.hashes(folder.resolve("one/latest"), TELLS_THE_COMMAND),
                RunFiles.hashes(folder.resolve("seven/latest"), TELLS_THE_COMMAND));
    }

    @Test
    void aStoppedRunResumesToTheBytesOfAnUninterruptedOne() throws IOException, InterruptedException {
        String longer = SMALL.replace("depth: 8", "depth: 40")
                .replace("[64, 128]", "[64, 1024]")
                .replace("replicates: 2", "replicates: 4");
        experiment(longer);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = Command.start(folder, List.of(), out, err, "run", "small.yaml", "--threads", "1");
        while (process.isAlive() && donePoints() < 2) {
            Thread.sleep(20);
        }
        assertTrue(
                process.isAlive(),
                "the run was over before it could be stopped: " + Files.readString(out) + Files.readString(err));
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertTrue(process.waitFor(180, TimeUnit.SECONDS));
        Command stopped = Command.finished(process, out, err);
        assertEquals(130, stopped.exit(), stopped.err());
        assertTrue(stopped.out().contains("saved; continue: fixpoint resume "), stopped.out());
        Command resumed = Command.fixpoint(folder, "resume", "small.yaml", "--json");
        assertEquals(0, resumed.exit(), resumed.err());
        assertTrue(resumed.json().path("reused").asInt() >= 2);
        assertTrue(resumed.json().path("run").asInt() >= 1);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("small.yaml"), longer, StandardCharsets.UTF_8);
        assertEquals(
                0,
                Command.fixpoint(elsewhere, "run", "small.yaml", "--threads", "1")
                        .exit());
        assertEquals(
                RunFiles.hashes(elsewhere.resolve("runs/latest"), TELLS_THE_TIME),
                RunFiles.hashes(folder.resolve("runs/latest"), TELLS_THE_TIME));
    }

    private long donePoints() throws IOException {
        Path points = folder.resolve("runs/latest/points");
        if (!Files.isDirectory(points)) {
            return 0;
        }
        try (Stream<Path> paths = Files.list(points)) {
            return paths.filter(path -> path.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        }
    }

    @Test
    void overriddenValuesHoldForTheResumedRunToo() throws IOException {
        experiment(SMALL);
        Command run = Command.fixpoint(folder, "run", "small.yaml", "--set", "model.depth=5", "--json");
        assertEquals(0, run.exit(), run.err());
        JsonNode resumed =
                Command.fixpoint(folder, "resume", "small.yaml", "--json").json();
        assertEquals(12, resumed.path("reused").asInt());
        assertEquals(0, resumed.path("run").asInt());
    }

    @Test
    void resumingAnExperimentMeansItsOwnLatestRunAndNoOther() throws IOException {
        experiment(SMALL);
        Files.writeString(folder.resolve("other.yaml"), SMALL, StandardCharsets.UTF_8);
        assertEquals(0, Command.fixpoint(folder, "run", "other.yaml").exit());
        Command none = Command.fixpoint(folder, "resume", "small.yaml");
        assertEquals(2, none.exit(), none.out());
        assertTrue(none.err().contains("small.yaml has no run in"), none.err());
    }

    @Test
    void withoutTheVectorApiEverythingWorksAndDoctorSaysSo() throws IOException {
        experiment(SMALL);
        List<String> plain = List.of("-Dplain=true");
        Command run = Command.fixpoint(folder, plain, "run", "small.yaml");
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                "plain",
                Command.fixpoint(folder, plain, "doctor", "--json")
                        .json()
                        .path("numerics")
                        .asText());
        assertEquals(
                "vector",
                Command.fixpoint(folder, "doctor", "--json")
                        .json()
                        .path("numerics")
                        .asText());
    }

    @Test
    void onePointThatHasNoAnswerFailsAlone() throws IOException {
        experiment(SMALL.replace("[relu, tanh, gelu]", "[relu, exp]")
                .replace("depth: 8", "depth: 60, scale-activation: false, weight-variance: 4"));
        Command run = Command.fixpoint(folder, "run", "small.yaml", "--json");
        assertTrue(run.exit() == 1 || run.exit() == 2, run.out() + run.err());
        assertFalse((run.out() + run.err()).contains("\tat "), "a stack trace reached the user: " + run.err());
    }
}
