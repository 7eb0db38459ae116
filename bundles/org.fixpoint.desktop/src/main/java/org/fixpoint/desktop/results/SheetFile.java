package org.fixpoint.desktop.results;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.fixpoint.desktop.Reason;
import org.fixpoint.desktop.results.Sheet.Cells;

/**
 * Rows of a sheet as a CSV file in UTF-8, with the names of the columns above: every digit of a number, an empty cell for none, quotes
 * where RFC 4180 wants them. It is written as it goes, so that there may be very many rows.
 */
public final class SheetFile {
    /** The ending of its name. */
    public static final String ENDING = "csv";

    private SheetFile() {}

    /**
     * Writes it, and says what came of it in a sentence, whatever that is.
     *
     * @param rowsInOrder of the sheet
     */
    public static String exported(Sheet sheet, int[] rowsInOrder, Path file) {
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), ".part");
            try {
                write(sheet, rowsInOrder, part);
                Files.move(
                        part,
                        file,
                        StandardCopyOption.REPLACE_EXISTING); // the old one stays until the new one is whole
            } finally {
                Files.deleteIfExists(part);
            }
            return "exported " + file;
        } catch (IOException | RuntimeException | Error fault) {
            return file + " is not written: " + Reason.of(fault);
        }
    }

    private static void write(Sheet sheet, int[] rowsInOrder, Path file) throws IOException {
        try (Writer text = Files.newBufferedWriter(file)) {
            line(text, sheet.columns().stream().map(Cells::name).toList());
            for (int row : rowsInOrder) {
                line(
                        text,
                        sheet.columns().stream().map(cells -> cell(cells, row)).toList());
            }
        }
    }

    private static String cell(Cells cells, int row) {
        double number = cells.numbers() ? cells.number(row) : 0;
        return Double.isInfinite(number)
                ? Double.toString(number)
                : cells.word(row); // which has a sign for it that few read
    }

    private static void line(Writer text, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        text.append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
