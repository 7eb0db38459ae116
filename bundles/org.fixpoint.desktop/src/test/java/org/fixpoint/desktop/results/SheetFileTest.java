package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetFileTest {
    private static final Sheet SHEET = Sheet.of(
            "a.points",
            new Item.Table(
                    "points",
                    "",
                    List.of(
                            new Column.Numbers(
                                    "rate", "1/s", new double[] {0.1 + 0.2, Double.NaN, Double.NEGATIVE_INFINITY}),
                            Column.words("kind", "a, \"b\"", "naïve", "two\nlines"))));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void rowsAreWrittenInTheOrderGivenWithEveryDigitAndQuotesWhereNeeded() throws IOException {
        Path file = folder.resolve("a.csv");
        assertEquals("exported " + file, SheetFile.exported(SHEET, new int[] {2, 0, 1}, file));
        assertEquals(
                "rate (1/s),kind\n-Infinity,\"two\nlines\"\n0.30000000000000004,\"a, \"\"b\"\"\"\n,naïve\n",
                Files.readString(file));
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        String told = SheetFile.exported(SHEET, SHEET.order(), folder.resolve("no/such/a.csv"));
        assertTrue(told.contains("a.csv is not written: "), told);
    }
}
