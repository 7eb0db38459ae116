package org.fixpoint.plugins.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseTest {
    @Test
    void pathsAttributesAndDirectivesAreToldApart() {
        Clause clause = Clause.parse("a.b; c.d ;version=\"[1,2)\"; resolution := optional ;kind=plain")
                .get(0);
        assertEquals(List.of("a.b", "c.d"), clause.paths());
        assertEquals(Map.of("version", "[1,2)", "kind", "plain"), clause.attributes());
        assertTrue(clause.optional());
    }

    @Test
    void separatorsInQuotesDoNotSeparate() {
        List<Clause> clauses = Clause.parse("a;uses:=\"x,y;z=1\",b;text=\"say \\\"a, b\\\" \\\\\"");
        assertEquals(2, clauses.size());
        assertEquals("x,y;z=1", clauses.get(0).directives().get("uses"));
        assertEquals("say \"a, b\" \\", clauses.get(1).attributes().get("text"));
    }

    @Test
    void theTypeOfAnAttributeIsNoPartOfItsName() {
        Clause clause = Clause.parse("osgi.service;objectClass:List<String>=\"a.B,a.C\";effective:=active")
                .get(0);
        assertEquals(Map.of("objectClass", "a.B,a.C"), clause.attributes());
        assertEquals(Map.of("objectClass", "List<String>"), clause.types());
        assertEquals(Map.of("effective", "active"), clause.directives());
    }

    @Test
    void aBlankHeaderHasNoClause() {
        assertEquals(List.of(), Clause.parse("  "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,,b",
                "a,",
                ",a",
                ";version=1",
                "version=1",
                "a;",
                "a;=1",
                "a;:=1",
                "a;v=\"1",
                "a;v=1\"",
                "a;v=\"1\"2",
                "a;v=1;v=2",
                "a;v=1;b",
                "\"a\"",
                "a;v=\"\\\""
            })
    void whatBreaksTheGrammarIsRefused(String header) {
        assertThrows(IllegalArgumentException.class, () -> Clause.parse(header));
    }
}
