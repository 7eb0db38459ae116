package org.fixpoint.networks.inputs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fixpoint.api.Refusal;

/** Reads a text table of numbers, one observation a line, in UTF-8; blank lines are passed over. */
final class CsvTable {
    private CsvTable() {}

    /**
     * The table.
     *
     * @param labelColumn the name or the number, from 1, of the column that holds labels, or {@code none}
     * @throws Refusal naming line and column, if the file is not such a table of finite numbers
     */
    static Observations read(Path file, Delimiter delimiter, Header header, String labelColumn) {
        String name = UserFile.name(file);
        UserFile.check(file);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter.character())
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .build();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            skipByteOrderMark(reader);
            try (CSVParser parser = format.parse(reader)) {
                return parse(parser, new CsvRows(name, delimiter, header, labelColumn));
            }
        } catch (MalformedInputException | UnmappableCharacterException e) {
            throw new Refusal(name + " is not text in UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw UserFile.unreadable(file, e);
        }
    }

    private static void skipByteOrderMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static Observations parse(CSVParser parser, CsvRows rows) throws IOException {
        Iterator<CSVRecord> records = parser.iterator();
        int line = 1;
        try {
            while (records.hasNext()) {
                rows.add(records.next(), line);
                line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            // the parser wraps what its reader throws, and its own complaint about quotes
            if (e.getCause() instanceof MalformedInputException malformed) {
                throw malformed;
            }
            throw new Refusal(
                    rows.name() + ", line " + line + ": a quotation mark is not closed or stands inside a cell;"
                            + " remove it or close it",
                    e);
        }
        return rows.observations();
    }
}
