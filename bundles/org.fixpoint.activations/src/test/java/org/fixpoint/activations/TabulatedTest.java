package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabulatedTest {
    private static final Path TANH = written(IntStream.rangeClosed(-30, 30)
            .mapToObj(i -> String.format(Locale.ROOT, "%s,%s", i / 10.0, StrictMath.tanh(i / 10.0)))
            .collect(Collectors.joining("\n", "x,y\n", "\n")));

    @TempDir
    private Path folder;

    private static Path written(String text) {
        try {
            Path file = Files.createTempFile("table", ".csv");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Nested
    class LinearContract extends StockContract {
        LinearContract() {
            super(new Tabulated(), Map.of("file", TANH));
        }
    }

    @Nested
    class ConstantContract extends StockContract {
        ConstantContract() {
            super(new Tabulated(), Map.of("file", TANH, "outside", Tabulated.Outside.CONSTANT));
        }
    }

    private ActivationFunction of(String text, Tabulated.Outside outside) {
        return new Tabulated()
                .create(Values.of(new Tabulated().descriptor(), Map.of("file", file(text), "outside", outside)));
    }

    private ActivationFunction of(String text) {
        return of(text, Tabulated.Outside.LINEAR);
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("t.csv"), text, StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void goesOnAsALineOrAConstant() {
        ActivationFunction line = of("0,0\n1,1\n3,9\n");
        assertEquals(9 + 6 * 2, line.value(5), 1e-14);
        assertEquals(6, line.derivative(5), 1e-14);
        assertEquals(0, line.value(-2), 0);
        ActivationFunction constant = of("0,0\n1,1\n3,9\n", Tabulated.Outside.CONSTANT);
        assertEquals(9, constant.value(5), 0);
        assertEquals(0, constant.derivative(5), 0);
        assertEquals(3, constant.derivative(3), 1e-14);
        assertEquals(9, constant.value(Double.MAX_VALUE), 0);
    }

    @Test
    void whatIsNotFiniteGoesThroughAsThroughAnyOther() { // a network whose numbers overflow is told of as such
        ActivationFunction flat = of("0,0\n1,1\n3,1\n");
        assertEquals(1, flat.value(Double.POSITIVE_INFINITY), 0);
        assertEquals(Double.NEGATIVE_INFINITY, flat.value(Double.NEGATIVE_INFINITY), 0);
        assertEquals(Double.NaN, flat.value(Double.NaN), 0);
        assertEquals(Double.NaN, flat.derivative(Double.NaN), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "'0,1\n2,5\n'",
        "'x,phi\r\n0,1\r\n2,5'",
        "'x;y\n0;1\n2;5\n'",
        "'0\t1\n2\t5\n'",
        "'# made by hand\n\n 0 , 1 \n\n2,5\n\n'",
        "'# x; then\ty\n0,1\n2,5\n'",
        "'\n# x, then y\n0;1\n2;5\n'",
        "'\uFEFF0,1\n2,5\n'",
        "'\"0\",\"1\"\n+2.0e0,.5e1\n'"
    })
    void theUsualWaysToWriteATableAreRead(String text) {
        ActivationFunction line = of(text);
        assertArrayEquals(new double[] {0, 2}, line.kinks());
        assertEquals(3, line.value(1), 1e-15);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        ''                   | t.csv has no row of numbers; give two or more
        'x,y\n1,2\n'         | t.csv has one row of numbers; give two or more
        '0,1\n2,5,7\n'       | t.csv, line 2 has 3 columns; give two, x and φ(x), separated by a comma
        '0 1\n2 5\n'         | t.csv, line 1 has 1 column; give two, x and φ(x), separated by a comma
        '0,1\n\n2,five\n'    | t.csv, line 3, column 2: "five" is not a finite decimal number; give one for φ(x)
        'x,y\nx,y\n'         | t.csv, line 2, column 1: "x" is not a finite decimal number; give one for x
        '0,1\n2,NaN\n'       | t.csv, line 2, column 2: "NaN" is not a finite decimal number; give one for φ(x)
        'nan,inf\n2,1\n'     | t.csv, line 1, column 1: "nan" is not a finite decimal number; give one for x
        '0,1\n2,1e999\n'     | t.csv, line 2, column 2: 1e999 is larger than any double; give a smaller number
        '0,1\n2,\n'          | t.csv, line 2, column 2: "" is not a finite decimal number; give one for φ(x)
        '0,1\n2,5\n1,3\n'    | t.csv, line 3: x is 1.0 after 2.0 in line 2; sort the rows by x
        '0,1\n2,5\n2,6\n'    | t.csv, line 3: x is 2.0 as in line 2; keep one of the two rows
        '0,0\n1e-300,1e300\n'| t.csv, lines 1 and 2: the slope between the two is too large for doubles; take one of them out
        '0,1\n2,"5\n'        | t.csv, line 2: a quotation mark is not closed or stands inside a cell; remove it
        """)
    void aBadTableIsToldWithLineAndColumn(String text, String message) {
        Refusal refusal = assertThrows(Refusal.class, () -> of(text));
        assertEquals(message, refusal.getMessage());
        assertEquals(Optional.of("file"), refusal.parameter());
    }

    @Test
    void tooLongATableIsRefused() throws IOException {
        String rows = IntStream.rangeClosed(0, 200).mapToObj(i -> i + ",1").collect(Collectors.joining("\n"));
        assertEquals(
                "t.csv has more than 200 rows; keep every second or every tenth of them",
                assertThrows(Refusal.class, () -> of(rows)).getMessage());
        assertEquals(
                "t.csv has 1000001 bytes; give a table of at most 200 rows",
                assertThrows(Refusal.class, () -> of("0".repeat(1_000_001))).getMessage());
    }

    @Test
    void whatIsNotTextIsRefused() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.write(file, new byte[] {'0', ',', (byte) 0xFF, '\n'});
        Values values = Values.of(new Tabulated().descriptor(), Map.of("file", file));
        assertEquals(
                "t.csv is not text in UTF-8; save it in that encoding",
                assertThrows(Refusal.class, () -> new Tabulated().create(values))
                        .getMessage());
    }

    @Test
    void thePortraitStatesTheRange() {
        TabulatedPortrait contribution = new TabulatedPortrait();
        Portrait<TabulatedCurve> portrait = contribution.create(Values.of(contribution.descriptor(), Map.of()));
        Map<String, Object> facts =
                portrait.study((TabulatedCurve) of("-1,2\n0,0\n4,2\n")).facts();
        assertEquals(
                Map.of(
                        "points",
                        3,
                        "range",
                        List.of(-1.0, 4.0),
                        "values_at_the_ends",
                        List.of(2.0, 2.0),
                        "outside",
                        "linear"),
                facts);
    }
}
