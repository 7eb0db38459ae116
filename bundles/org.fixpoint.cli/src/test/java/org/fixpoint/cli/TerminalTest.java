package org.fixpoint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final Terminal terminal = new Terminal(stream, stream, false);

    private String told(String sentence) {
        terminal.fault(sentence);
        return written.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Test
    void aFaultStaysOnOneLine() {
        assertEquals("not YAML: a b", told("not YAML: a\r\nb"));
    }

    @Test
    void aFileCannotSteerTheTerminal() {
        assertEquals(
                "\"\uFFFD[31mred\uFFFD\uFFFD\" is not installed",
                told("\"\u001b[31mred\u009b\u202e\" is not installed"));
    }

    @Test
    void aResultCannotEitherAndDataAreLeftAsTheyAre() {
        terminal.say("x.jar  refused  \u001b[2J gone");
        terminal.data("{\n  \"a\": \"\u200b\"\n}");
        assertEquals(
                "x.jar  refused  \uFFFD[2J gone\n{\n  \"a\": \"\u200b\"\n}\n",
                written.toString(StandardCharsets.UTF_8));
    }

    @Test
    void lettersOfAllLanguagesAreLeftAsTheyAre() {
        assertEquals("größe 日本 ρ*", told("größe 日本 ρ*"));
    }
}
