package org.fixpoint.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private static Document read(String text) {
        return YamlReader.read(text, "f.yaml");
    }

    private static List<String> faults(String text) {
        return read(text).faults().stream().map(Fault::sentence).toList();
    }

    private static Node.Mapping mapping(String text) {
        Document document = read(text);
        assertEquals(List.of(), document.faults());
        return (Node.Mapping) document.root().orElseThrow();
    }

    @Test
    void everyValueKnowsItsLineAndColumn() {
        Node.Mapping root = mapping("a: 1\nb:\n  - x\n  - {c: 2.5}\n");
        assertEquals(new Mark("f.yaml", 1, 4), root.get("a").orElseThrow().mark());
        Node.Sequence list = (Node.Sequence) root.get("b").orElseThrow();
        assertEquals(new Mark("f.yaml", 3, 5), list.items().get(0).mark());
        Node.Mapping inner = (Node.Mapping) list.items().get(1);
        assertEquals(new Mark("f.yaml", 4, 9), inner.get("c").orElseThrow().mark());
        assertEquals(
                new Mark("f.yaml", 4, 6),
                List.copyOf(inner.members().values()).get(0).keyMark());
    }

    @ParameterizedTest
    @CsvSource({
        "1, WHOLE", "-7, WHOLE", "0x1F, WHOLE", "0o17, WHOLE", "1.5, REAL", "1e3, REAL", ".inf, REAL", ".nan, REAL",
        "true, FLAG", "yes, TEXT", "NaN, TEXT", "1_000, TEXT", "~, NOTHING", "'''1''', TEXT", "1:30, TEXT", "012, WHOLE"
    })
    void scalarsAreReadByTheCoreSchema(String text, Node.Form form) {
        assertEquals(form, ((Node.Scalar) mapping("a: " + text).get("a").orElseThrow()).form());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        a: 1\\na: 2            | f.yaml:2:1 a: is given twice, first in line 1; keep one of the two
        a: {b: 1, b: 2}        | f.yaml:1:11 a.b: is given twice, first in line 1; keep one of the two
        x: &x {b: 1}\\ny: {<<: *x} | f.yaml:2:5 y: merge keys (<<) are not read; write the keys out
        a: !!float 1           | f.yaml:1:4 a: has the tag !!float, and tags are not read; leave the tag out
        a: !mine [1]           | f.yaml:1:4 a: has the tag !mine, and tags are not read; leave the tag out
        ? [a]\\n: 1            | f.yaml:1:3 has a list as a key; a key is a word
        a: *b                  | f.yaml:1:4 the alias *b has no anchor before it; write &b at the value that it repeats
        a: &a [*a]             | f.yaml:1:8 the alias *a refers to what contains it; write the value out
        a: 1\\n---\\nb: 2      | f.yaml:2:1 a second document begins here; keep one experiment in a file
        a:\\n\\t- 1            | f.yaml:2:1 a tab stands where a value or indentation is expected; indent with spaces
        a: b: c                | f.yaml:1:5 a ":" stands where no key can be; indent the line like its neighbours, or quote the text
        a: @b                  | f.yaml:1:4 a value cannot begin with this character; put the text in quotes
        a: [1, 2               | f.yaml:1:9 is not YAML: expected ',' or ']', but got <stream end>; look for an open bracket or quote, a missing ":" or wrong indentation at or before this place
        """)
    void aFaultIsOneSentence(String text, String sentence) {
        assertEquals(List.of(sentence), faults(text.replace("\\n", "\n").replace("\\t", "\t")));
    }

    @Test
    void everyDuplicateIsTold() {
        assertEquals(3, faults("a: 1\na: 2\nb: {c: 1, c: 2, c: 3}\n").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n...\n"})
    void anEmptyFileHasNoRootOrNothingInIt(String text) {
        Document document = read(text);
        assertEquals(List.of(), document.faults());
        assertTrue(document.root().isEmpty()
                || (document.root().get() instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 3_000, 400_000})
    void bracketsBeyondTheDepthAreRefusedWithoutOverflow(int depth) {
        List<String> faults = faults("a: " + "[".repeat(depth));
        assertEquals(List.of("f.yaml:1:68 is nested deeper than 64 levels; flatten the file"), faults);
    }

    @Test
    void blockListsBeyondTheDepthAreRefused() {
        assertTrue(faults("- ".repeat(5_000) + "x").get(0).contains("deeper than 64 levels"));
    }

    @Test
    void sixtyThreeLevelsAreRead() {
        assertEquals(List.of(), faults("a: " + "[".repeat(63) + "]".repeat(63)));
    }

    @Test
    void aBombOfAliasesIsRefused() { // nine tenfold levels would be 10^9 values
        String bomb = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "l" + i + ": &l" + i + " ["
                        + IntStream.range(0, 10).mapToObj(k -> "*l" + (i - 1)).collect(Collectors.joining(", "))
                        + "]\n")
                .collect(Collectors.joining("", "l0: &l0 lol\n", ""));
        List<String> faults = faults(bomb);
        assertEquals(1, faults.size());
        assertTrue(faults.get(0).contains("expands to more than 100000 values"), faults.get(0));
    }

    @Test
    void anAliasRepeatsTheValueOfItsAnchor() {
        Node.Mapping root = mapping("a: &x {id: relu}\nb: *x\n");
        assertEquals(root.get("a"), root.get("b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!%1", "%YAML 3.0\n---\na: 1", "&", "a: \u0007", "\"\\ud800\"", "!<", "- !%zz x", "?", "a: '"})
    void whatTheParserThrowsBecomesASentence(String text) {
        Document document = read(text);
        document.faults().forEach(fault -> {
            assertTrue(fault.line() >= 1 && fault.column() >= 1);
            assertEquals(1, fault.sentence().lines().count());
        });
        assertTrue(document.root().isPresent() || !document.faults().isEmpty());
    }

    @Test
    void anOverrideMakesAMappingOfAWord() {
        Node root = read("model: mlp\nlist: [a, {id: b}]\n").root().orElseThrow();
        Document changed = Overrides.applied(root, List.of("model.depth=3", "list.b.x=[1, 2]", "new.key=v"));
        assertEquals(List.of(), changed.faults());
        Node.Mapping mapping = (Node.Mapping) changed.root().orElseThrow();
        Node.Mapping model =
                assertInstanceOf(Node.Mapping.class, mapping.get("model").orElseThrow());
        assertEquals(List.of("id", "depth"), List.copyOf(model.members().keySet()));
        assertEquals("--set", model.get("depth").orElseThrow().mark().inWords());
        assertTrue(mapping.get("new").isPresent());
    }

    @Test
    void anOverrideThatLeadsNowhereIsAFault() {
        Node root = read("a: 1\nl: [x]\n").root().orElseThrow();
        List<Fault> faults = Overrides.applied(root, List.of("a.b=1", "l.y.z=1", "=2", "a..b=3", "a=[1"))
                .faults();
        assertEquals(5, faults.size());
        faults.forEach(fault -> assertTrue(fault.sentence().startsWith("--set "), fault.sentence()));
    }
}
