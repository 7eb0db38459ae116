package org.fixpoint.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlPlaceTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: ü𝒳   # a comment
            model:
              id: mlp
              activation: {id: snake, a: 2}

            analyses:
              - layer-similarity
              - {id: kernel-map, count: 9}
            seed: 7
            """;

    /** The path at the first character of a part of the text. */
    private static String at(String part) {
        return String.join(".", YamlPlace.at(TEXT, TEXT.indexOf(part)));
    }

    @Test
    void aKeyItsValueAndTheRestOfTheLineLeadToTheValue() {
        assertEquals("name", at("name"));
        assertEquals("name", at("ü"));
        assertEquals("name", at("# a comment"));
        assertEquals("seed", at("seed"));
        assertEquals("seed", at("7"));
        assertEquals("model.id", at("mlp"));
        assertEquals("model", at("model:"));
    }

    @Test
    void valuesOnOneLineAreToldApart() {
        assertEquals("model.activation", at("activation"));
        assertEquals("model.activation.id", at("snake"));
        assertEquals("model.activation.a", at("a: 2"));
        assertEquals("analyses.1.count", at("count"));
        assertEquals("analyses.0", at("layer-sim"));
    }

    @Test
    void nothingStandsBetweenTheLinesAndInWhatIsNoYaml() {
        assertEquals(List.of(), YamlPlace.at(TEXT, TEXT.indexOf("\n\nanalyses") + 1));
        assertEquals(List.of(), YamlPlace.at("a: [1", 3));
        assertEquals(List.of(), YamlPlace.at("", 0));
        assertEquals(List.of(), YamlPlace.at("# only a comment\n", 4));
    }

    @Test
    void theWordAtACaretIsWhole() {
        assertEquals("layer-similarity", YamlPlace.word(TEXT, TEXT.indexOf("similarity")));
        assertEquals("snake", YamlPlace.word(TEXT, TEXT.indexOf("snake") + 5));
        assertEquals("", YamlPlace.word("a  b", 2));
        assertEquals("b", YamlPlace.word("a  b", 4));
    }
}
