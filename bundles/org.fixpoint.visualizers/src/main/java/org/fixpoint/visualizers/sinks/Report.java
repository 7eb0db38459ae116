package org.fixpoint.visualizers.sinks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;

/** The results of a run as one HTML document without any reference to the outside. */
final class Report {
    private static final String COMMAND = "command";
    private static final int MOST_FINDINGS = 12; // of one analysis

    private final ResultSet results;
    private final StringBuilder html = new StringBuilder();

    Report(ResultSet results) {
        this.results = results;
    }

    /** The document. */
    String html() throws IOException {
        AdaptiveSvg figures = new AdaptiveSvg();
        StringBuilder drawn = new StringBuilder();
        for (Map.Entry<String, Figure> each : results.figures().entrySet()) {
            figure(drawn, each.getKey(), each.getValue(), figures);
        }
        head(figures.css());
        html.append("<h1>").append(escaped(results.name())).append("</h1>\n");
        note();
        findings();
        failures();
        if (!drawn.isEmpty()) {
            html.append("<h2 id=\"figures\">Figures</h2>\n")
                    .append(
                            "<p class=\"note\">Turn the wheel to zoom, drag to move, double-click to see all again.</p>\n")
                    .append(drawn);
        }
        tables();
        arrays();
        settings();
        provenance();
        html.append("<script>\n").append(resource("report.js")).append("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head(String colors) throws IOException {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(results.name()))
                .append("</title>\n<style>\n")
                .append(resource("report.css"))
                .append(colors)
                .append("</style>\n</head>\n<body>\n");
    }

    private void note() {
        if (!results.note().isEmpty()) {
            html.append("<p>").append(escaped(results.note())).append("</p>\n");
        }
    }

    private void findings() {
        html.append("<ul class=\"findings\">\n");
        results.items().forEach((reference, item) -> {
            if (item instanceof Item.Table table && table.quantity().equals(Finding.QUANTITY)) {
                List<String> sentences = Finding.sentences(table);
                sentences.stream().limit(MOST_FINDINGS).forEach(this::finding);
                if (sentences.size() > MOST_FINDINGS) {
                    finding((sentences.size() - MOST_FINDINGS) + " more in the table " + reference + ".");
                }
            }
        });
        results.figures().values().forEach(figure -> figure.finding().ifPresent(this::finding));
        html.append("</ul>\n");
    }

    private void finding(String sentence) {
        html.append("<li>").append(escaped(sentence)).append("</li>\n");
    }

    private void failures() {
        if (!results.failures().isEmpty()) {
            html.append("<h2 id=\"failures\">Failures (")
                    .append(results.failures().size())
                    .append(")</h2>\n<ul class=\"failures\">\n");
            for (String failure : results.failures()) {
                html.append("<li>").append(escaped(failure)).append("</li>\n");
            }
            html.append("</ul>\n");
        }
    }

    private static void figure(StringBuilder out, String name, Figure figure, AdaptiveSvg figures) {
        out.append("<h3>")
                .append(escaped(name))
                .append("</h3>\n<figure>\n")
                .append(figures.of(figure))
                .append("<figcaption><span>")
                .append(escaped(figure.finding().orElse(figure.title())))
                .append("</span><button class=\"in\" title=\"zoom in\">+</button>")
                .append("<button class=\"out\" title=\"zoom out\">−</button>")
                .append("<button class=\"reset\">reset</button></figcaption>\n</figure>\n");
    }

    private void tables() {
        boolean headed = false;
        for (Map.Entry<String, Item> each : results.items().entrySet()) {
            if (each.getValue() instanceof Item.Table table) {
                if (!headed) {
                    html.append("<h2 id=\"tables\">Tables</h2>\n");
                    headed = true;
                }
                html.append("<h3>").append(escaped(each.getKey())).append("</h3>\n");
                HtmlTable.append(html, table);
            }
        }
    }

    private void arrays() {
        boolean headed = false;
        for (Map.Entry<String, Item> each : results.items().entrySet()) {
            if (each.getValue() instanceof Item.Array array) {
                if (!headed) {
                    html.append("<h2 id=\"arrays\">Arrays</h2>\n<dl>\n");
                    headed = true;
                }
                html.append("<dt><code>")
                        .append(escaped(each.getKey()))
                        .append("</code></dt><dd>")
                        .append(escaped(array.quantity().replace('-', ' ')))
                        .append(escaped(
                                array.dims().stream().map(Report::extent).collect(Collectors.joining(", ", " [", "]"))))
                        .append("</dd>\n");
            }
        }
        html.append(headed ? "</dl>\n" : "");
    }

    private static String extent(Dimension dim) {
        return dim.name() + " " + dim.size();
    }

    private void settings() {
        Object command = results.provenance().getOrDefault(COMMAND, "./fixpoint run experiment.yaml");
        html.append("<h2 id=\"settings\">Settings</h2>\n<p>To run it again:</p>\n<pre>")
                .append(escaped(String.valueOf(command)))
                .append("</pre>\n<p>The experiment file:</p>\n<pre>")
                .append(escaped(results.experiment()))
                .append("</pre>\n");
    }

    private void provenance() {
        html.append("<h2 id=\"provenance\">Provenance</h2>\n");
        facts(results.provenance());
    }

    private void facts(Map<?, ?> facts) {
        html.append("<dl>\n");
        for (Map.Entry<?, ?> each : facts.entrySet()) {
            html.append("<dt>").append(escaped(String.valueOf(each.getKey()))).append("</dt><dd>");
            fact(each.getValue());
            html.append("</dd>\n");
        }
        html.append("</dl>\n");
    }

    private void fact(Object value) {
        if (value instanceof Map<?, ?> map) {
            facts(map);
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                html.append("<div>");
                fact(each);
                html.append("</div>");
            }
        } else if (value instanceof Double number) {
            html.append(Numerals.exact(number));
        } else {
            html.append(escaped(String.valueOf(value)));
        }
    }

    /** Text with the five characters that mean something in HTML written as references. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks its own file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
