package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewerTest {
    @TempDir
    private Path folder;

    private final List<String> launched = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private Viewer viewer(boolean able) {
        return new Viewer(
                Disks.answering(),
                name -> {
                    launched.add(name);
                    return able;
                },
                copied::add,
                said::add);
    }

    @Test
    void whereNoProgramOpensItThePathIsToldAndInTheClipboard() {
        viewer(false).show(folder, "file:it");
        assertEquals(List.of("file:it"), launched);
        assertEquals(List.of(folder.toString()), copied);
        assertTrue(said.get(0).endsWith("the path is in the clipboard: " + folder), said.toString());
    }

    @Test
    void whatAProgramOpensNeedsNoWords() {
        viewer(true).show(folder, "file:it");
        assertEquals(List.of("file:it"), launched);
        assertEquals(List.of(), copied);
        assertEquals(List.of(), said);
    }

    @Test
    void whatIsGoneIsSaidToBe() {
        viewer(true).show(folder.resolve("gone"), "file:gone");
        assertEquals(List.of(), launched);
        assertEquals(List.of(folder.resolve("gone") + " is not there any more."), said);
    }
}
