package org.fixpoint.visualizers.sinks;

import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;

/** A table in HTML: six digits to read, all digits on hovering and for sorting. */
final class HtmlTable {
    private static final int MOST_ROWS = 2000;

    private HtmlTable() {}

    /** Appends the table. */
    static void append(StringBuilder html, Item.Table table) {
        int rows = Math.min(table.rows(), MOST_ROWS);
        html.append("<div class=\"scroll\"><table>\n<thead><tr>");
        for (Column column : table.columns()) {
            String unit =
                    column instanceof Column.Numbers numbers && !numbers.unit().isEmpty()
                            ? " (" + numbers.unit() + ")"
                            : "";
            html.append("<th><button>")
                    .append(Report.escaped(column.name().replace('-', ' ') + unit))
                    .append("</button></th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < rows; i++) {
            html.append("<tr>");
            for (Column column : table.columns()) {
                cell(html, column, i);
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n");
        if (rows < table.rows()) {
            html.append("<p class=\"note\">The first ")
                    .append(rows)
                    .append(" of ")
                    .append(table.rows())
                    .append(" rows; all of them are in the CSV file.</p>\n");
        }
    }

    private static void cell(StringBuilder html, Column column, int row) {
        if (column instanceof Column.Numbers numbers) {
            String exact = Numerals.exact(numbers.values()[row]);
            html.append("<td class=\"n\" data-v=\"")
                    .append(exact)
                    .append("\" title=\"")
                    .append(exact)
                    .append("\">")
                    .append(Numerals.readable(numbers.values()[row]))
                    .append("</td>");
        } else if (column instanceof Column.Words words) {
            html.append("<td>").append(Report.escaped(words.values().get(row))).append("</td>");
        }
    }
}
