package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileEndingTest {
    private static final List<String> IMAGES = List.of("png", "svg");

    @Test
    void aNameThatEndsInWhatIsKnownIsMeantAsItIs() {
        assertEquals(Path.of("a/b.PNG"), FileEnding.given(Path.of("a/b.PNG"), IMAGES, "svg"));
        assertEquals("png", FileEnding.of(Path.of("a/b.PNG")));
    }

    @Test
    void anyOtherNameGetsTheEndingThatWasChosenBesideIt() {
        assertEquals(Path.of("a/table k.slope.svg"), FileEnding.given(Path.of("a/table k.slope"), IMAGES, "svg"));
        assertEquals(Path.of("png.svg"), FileEnding.given(Path.of("png"), IMAGES, "svg"));
        assertEquals(Path.of("run.yaml"), FileEnding.given(Path.of("run"), List.of("yaml", "yml"), "yaml"));
    }
}
