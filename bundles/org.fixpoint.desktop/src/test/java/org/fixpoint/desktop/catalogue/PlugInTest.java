package org.fixpoint.desktop.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.desktop.SampleCatalogue;
import org.fixpoint.desktop.catalogue.PlugIn.Standing;
import org.fixpoint.plugins.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlugInTest {
    @TempDir
    private Path folder = Path.of("");

    private static Verdict verdict(String name, Verdict.State state, String sentence, String... added) {
        return new Verdict(name + ".jar", name, "1.0.0", "", state, sentence, List.of(added));
    }

    @Test
    void whatNeedsAttentionComesFirstAndTheStockLast() {
        List<PlugIn> all = PlugIn.all(
                SampleCatalogue.with(),
                origin -> false,
                List.of(
                        verdict("gone", Verdict.State.REMOVED, "was taken out"),
                        verdict("swish", Verdict.State.ADDED, "swish 1.0 added 2", "activation b", "activation a"),
                        verdict("broken", Verdict.State.REFUSED, "is no jar; copy it again")),
                List.of("old.jar"));
        assertEquals(
                List.of(Standing.REFUSED, Standing.USED, Standing.OFF, Standing.STOCK),
                all.stream().map(PlugIn::standing).toList());
        assertEquals("broken.jar is no jar; copy it again", all.get(0).sentence());
        assertEquals("2 activations: b, a", all.get(1).offers());
        assertEquals(Optional.of("old.jar"), all.get(2).file());
        assertEquals(
                "4 activations: formula, gelu, relu, snake; 2 analyses: kernel-map, similarity; 2 architectures: hopfield, mlp;"
                        + " 1 figure: table; 1 input: digits",
                all.get(3).offers());
    }

    @Test
    void whatAPlugInThatNeedsAttentionOffersIsBroken() {
        List<PlugIn> all = PlugIn.all(
                SampleCatalogue.with(),
                origin -> true,
                List.of(
                        verdict("odd", Verdict.State.WARNED, "has a fault", "activation relu"),
                        verdict("swish", Verdict.State.ADDED, "added 1", "activation gelu")),
                List.of());
        Shelves shelves = new Shelves();
        shelves.take(SampleCatalogue.with(), true);
        assertTrue(all.get(0).isBroken(shelves.named("activation relu").orElseThrow()));
        assertFalse(all.get(0).isBroken(shelves.named("activation gelu").orElseThrow()));
        assertFalse(all.get(1).isBroken(shelves.named("activation gelu").orElseThrow()));
    }

    @Test
    void ofADropInOnlyTheVerdictIsListed() {
        assertEquals(List.of(), PlugIn.all(SampleCatalogue.with(), origin -> true, List.of(), List.of()));
    }

    @Test
    void aJarIsPutInSwitchedOffAndOnAgain() throws IOException {
        Path jar = Files.writeString(folder.resolve("swish.jar"), "one");
        PlugInFolder plugIns = new PlugInFolder(folder.resolve("plugins").toString());
        assertTrue(plugIns.add(jar).startsWith("swish.jar is copied to "));
        Path there = folder.resolve("plugins/swish.jar");
        plugIns.switchOff("swish.jar");
        assertFalse(Files.exists(there));
        assertEquals(List.of("swish.jar"), plugIns.off());
        plugIns.switchOn("swish.jar");
        assertEquals("one", Files.readString(there));
        assertEquals(List.of(), plugIns.off());
        Files.writeString(jar, "two");
        plugIns.add(jar);
        assertEquals("two", Files.readString(there));
        assertEquals("swish.jar is in the folder already.", plugIns.add(there));
    }

    @Test
    void aPresetIsPutInAndAnExperimentIsNot() throws IOException {
        Path preset =
                Files.writeString(folder.resolve("steep.yaml"), "# steep\nfixpoint-preset: 1\nkind: activation\n");
        Path experiment = Files.writeString(folder.resolve("first.yaml"), "fixpoint: 1\n");
        assertTrue(PlugInFolder.takes(preset));
        assertFalse(PlugInFolder.takes(experiment));
        assertFalse(PlugInFolder.takes(folder.resolve("missing.yaml")));
        PlugInFolder plugIns = new PlugInFolder(folder.resolve("plugins").toString());
        assertFalse(plugIns.hasOther(preset));
        plugIns.add(preset);
        assertTrue(plugIns.hasOther(preset));
        assertFalse(plugIns.hasOther(folder.resolve("plugins/steep.yaml")));
        assertThrows(Refusal.class, () -> plugIns.add(experiment));
    }

    @Test
    void whatIsNoJarOrHasNoFolderIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "");
        PlugInFolder plugIns = new PlugInFolder(folder.toString());
        assertThrows(Refusal.class, () -> plugIns.add(text));
        assertThrows(Refusal.class, () -> new PlugInFolder("").add(folder.resolve("a.jar")));
        Files.writeString(folder.resolve("b.jar.off"), "off");
        Files.writeString(folder.resolve("b.jar"), "on");
        assertThrows(Refusal.class, () -> plugIns.switchOn("b.jar"));
        assertEquals("off", Files.readString(folder.resolve("b.jar.off")));
    }

    @Test
    void aPlugInIsKnownAgainByItsFileWhenItIsSwitchedOn() {
        PlugIn off = one("bend.jar", Optional.of("bend.jar"), PlugIn.Standing.OFF);
        PlugIn used = one("com.example.bend", Optional.of("bend.jar"), PlugIn.Standing.USED);
        PlugIn stock = one("com.example.bend", Optional.empty(), PlugIn.Standing.STOCK);
        assertTrue(used.isStill(off));
        assertFalse(
                one("bend.jar", Optional.of("other.jar"), PlugIn.Standing.OFF).isStill(off));
        assertTrue(stock.isStill(used));
        assertFalse(stock.isStill(off));
    }

    private static PlugIn one(String name, Optional<String> file, PlugIn.Standing standing) {
        return new PlugIn(name, "", file, standing, "", "", List.of());
    }
}
