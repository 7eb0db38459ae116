package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ManuscriptTest {
    @Test
    void everyChangeIsUndoneBackToTheFirstAndRedoneToTheLast() {
        SplittableRandom random = new SplittableRandom(2);
        Manuscript manuscript = new Manuscript("", true);
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < 1000; i++) {
            String text = texts.get(texts.size() - 1);
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(4));
            texts.add(text.substring(0, at) + (char) ('a' + random.nextInt(3)) + i + text.substring(end));
            manuscript.change(texts.get(texts.size() - 1), "");
        }
        for (int i = 1000; i > 0; i--) {
            assertEquals(texts.get(i), manuscript.text());
            manuscript.undo();
        }
        assertEquals("", manuscript.text());
        assertFalse(manuscript.canUndo());
        for (int i = 1; i <= 1000; i++) {
            manuscript.redo();
            assertEquals(texts.get(i), manuscript.text());
        }
        assertFalse(manuscript.canRedo());
    }

    @Test
    void typingInOneFieldIsOneStepUntilAPause() {
        Manuscript manuscript = new Manuscript("a: ", true);
        manuscript.change("a: 1", "a");
        manuscript.change("a: 12", "a");
        manuscript.pause();
        manuscript.change("a: 123", "a");
        manuscript.undo();
        assertEquals("a: 12", manuscript.text());
        manuscript.undo();
        assertEquals("a: ", manuscript.text());
    }

    @Test
    void typingThatEndsWhereItBeganIsNoStep() {
        Manuscript manuscript = new Manuscript("a", true);
        manuscript.change("ab", "x");
        manuscript.change("a", "x");
        assertFalse(manuscript.canUndo());
    }

    @Test
    void aChangeAfterAnUndoForgetsWhatWasUndone() {
        Manuscript manuscript = new Manuscript("a", true);
        manuscript.change("b", "");
        manuscript.undo();
        manuscript.change("c", "");
        assertFalse(manuscript.canRedo());
    }

    @Test
    void itIsSavedAgainOnceItsTextIsThatOfTheFile() {
        Manuscript manuscript = new Manuscript("a", true);
        manuscript.change("b", "");
        assertFalse(manuscript.isSaved());
        manuscript.undo();
        assertTrue(manuscript.isSaved());
        manuscript.redo();
        manuscript.markSaved();
        assertTrue(manuscript.isSaved());
        manuscript.undo();
        assertFalse(manuscript.isSaved());
    }

    @Test
    void everyChangeIsTold() {
        Manuscript manuscript = new Manuscript("a", true);
        List<String> told = new ArrayList<>();
        manuscript.onChange(() -> told.add(manuscript.text()));
        manuscript.change("b", "");
        manuscript.change("b", "");
        manuscript.undo();
        manuscript.redo();
        manuscript.begin("c", true);
        manuscript.undo();
        assertEquals(List.of("b", "a", "b", "c"), told);
    }
}
