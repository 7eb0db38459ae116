package org.fixpoint.networks.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvInputTest {
    @TempDir
    Path folder = Path.of("");

    private Batch read(byte[] content, Map<String, ?> settings) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), content);
        Map<String, Object> values = new HashMap<>(settings);
        values.put("file", file);
        values.putIfAbsent("normalise", InputNormalisation.NONE);
        return Drawn.from(new CsvInput(), values);
    }

    private Batch read(String content, Map<String, ?> settings) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8), settings);
    }

    private Batch read(String content) throws IOException {
        return read(content, Map.of());
    }

    private void assertRefused(String message, String content, Map<String, ?> settings) {
        assertEquals(
                message,
                assertThrows(Refusal.class, () -> read(content, settings)).getMessage());
    }

    private void assertRefused(String message, String content) {
        assertRefused(message, content, Map.of());
    }

    @Test
    void rowsAreTakenInOrderAndConsecutiveOnesArePairs() throws IOException {
        Batch batch = read("1,2\n3,4\n5,6\n");
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, batch.rows());
        assertEquals(3, batch.count());
        assertArrayEquals(new int[] {0, 1}, batch.pairs());
    }

    @Test
    void aNumberMayBeWrittenInEveryDecimalWay() throws IOException {
        assertArrayEquals(
                new double[] {-1, 0.5, 0.5, 6e23, 1e-3, 2, 3},
                read("-1, 0.5,.5,+6e23, 1E-3 ,\"2\",3.").rows());
    }

    @Test
    void blankLinesByteOrderMarksAndCarriageReturnsArePassedOver() throws IOException {
        assertArrayEquals(
                new double[] {1, 2, 3, 4},
                read("\uFEFF\r\n1,2\r\n\r\n3,4\r\n\r\n").rows());
    }

    @Test
    void aFirstLineWithoutNumbersIsAHeader() throws IOException {
        assertArrayEquals(new double[] {1, 2}, read("x,y\n1,2\n").rows());
    }

    @Test
    void aHeaderOfNumbersIsOneIfTheUserSaysSo() throws IOException {
        assertArrayEquals(
                new double[] {1, 2},
                read("2019,2020\n1,2\n", Map.of("header", Header.PRESENT)).rows());
    }

    @Test
    void labelsComeFromTheColumnNamedOrNumbered() throws IOException {
        for (String column : List.of("kind", "2")) {
            Batch batch = read("x,kind,y\n1,cat,2\n3,dog,4\n", Map.of("label-column", column));
            assertEquals(List.of("cat", "dog"), batch.labels());
            assertArrayEquals(new double[] {1, 2, 3, 4}, batch.rows());
        }
        assertEquals(
                List.of("cat"), read("1,cat\n", Map.of("label-column", "2")).labels());
    }

    @Test
    void otherDelimitersCanBeChosen() throws IOException {
        assertArrayEquals(
                new double[] {1, 2},
                read("1;2\n", Map.of("delimiter", Delimiter.SEMICOLON)).rows());
        assertArrayEquals(
                new double[] {1, 2},
                read("1\t2\n", Map.of("delimiter", Delimiter.TAB)).rows());
    }

    @Test
    void pairsAreDrawnAtRandomOnRequest() throws IOException {
        Batch batch = read("1\n2\n3\n4\n5\n", Map.of("pairs", 2));
        assertEquals(4, batch.count());
        assertArrayEquals(new int[] {0, 1, 2, 3}, batch.pairs());
    }

    @Test
    void aCellThatIsNoNumberIsNamedByLineAndColumn() {
        assertRefused(
                "t.csv, line 3, column 2 is \"four\", not a number; write decimal numbers such as -1.5e-3, or give"
                        + " label-column: if the column holds labels",
                "1,2\n\n3,four\n");
        assertRefused(
                "t.csv, line 2, column 1 is \"0x1p3\", not a number; write decimal numbers such as -1.5e-3, or give"
                        + " label-column: if the column holds labels",
                "1\n0x1p3\n");
    }

    @Test
    void aNumberThatIsNotFiniteIsNamedByLineAndColumn() {
        assertRefused(
                "t.csv, line 2, column 1 is \"NaN\", not a finite number; fill it in, or remove the line",
                "1,2\nNaN,3\n");
        assertRefused(
                "t.csv, line 1, column 1 is \"-inf\", not a finite number; fill it in, or remove the line", "-inf\n");
        assertRefused(
                "t.csv, line 1, column 2 is \"1e400\", beyond the largest double (1.8e308); rescale the column",
                "1,1e400\n");
        assertRefused("t.csv, line 2, column 2 is empty; fill it in, or remove the line", "1,2\n3,\n");
    }

    @Test
    void aLineOfAnotherLengthIsRefused() {
        assertRefused(
                "t.csv, line 4 has 1 columns where the first line has 2; give every line the same number of cells",
                "x,y\n\n1,2\n3\n");
    }

    @Test
    void aLineAfterAQuotedCellOfTwoLinesKeepsItsNumber() {
        assertRefused(
                "t.csv, line 4, column 1 is \"b\", not a number; write decimal numbers such as -1.5e-3, or give"
                        + " label-column: if the column holds labels",
                "1,\"two\nlines\"\n2,x\nb,y\n",
                Map.of("label-column", "2"));
    }

    @Test
    void aFirstLineOfNumbersAndWordsIsDoubtful() {
        assertRefused(
                "t.csv, line 1, column 2 is \"y\" beside numbers; correct it, or set header: present if the line names"
                        + " the columns",
                "1,y\n3,4\n");
    }

    @Test
    void anotherDelimiterIsSuggested() {
        assertRefused(
                "t.csv, line 2, column 1 is \"1;2\", not a number; set delimiter: semicolon if that separates the cells",
                "x;y\n1;2\n");
    }

    @Test
    void aTableWithoutRowsIsRefused() {
        assertRefused("t.csv is empty; give a file with at least one row of numbers", "");
        assertRefused(
                "t.csv has no row of numbers; give at least one, and set header: absent if its only line is one",
                "x,y\n");
    }

    @Test
    void aLabelColumnThatIsNotThereIsRefused() {
        assertRefused(
                "t.csv has no column \"kind\" for the labels; give label-column a name of its first line, a number from 1"
                        + " to 2, or none",
                "x,y\n1,2\n",
                Map.of("label-column", "kind"));
        assertRefused(
                "t.csv has labels only; give a file with at least one column of numbers",
                "kind\na\n",
                Map.of("label-column", "kind"));
        assertRefused(
                "t.csv, line 2, column 1 is an empty label; fill it in",
                "kind,x\n,1\n",
                Map.of("label-column", "kind"));
    }

    @Test
    void morePairsThanRowsAllowAreRefused() {
        assertRefused("t.csv has 3 rows, too few for 2 pairs; give pairs from 0 to 1", "1\n2\n3\n", Map.of("pairs", 2));
        assertRefused(
                "t.csv has 1 row, too few for 1 pairs; give a file of two rows or more", "1\n", Map.of("pairs", 1));
    }

    @Test
    void aRowOfZerosIsNamedByItsLine() {
        assertRefused(
                "t.csv, line 3 is zero in every coordinate and has no direction; remove it, or set normalise: none",
                "x,y\n1,2\n0,0\n",
                Map.of("normalise", InputNormalisation.RMS));
    }

    @Test
    void anOpenQuotationMarkIsRefused() {
        assertRefused(
                "t.csv, line 2: a quotation mark is not closed or stands inside a cell; remove it or close it",
                "1,2\n\"3,4\n5,6\n");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] latin1 = "1,2\nfran\u00e7ais,3\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "t.csv is not text in UTF-8; save it in that encoding",
                assertThrows(Refusal.class, () -> read(latin1, Map.of())).getMessage());
    }

    @Test
    void aFileThatIsMissingOrAFolderIsRefused() {
        assertEquals(
                "none.csv does not exist; give the path of a readable file",
                assertThrows(
                                Refusal.class,
                                () -> Drawn.from(new CsvInput(), Map.of("file", folder.resolve("none.csv"))))
                        .getMessage());
        assertEquals(
                folder.getFileName() + " is a folder; give the path of a file",
                assertThrows(Refusal.class, () -> Drawn.from(new CsvInput(), Map.of("file", folder)))
                        .getMessage());
    }
}
