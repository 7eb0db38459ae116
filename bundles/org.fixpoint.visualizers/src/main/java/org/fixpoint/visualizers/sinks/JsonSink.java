package org.fixpoint.visualizers.sinks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.osgi.service.component.annotations.Component;

/**
 * {@code results.json}: all items, findings, failures and provenance. Arrays are nested lists with dims, coords and attrs as
 * {@code xarray.DataArray.from_dict} reads them. A missing number is null, an infinite one the string {@code "Infinity"} or
 * {@code "-Infinity"}.
 */
@Component(service = Contribution.class)
public final class JsonSink implements Contribution<ResultSink> {
    @Override
    public Descriptor<ResultSink> descriptor() {
        return Descriptor.of(
                ResultSink.class, "json", "All items with dimensions, coordinates and units in one JSON file");
    }

    @Override
    public ResultSink create(Values checked) {
        return new ResultSink() {
            @Override
            public List<Path> write(ResultSet results, Path folder) throws IOException {
                Output output = new Output(folder);
                output.text("", "results", ".json", json(results));
                return output.files();
            }
        };
    }

    private static String json(ResultSet results) throws IOException {
        StringWriter text = new StringWriter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            json.writeStringField("name", results.name());
            json.writeStringField("experiment", results.experiment());
            json.writeObjectFieldStart("findings");
            for (Map.Entry<String, Figure> each : results.figures().entrySet()) {
                if (each.getValue().finding().isPresent()) {
                    json.writeStringField(
                            each.getKey(), each.getValue().finding().get());
                }
            }
            json.writeEndObject();
            json.writeObjectFieldStart("items");
            for (Map.Entry<String, Item> each : results.items().entrySet()) {
                json.writeFieldName(each.getKey());
                item(json, each.getValue());
            }
            json.writeEndObject();
            json.writeFieldName("failures");
            value(json, results.failures());
            json.writeFieldName("provenance");
            value(json, results.provenance());
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void item(JsonGenerator json, Item item) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", item.name());
        if (item instanceof Item.Array array) {
            array(json, array);
        } else if (item instanceof Item.Table table) {
            table(json, table);
        }
        json.writeEndObject();
    }

    private static void array(JsonGenerator json, Item.Array array) throws IOException {
        json.writeFieldName("dims");
        value(json, array.dims().stream().map(Dimension::name).toList());
        attributes(json, array.quantity(), array.unit());
        json.writeObjectFieldStart("coords");
        for (Dimension dim : array.dims()) {
            json.writeObjectFieldStart(dim.name());
            json.writeFieldName("dims");
            value(json, List.of(dim.name()));
            attributes(json, "", dim instanceof Dimension.Numbers numbers ? numbers.unit() : "");
            json.writeFieldName("data");
            if (dim instanceof Dimension.Numbers numbers) {
                numbers(json, numbers.values());
            } else if (dim instanceof Dimension.Labels labels) {
                value(json, labels.values());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeFieldName("data");
        nested(json, array, 0, 0, array.data().length);
    }

    private static void attributes(JsonGenerator json, String quantity, String unit) throws IOException {
        json.writeObjectFieldStart("attrs");
        if (!quantity.isEmpty()) {
            json.writeStringField("quantity", quantity);
        }
        json.writeStringField("units", unit);
        json.writeEndObject();
    }

    private static void nested(JsonGenerator json, Item.Array array, int depth, int from, int length)
            throws IOException {
        if (depth == array.dims().size()) {
            number(json, array.data()[from]);
            return;
        }
        int size = array.dims().get(depth).size();
        json.writeStartArray();
        for (int i = 0; i < size; i++) {
            nested(json, array, depth + 1, from + i * (length / size), length / size);
        }
        json.writeEndArray();
    }

    private static void table(JsonGenerator json, Item.Table table) throws IOException {
        json.writeStringField("quantity", table.quantity());
        json.writeArrayFieldStart("columns");
        for (Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            if (column instanceof Column.Numbers numbers) {
                json.writeStringField("units", numbers.unit());
                json.writeFieldName("data");
                numbers(json, numbers.values());
            } else if (column instanceof Column.Words words) {
                json.writeFieldName("data");
                value(json, words.values());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (Double.isInfinite(value)) {
            json.writeString(Numerals.exact(value));
        } else {
            json.writeNumber(Numerals.exact(value));
        }
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> each : map.entrySet()) {
                json.writeFieldName(String.valueOf(each.getKey()));
                value(json, each.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                value(json, each);
            }
            json.writeEndArray();
        } else if (value instanceof Double number) {
            number(json, number);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
