package org.fixpoint.desktop.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.desktop.SampleCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdditionsTest {
    @TempDir
    private Path folder;

    @Test
    void whatDoesNotFitComesLastWithItsReason() {
        Shelves shelves = new Shelves();
        shelves.take(SampleCatalogue.with(), true);
        Additions all = Additions.of(shelves, "analysis", "", offering -> Optional.of("needs a map")
                .filter(why -> offering.id().equals("kernel-map")));
        assertEquals(
                List.of(
                        new Additions.Choice("similarity", "between inputs", true),
                        new Additions.Choice("kernel-map", "does not fit: it needs a map", false)),
                all.choices());
        assertEquals(
                List.of("kernel-map"),
                Additions.of(shelves, "analysis", "layer", any -> Optional.empty()).choices().stream()
                        .map(Additions.Choice::id)
                        .toList());
    }

    @Test
    void aDraftOfAPlugInSaysWhatIsWrongWithIt() {
        assertEquals(Optional.empty(), new PlugInDraft("leaky-swish", "activation", "", folder.toString()).fault());
        assertTrue(
                new PlugInDraft("", "activation", "", folder.toString()).fault().isPresent());
        assertTrue(new PlugInDraft("Leaky Swish", "activation", "", folder.toString())
                .fault()
                .orElseThrow()
                .contains("leaky-swish"));
        assertTrue(new PlugInDraft("swish", "activation", "java.lang", folder.toString())
                .fault()
                .orElseThrow()
                .contains("belongs to others"));
        assertTrue(new PlugInDraft("swish", "activation", "", "here").fault().isPresent());
        assertEquals("com.example.leakyswish", new PlugInDraft("leaky-swish", "", "", "").usualPackage());
        assertEquals(List.of("activation", "architecture", "analysis", "visualizer"), PlugInDraft.kinds());
    }
}
