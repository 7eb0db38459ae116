package org.fixpoint.activations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fixpoint.api.Refusal;
import org.fixpoint.maths.interpolation.MonotoneCubic;

/**
 * Reads a table of x and φ(x), UTF-8, columns separated by commas, semicolons or tabs; blank lines and those that begin with # are
 * passed over. Lines and columns are counted from 1 in messages.
 */
final class TabulatedRows {
    /** Each row is a kink; with this many a kernel map by quadrature takes some tens of seconds. */
    static final int MOST_ROWS = 200;

    private static final long LARGEST = 1_000_000;
    private static final int LONGEST_QUOTE = 24;
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?(nan|na|inf|infinity)|");
    private static final String[] COLUMNS = {"x", "φ(x)"};

    private final String name;
    private final double[][] numbers = new double[2][MOST_ROWS];
    private final int[] lines = new int[MOST_ROWS];
    private int count;
    private boolean begun;

    private TabulatedRows(String name) {
        this.name = name;
    }

    /**
     * The rows of a file.
     *
     * @throws Refusal naming line and column, if it is not such a table
     */
    static TabulatedRows read(Path file) {
        TabulatedRows rows = new TabulatedRows(String.valueOf(file.getFileName()));
        try {
            if (Files.size(file) > LARGEST) {
                throw rows.refusal(
                        " has " + Files.size(file) + " bytes; give a table of at most " + MOST_ROWS + " rows");
            }
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                rows.addAll(reader);
            }
        } catch (CharacterCodingException e) {
            throw rows.refusal(" is not text in UTF-8; save it in that encoding");
        } catch (IOException e) {
            throw rows.refusal(" cannot be read; check that it is a file and that you may read it");
        }
        if (rows.count < 2) {
            throw rows.refusal(" has " + (rows.count == 0 ? "no row" : "one row") + " of numbers; give two or more");
        }
        return rows;
    }

    /** The curve through the points. */
    MonotoneCubic curve() {
        return new MonotoneCubic(Arrays.copyOf(numbers[0], count), Arrays.copyOf(numbers[1], count));
    }

    private void addAll(BufferedReader reader) throws IOException {
        reader.mark((int) LARGEST + 1);
        boolean marked = reader.read() == '\uFEFF';
        reader.reset();
        reader.skip(marked ? 1 : 0);
        String first = first(reader);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',')
                .setCommentMarker('#')
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .build();
        int line = 1;
        try (CSVParser parser = format.parse(reader)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord row = records.next();
                line = Math.toIntExact(parser.getCurrentLineNumber());
                add(row, line);
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            // the parser wraps what its reader throws, and its own complaint about quotes
            if (e.getCause() instanceof CharacterCodingException malformed) {
                throw malformed;
            }
            throw refusal(
                    ", line " + (line + 1) + ": a quotation mark is not closed or stands inside a cell; remove it");
        }
    }

    /** The first line that is neither blank nor a comment; the reader stays where it is. */
    private static String first(BufferedReader reader) throws IOException {
        reader.mark((int) LARGEST + 1);
        Optional<String> line = Optional.ofNullable(reader.readLine());
        while (line.filter(text -> text.isBlank() || text.startsWith("#")).isPresent()) {
            line = Optional.ofNullable(reader.readLine());
        }
        reader.reset();
        return line.orElse("");
    }

    private void add(CSVRecord row, int line) {
        if (row.size() == 1 && row.get(0).isEmpty()) {
            return;
        }
        if (row.size() != 2) {
            throw refusal(", line " + line + " has " + row.size() + (row.size() == 1 ? " column" : " columns")
                    + "; give two, x and φ(x), separated by a comma");
        }
        boolean header = !begun && isWord(row.get(0)) && isWord(row.get(1));
        begun = true;
        if (header) {
            return;
        }
        if (count == MOST_ROWS) {
            throw refusal(" has more than " + MOST_ROWS + " rows; keep every second or every tenth of them");
        }
        numbers[0][count] = number(row.get(0), line, 0);
        numbers[1][count] = number(row.get(1), line, 1);
        lines[count] = line;
        if (count > 0) {
            ascending(count);
        }
        count++;
    }

    private static boolean isWord(String cell) {
        return !DECIMAL.matcher(cell).matches() && !NOT_FINITE.matcher(cell).matches();
    }

    private double number(String cell, int line, int column) {
        String place = ", line " + line + ", column " + (column + 1) + ": ";
        double number = DECIMAL.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
        if (Double.isInfinite(number)) {
            throw refusal(place + cell + " is larger than any double; give a smaller number");
        }
        if (Double.isNaN(number)) {
            throw refusal(place + quoted(cell) + " is not a finite decimal number; give one for " + COLUMNS[column]);
        }
        return number;
    }

    private void ascending(int row) {
        double last = numbers[0][row - 1];
        double x = numbers[0][row];
        if (x == last) {
            throw refusal(", line " + lines[row] + ": x is " + x + " as in line " + lines[row - 1]
                    + "; keep one of the two rows");
        }
        if (x < last) {
            throw refusal(", line " + lines[row] + ": x is " + x + " after " + last + " in line " + lines[row - 1]
                    + "; sort the rows by x");
        }
        double slope = (numbers[1][row] - numbers[1][row - 1]) / (x - last);
        if (!Double.isFinite(3 * slope) || !Double.isFinite(3 * (x - last))) {
            throw refusal(", lines " + lines[row - 1] + " and " + lines[row]
                    + ": the slope between the two is too large for doubles; take one of them out");
        }
    }

    private Refusal refusal(String rest) {
        return new Refusal(name + rest, Tabulated.FILE.name(), 0);
    }

    private static String quoted(String cell) {
        String line = cell.replaceAll("\\p{Cntrl}", " ");
        return "\"" + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…") + "\"";
    }
}
