package org.fixpoint.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.plugins.TrialOutcome.Lasts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedTrialsTest {
    private static final TrialOutcome PASSED = new TrialOutcome("", false, List.of("a note"), List.of(), Lasts.ALWAYS);

    @TempDir
    private Path folder;

    private final StillnessTest.SetClock clock = new StillnessTest.SetClock();
    private final List<String> tried = new ArrayList<>();

    private static JarStore.Copy jar(String sha256) {
        return new JarStore.Copy(Path.of(sha256 + ".jar"), sha256);
    }

    /** Trials in another process later, by a workbench. */
    private Map<String, TrialOutcome> of(TrialOutcome outcome, String workbench, Path where, String... jars) {
        Trials fresh = (copies, beside) -> {
            Map<String, TrialOutcome> outcomes = new HashMap<>();
            copies.forEach(copy -> {
                tried.add(copy.sha256());
                outcomes.put(copy.sha256(), outcome);
            });
            return outcomes;
        };
        return new RememberedTrials(fresh, where, () -> workbench, clock)
                .of(List.of(jars).stream().map(RememberedTrialsTest::jar).toList(), List.of());
    }

    @Test
    void anOutcomeIsRememberedForTheSameJarAndWorkbenchOnly() {
        assertEquals(Map.of("aa", PASSED), of(PASSED, "one", folder, "aa"));
        assertEquals(Map.of("aa", PASSED), of(TrialOutcome.refused("no"), "one", folder, "aa"));
        assertEquals(List.of("aa"), tried);
        of(PASSED, "two", folder, "aa");
        of(PASSED, "two", folder, "bb");
        assertEquals(List.of("aa", "aa", "bb"), tried);
    }

    @Test
    void whatItWasWiredToMustBeThereAgain() {
        TrialOutcome wired = new TrialOutcome("", false, List.of(), List.of("bb"), Lasts.ALWAYS);
        of(wired, "one", folder, "aa", "bb");
        of(wired, "one", folder, "aa", "bb");
        assertEquals(2, tried.size());
        of(PASSED, "one", folder, "aa");
        assertEquals(3, tried.size());
    }

    @Test
    void whatLackedSomethingIsTriedAgainInOtherCompanyAndWhatWasLateAfterAnHour() {
        TrialOutcome lacking = new TrialOutcome("waits", true, List.of(), List.of(), Lasts.ALWAYS);
        of(lacking, "one", folder, "aa");
        assertEquals(Map.of("aa", lacking), of(PASSED, "one", folder, "aa"));
        assertEquals(PASSED, of(PASSED, "one", folder, "aa", "bb").get("aa"));
        TrialOutcome late = new TrialOutcome("late", true, List.of(), List.of(), Lasts.HOUR);
        of(late, "one", folder, "cc");
        clock.millis += 3_599_999;
        assertEquals(Map.of("cc", late), of(PASSED, "one", folder, "cc"));
        clock.millis += 1;
        assertEquals(Map.of("cc", PASSED), of(PASSED, "one", folder, "cc"));
    }

    @Test
    void aDamagedMemoryOrAFolderThatCannotBeMadeMeansAnotherTrial() throws Exception {
        of(PASSED, "one", folder, "aa");
        Files.writeString(folder.resolve("aa.json"), "{\"workbench\": \"one");
        of(PASSED, "one", folder, "aa");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(Map.of("aa", PASSED), of(PASSED, "one", file.resolve("below"), "aa"));
        assertEquals(3, tried.size());
    }
}
