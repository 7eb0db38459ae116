package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    @TempDir
    private Path folder = Path.of("");

    private final Set<String> living = new HashSet<>(Set.of("7-1"));

    private Drafts drafts(String own) {
        return new Drafts(folder.resolve("state"), own, living::contains);
    }

    private void await(String file) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            while (!Files.exists(folder.resolve("state").resolve(file))) {
                Thread.sleep(20);
            }
        });
    }

    @Test
    void theDraftOfAKilledProgramIsFoundByTheNext() {
        Path experiment = Path.of("a.yaml").toAbsolutePath();
        Drafts killed = drafts("7-1");
        killed.keep(Optional.of(experiment), "name: one");
        killed.keep(Optional.of(experiment), "name: two\n");
        await("draft-7-1");
        try (Drafts next = drafts("8-1")) {
            assertEquals(List.of(), next.left()); // the first one still runs
            living.clear();
            Drafts.Draft draft = next.left().get(0);
            assertEquals(Optional.of(experiment), draft.experiment());
            assertEquals("name: two\n", draft.text());
            next.takeOver(draft);
            assertEquals(List.of(), next.left());
            assertTrue(Files.exists(draft.kept())); // until there is another
            next.keep(draft.experiment(), draft.text());
            await("draft-8-1");
        }
        assertFalse(Files.exists(folder.resolve("state/draft-7-1")));
        try (Drafts later = drafts("9-1")) {
            assertEquals("name: two\n", later.left().get(0).text());
        }
    }

    @Test
    void aProgramThatEndsAsItShouldLeavesNothing() {
        try (Drafts drafts = drafts("7-1")) {
            drafts.keep(Optional.empty(), "name: one");
            await("draft-7-1");
            drafts.drop();
        }
        assertFalse(Files.exists(folder.resolve("state/draft-7-1")));
    }

    @Test
    void aProgramThatBreaksOffLeavesWhatWasNotSaved() {
        try (Drafts drafts = drafts("7-1")) {
            drafts.keep(Optional.empty(), "name: one");
        }
        living.clear();
        try (Drafts next = drafts("8-1")) {
            assertEquals("name: one", next.left().get(0).text());
        }
    }

    @Test
    void recentFilesAreTheLatestTen() throws IOException {
        RecentFiles recent = new RecentFiles(folder.resolve("state"));
        assertEquals(List.of(), recent.named());
        for (int i = 0; i < 12; i++) {
            recent.add(Files.writeString(folder.resolve(i + ".yaml"), ""));
        }
        recent.add(folder.resolve("5.yaml"));
        assertEquals(
                List.of("5", "11", "10", "9", "8", "7", "6", "4", "3", "2"),
                recent.named().stream()
                        .map(file -> String.valueOf(file.getFileName()).replace(".yaml", ""))
                        .toList());
    }

    @Test
    void templatesAreTheExperimentsThatComeWithTheProgram() throws IOException {
        Files.createDirectories(folder.resolve("examples/runs"));
        Files.createDirectories(folder.resolve("reproduce/paper"));
        Files.writeString(folder.resolve("examples/first.yaml"), "# What it\n# shows.\nfixpoint: 1\n");
        Files.writeString(folder.resolve("examples/data.csv"), "1");
        Files.writeString(folder.resolve("reproduce/paper/all.yaml"), "fixpoint: 1\nexperiments: [a]\n");
        Files.writeString(folder.resolve("reproduce/paper/a.yaml"), "fixpoint: 1\n");
        assertEquals(
                List.of(
                        new Template(
                                "examples",
                                "first",
                                "# What it\n# shows.\nfixpoint: 1\n",
                                folder.resolve("examples/first.yaml")),
                        new Template(
                                "reproduce/paper", "a", "fixpoint: 1\n", folder.resolve("reproduce/paper/a.yaml"))),
                Template.in(folder));
        assertEquals(List.of(), Template.in(folder.resolve("nowhere")));
    }
}
