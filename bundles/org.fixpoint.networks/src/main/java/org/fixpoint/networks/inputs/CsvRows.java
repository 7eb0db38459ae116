package org.fixpoint.networks.inputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;

/** Collects the rows of a table of numbers as they are read; columns and lines are counted from 1. */
final class CsvRows {
    private static final int LONGEST_QUOTE = 24;
    private static final int NO_COLUMN = -1;

    private final String name;
    private final Delimiter delimiter;
    private final Header header;
    private final String labelColumn;
    private final List<String> labels = new ArrayList<>();
    private double[] numbers = new double[1024];
    private int filled;
    private int[] lines = new int[64];
    private int count;
    private int columns;
    private int labelAt = NO_COLUMN;

    CsvRows(String name, Delimiter delimiter, Header header, String labelColumn) {
        this.name = name;
        this.delimiter = delimiter;
        this.header = header;
        this.labelColumn = labelColumn;
    }

    /** What the table is called in a message. */
    String name() {
        return name;
    }

    /** Takes the record that begins on a line. */
    void add(CSVRecord row, int line) {
        if (row.size() == 1 && row.get(0).isEmpty()) {
            return;
        }
        if (columns == 0) {
            columns = row.size();
            labelAt = findLabelColumn(row);
            if (columns == 1 && labelAt == 0) {
                throw new Refusal(name + " has labels only; give a file with at least one column of numbers");
            }
            if (isHeader(row, line)) {
                return;
            }
        }
        addNumbers(row, line);
    }

    private int findLabelColumn(CSVRecord first) {
        if (labelColumn.equals("none")) {
            return NO_COLUMN;
        }
        for (int j = 0; j < columns; j++) {
            if (first.get(j).equals(labelColumn)) {
                return j;
            }
        }
        Optional<Integer> number =
                labelColumn.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(labelColumn)) : Optional.empty();
        return number.filter(n -> n >= 1 && n <= columns)
                .map(n -> n - 1)
                .orElseThrow(() -> new Refusal(name + " has no column " + quoted(labelColumn)
                        + " for the labels; give label-column a name of its first line, a number from 1 to " + columns
                        + ", or none"));
    }

    private boolean isHeader(CSVRecord first, int line) {
        if (header != Header.AUTO) {
            return header == Header.PRESENT;
        }
        int numeric = 0;
        int other = NO_COLUMN;
        for (int j = 0; j < columns; j++) {
            String cell = first.get(j);
            if (j != labelAt && (DecimalCell.number(cell).isPresent() || DecimalCell.isNotFinite(cell))) {
                numeric++;
            } else if (j != labelAt) {
                other = other == NO_COLUMN ? j : other;
            }
        }
        if (numeric > 0 && other != NO_COLUMN) {
            throw new Refusal(place(line, other) + " is " + quoted(first.get(other))
                    + " beside numbers; correct it, or set header: present if the line names the columns");
        }
        return numeric == 0;
    }

    private void addNumbers(CSVRecord row, int line) {
        if (row.size() != columns) {
            throw new Refusal(name + ", line " + line + " has " + row.size() + " columns where the first line has "
                    + columns + "; give every line the same number of cells");
        }
        for (int j = 0; j < columns; j++) {
            String cell = row.get(j);
            if (j == labelAt) {
                if (cell.isEmpty()) {
                    throw new Refusal(place(line, j) + " is an empty label; fill it in");
                }
                labels.add(cell);
            } else {
                append(number(cell, line, j));
            }
        }
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, 2 * count);
        }
        lines[count] = line;
        count++;
    }

    private double number(String cell, int line, int column) {
        OptionalDouble number = DecimalCell.number(cell);
        if (number.isEmpty()) {
            throw new Refusal(place(line, column) + fault(cell));
        }
        if (Double.isInfinite(number.getAsDouble())) {
            throw new Refusal(place(line, column) + " is " + quoted(cell)
                    + ", beyond the largest double (1.8e308); rescale the column");
        }
        return number.getAsDouble();
    }

    private String fault(String cell) {
        if (cell.isEmpty()) {
            return " is empty; fill it in, or remove the line";
        }
        if (DecimalCell.isNotFinite(cell)) {
            return " is " + quoted(cell) + ", not a finite number; fill it in, or remove the line";
        }
        for (Delimiter other : Delimiter.values()) {
            if (columns == 1 && other != delimiter && cell.indexOf(other.character()) >= 0) {
                return " is " + quoted(cell) + ", not a number; set delimiter: " + Parameter.Choice.written(other)
                        + " if that separates the cells";
            }
        }
        return " is " + quoted(cell) + ", not a number; write decimal numbers such as -1.5e-3, or give label-column: "
                + "if the column holds labels";
    }

    private void append(double x) {
        if (filled == numbers.length) {
            numbers = Arrays.copyOf(numbers, (int) Math.min(2L * filled, Integer.MAX_VALUE - 8));
        }
        numbers[filled] = x;
        filled++;
    }

    private String place(int line, int column) {
        return name + ", line " + line + ", column " + (column + 1);
    }

    /** The cell on one line, cut where it is long. */
    private static String quoted(String cell) {
        String line = cell.replaceAll("\\p{Cntrl}", " ");
        return '"' + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line) + '"';
    }

    /** All that was read. */
    Observations observations() {
        if (count == 0) {
            throw new Refusal(name + " has no row of numbers; give at least one, and set header: absent if its only"
                    + " line is one");
        }
        int[] place = Arrays.copyOf(lines, count);
        int dimension = columns - (labelAt == NO_COLUMN ? 0 : 1);
        return new Observations(
                Arrays.copyOf(numbers, filled), count, dimension, labels, i -> name + ", line " + place[i]);
    }
}
