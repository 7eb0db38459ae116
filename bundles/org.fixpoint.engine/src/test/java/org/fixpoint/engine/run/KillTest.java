package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fixpoint.engine.result.PointStore;
import org.fixpoint.engine.result.Stored;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves when its process is killed with SIGKILL at any moment. */
class KillTest {
    @TempDir
    private Path runs = Path.of("");

    private final Set<String> told = new TreeSet<>();
    private Optional<Path> folder = Optional.empty();

    @Test
    void tenKillsLoseNothingThatWasReported() throws Exception {
        surviveKills(10);
    }

    @Test
    @Tag("nightly")
    void fiftyKillsLoseNothingThatWasReported() throws Exception {
        surviveKills(50);
    }

    private void surviveKills(int kills) throws Exception {
        int struck = 0;
        for (int kill = 0; kill < kills; kill++) {
            boolean finished = runUntilKilled(3, 3 * kill % 50);
            checkWhatIsThere();
            if (finished) {
                folder = Optional.empty();
                told.clear();
            } else {
                struck++;
            }
        }
        assertTrue(2 * struck >= kills, "only " + struck + " kills came before the run was finished");
        resumeAndCompare();
    }

    /** Kills the process a little after it has reported so many points; whether it came too late. */
    private boolean runUntilKilled(int points, int delayMillis) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledRun.class.getName(),
                runs.toString()));
        folder.ifPresent(run -> command.add(run.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(new File(runs.toFile(), "errors.txt"))
                .start();
        try (BufferedReader lines = process.inputReader()) {
            int reported = 0;
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                reported += note(line.get());
                if (reported == points) {
                    Thread.sleep(delayMillis);
                    process.destroyForcibly();
                }
            }
        }
        return process.waitFor() == 0;
    }

    private static Optional<String> next(BufferedReader lines) {
        try {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException e) {
            return Optional.empty(); // the process is dead
        }
    }

    private int note(String line) {
        if (line.startsWith("in ")) {
            folder = Optional.of(Path.of(line.substring(3)));
        }
        if (line.startsWith("done ") && line.length() == "done ".length() + 64) {
            told.add(line.substring(5));
            return 1;
        }
        return 0;
    }

    private void checkWhatIsThere() throws IOException {
        PointStore store = new PointStore(folder.orElseThrow().resolve("points"));
        Set<String> there = store.keys();
        assertTrue(there.containsAll(told), "a point that was reported is not there");
        for (String key : there) {
            assertInstanceOf(Stored.Whole.class, store.read(key));
        }
    }

    private void resumeAndCompare() throws IOException {
        RunOptions options =
                RunOptions.of(runs, "fixpoint run demo", Plans.CLOCK).threads(2);
        Map<String, String> whole = Trees.of(Plans.runner()
                .run(KilledRun.plan(), options.reuse(false), RunListener.NONE, new StopSignal())
                .folder());
        if (folder.isPresent()) {
            RunOutcome resumed = Plans.runner()
                    .resume(KilledRun.plan(), folder.get(), options.reuse(false), RunListener.NONE, new StopSignal());
            assertTrue(resumed.complete());
            assertEquals(whole, Trees.of(folder.get()));
        }
    }
}
