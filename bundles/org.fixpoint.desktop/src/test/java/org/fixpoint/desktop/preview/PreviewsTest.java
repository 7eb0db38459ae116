package org.fixpoint.desktop.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.fixpoint.engine.describe.Description;
import org.fixpoint.engine.run.Descriptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is previewed, with the work that the display is given done by the test. */
class PreviewsTest {
    private static final Path FOLDER = Path.of("data");

    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();
    private final AtomicReference<String> tone = new AtomicReference<>("light");
    private final Previews previews = new Previews(display::add, Path.of("scratch"), this::sketched, () -> {});

    /** An image whose name is the tone in which it was painted. */
    private Descriptions.Sketched sketched(Descriptions.Question question) {
        assertEquals(FOLDER, question.folder());
        Path image = question.plots().orElseThrow().resolve(tone.get() + ".png");
        return new Descriptions.Sketched(
                new Descriptions.Described(
                        new Description(Map.of("summary", question.id()), List.of(), List.of()), List.of(image)),
                Map.of());
    }

    @AfterEach
    void close() {
        previews.close();
    }

    private Optional<Preview> next() throws InterruptedException {
        Optional.ofNullable(display.poll(Duration.ofMinutes(1).toMillis(), TimeUnit.MILLISECONDS))
                .orElseThrow()
                .run();
        return previews.shown();
    }

    private static Path image(Optional<Preview> preview) {
        return preview.orElseThrow().images().get(0).getFileName();
    }

    @Test
    void whatIsShownIsPaintedOnceMoreInAnotherTone() throws InterruptedException {
        Subject relu = Subject.of("activation", "relu");
        previews.repaint(); // of nothing
        previews.show(relu, FOLDER);
        assertEquals(Path.of("light.png"), image(next()));
        Path before = previews.shown().orElseThrow().images().get(0);
        tone.set("dark");
        previews.repaint();
        Preview dark = next().orElseThrow();
        assertEquals(relu, dark.subject());
        assertEquals(Path.of("dark.png"), image(Optional.of(dark)));
        assertNotEquals(before.resolveSibling("dark.png"), dark.images().get(0)); // the one shown stays until then
    }

    @Test
    void whatWasTakenAwayDoesNotComeBack() throws InterruptedException {
        previews.follow(Optional.of(Subject.of("activation", "relu")), FOLDER);
        assertTrue(next().isPresent());
        previews.follow(Optional.empty(), FOLDER);
        assertTrue(next().isEmpty());
        previews.repaint();
        previews.follow(Optional.of(Subject.of("activation", "gelu")), FOLDER);
        assertEquals("gelu", next().orElseThrow().subject().id());
        assertTrue(display.isEmpty());
    }
}
