package org.fixpoint.maths.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every table of docs/formulas.md does what it says. */
class FormulaGuideTest {
    private static final Path GUIDE = Path.of("..", "..", "docs", "formulas.md");

    /** The rows below a header, cells without their code quotes. */
    private static List<List<String>> table(String header) throws IOException {
        List<String> lines = Files.readAllLines(GUIDE);
        List<List<String>> rows = new ArrayList<>();
        int at = lines.indexOf(header);
        assertTrue(at >= 0, header);
        for (String line : lines.subList(at + 2, lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            rows.add(Arrays.stream(line.substring(1, line.length() - 1).split(" \\| "))
                    .map(cell -> cell.strip().replaceAll("^`|`$", ""))
                    .toList());
        }
        return rows;
    }

    @Test
    void everyExampleCompiles() throws IOException {
        List<List<String>> rows = table("| formula | what it is |");
        assertEquals(11, rows.size());
        for (List<String> row : rows) {
            Formula formula = Formula.parse(row.get(0));
            double[] letters = new double[formula.parameters().size()];
            Arrays.fill(letters, 0.5);
            CompiledFormula compiled = formula.compiled(letters);
            for (double x = -50; x <= 50; x += 0.25) {
                assertTrue(Double.isFinite(compiled.value(x)) && Double.isFinite(compiled.derivative(x)), row.get(0));
            }
        }
    }

    @Test
    void everyFunctionOfTheListExistsAndNoOther() throws IOException {
        List<String> listed = table("| functions | |").stream()
                .flatMap(row -> Stream.of(row.get(0).split("[^A-Za-z0-9Φφ(]+")))
                .map(word -> word.replaceAll("\\(.*", ""))
                .filter(word -> !List.of("", "or", "x", "y", "a", "b", "condition", "low", "high")
                        .contains(word))
                .sorted()
                .toList();
        assertEquals(Vocabulary.names(), listed);
    }

    @Test
    void everyFaultIsToldSo() throws IOException {
        List<List<String>> rows = table("| formula | column | what is said |");
        assertEquals(6, rows.size());
        for (List<String> row : rows) {
            FormulaFault fault = assertThrows(FormulaFault.class, () -> Formula.parse(row.get(0)));
            assertEquals(Integer.parseInt(row.get(1)), fault.column() + 1, row.get(0));
            assertEquals(row.get(2), fault.sentence());
        }
    }

    @Test
    void everyDerivativeIsTheOneShown() throws IOException {
        List<List<String>> rows = table("| formula | derivative |");
        assertEquals(6, rows.size());
        for (List<String> row : rows) {
            assertEquals(row.get(1), Formula.parse(row.get(0)).derivative().text());
        }
    }

    @Test
    void everyStableFormIsTheOneShown() throws IOException {
        List<List<String>> rows = table("| written | read as |");
        assertFalse(rows.isEmpty());
        for (List<String> row : rows) {
            Terms terms = new Terms();
            Parser parser = new Parser(row.get(0), terms);
            Term root = parser.read();
            assertEquals(row.get(1), Notation.of(root, parser.letters()), row.get(0));
        }
    }
}
