package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IndentationTest {
    private static final String TEXT = "model:\n  id: mlp\n\n  depth: 8\nseed: 1";

    /** A text in which {@code <} and {@code >} stand where the selection begins and ends, or {@code |} for the caret. */
    private static String shown(String text, Indentation now) {
        String after = now.change().applied(text);
        return now.from() == now.to()
                ? after.substring(0, now.from()) + "|" + after.substring(now.from())
                : after.substring(0, now.from()) + "<" + after.substring(now.from(), now.to()) + ">"
                        + after.substring(now.to());
    }

    private static int at(String what) {
        return TEXT.indexOf(what);
    }

    @Test
    void aNewLineIsAsFarInAndFurtherBelowAKeyWithoutAValue() {
        int line = at("\n\n");
        assertEquals(
                "model:\n  id: mlp\n  |\n\n  depth: 8\nseed: 1",
                shown(TEXT, Indentation.enter(TEXT, line, line, "\n")));
        assertEquals("model:\n  |\n  id: mlp\n\n  depth: 8\nseed: 1", shown(TEXT, Indentation.enter(TEXT, 6, 6, "\n")));
        assertEquals("\n|" + TEXT, shown(TEXT, Indentation.enter(TEXT, 0, 0, "\n")));
        int indent = at("id") - 1; // within the indentation
        assertEquals(
                "model:\n \r\n |lp\n\n  depth: 8\nseed: 1",
                shown(TEXT, Indentation.enter(TEXT, indent, at("lp"), "\r\n")));
        assertEquals(TEXT + "\n|", shown(TEXT, Indentation.enter(TEXT, TEXT.length(), TEXT.length(), "\n")));
    }

    @Test
    void aKeyBehindTheDashOfAListCountsFromWhereItStands() {
        String list = "analyses:\n  - kernel-map:";
        assertEquals(list + "\n      |", shown(list, Indentation.enter(list, list.length(), list.length(), "\n")));
        String item = "figures:\n  - table";
        assertEquals(item + "\n  |", shown(item, Indentation.enter(item, item.length(), item.length(), "\n")));
    }

    @Test
    void tabPutsTwoSpacesAtTheCaretOrBeforeEachLineThatIsSelected() {
        assertEquals("mo  |del:" + TEXT.substring(6), shown(TEXT, Indentation.in(TEXT, 2, 2)));
        assertEquals(
                "<  model:\n    id: mlp\n\n    depth: 8\n  seed: 1>",
                shown(TEXT, Indentation.in(TEXT, 0, TEXT.length())));
        assertEquals( // up to the beginning of a line: that line is not selected
                "model:\n<    id: mlp\n\n    depth: 8\n>seed: 1", shown(TEXT, Indentation.in(TEXT, 7, at("seed"))));
        assertEquals(
                "model:\n    i<d: mlp\n\n    dep>th: 8\nseed: 1",
                shown(TEXT, Indentation.in(TEXT, at("d: mlp"), at("th: 8"))));
    }

    @Test
    void shiftTabTakesUpToTwoSpacesFromTheLineOrFromEachThatIsSelected() {
        int caret = at("mlp");
        assertEquals("model:\nid: |mlp\n\n  depth: 8\nseed: 1", shown(TEXT, Indentation.out(TEXT, caret, caret)));
        int inside = at("id") - 1;
        assertEquals("model:\n|id: mlp\n\n  depth: 8\nseed: 1", shown(TEXT, Indentation.out(TEXT, inside, inside)));
        assertEquals("<model:\nid: mlp\n\ndepth: 8\nseed: 1>", shown(TEXT, Indentation.out(TEXT, 0, TEXT.length())));
        assertEquals(" |a", shown("   a", Indentation.out("   a", 3, 3)));
        assertEquals("|", shown("", Indentation.out("", 0, 0)));
    }

    @Test
    void outTakesBackWhatInHasDone() {
        String in = Indentation.in(TEXT, 0, TEXT.length()).change().applied(TEXT);
        assertEquals(TEXT, Indentation.out(in, 0, in.length()).change().applied(in));
    }
}
