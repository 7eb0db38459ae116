package org.fixpoint.engine.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.engine.files.JsonText;

/**
 * {@code result.json}: all of a point's result but the numbers of its arrays, which are members of {@code arrays.npz} under the
 * item's reference.
 */
final class ResultText {
    private static final int FORMAT = 1;

    private ResultText() {}

    static String of(PointResult result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("key", result.key());
        tree.put("settings", result.settings());
        tree.put("facets", result.obtained());
        Map<String, Object> items = new LinkedHashMap<>();
        result.items().forEach((reference, item) -> items.put(reference, tree(item)));
        tree.put("items", items);
        return JsonText.pretty(tree);
    }

    private static Map<String, Object> tree(Item item) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (item instanceof Item.Array array) {
            tree.put("type", "array");
            tree.put("name", array.name());
            tree.put("quantity", array.quantity());
            tree.put("unit", array.unit());
            tree.put("dims", array.dims().stream().map(ResultText::tree).toList());
        } else if (item instanceof Item.Table table) {
            tree.put("type", "table");
            tree.put("name", table.name());
            tree.put("quantity", table.quantity());
            tree.put("columns", table.columns().stream().map(ResultText::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> tree(Dimension dimension) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", dimension.name());
        if (dimension instanceof Dimension.Numbers numbers) {
            tree.put("unit", numbers.unit());
            tree.put("numbers", numbers.values());
        } else if (dimension instanceof Dimension.Labels labels) {
            tree.put("labels", labels.values());
        }
        return tree;
    }

    private static Map<String, Object> tree(Column column) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", column.name());
        if (column instanceof Column.Numbers numbers) {
            tree.put("unit", numbers.unit());
            tree.put("numbers", numbers.values());
        } else if (column instanceof Column.Words words) {
            tree.put("words", words.values());
        }
        return tree;
    }

    static PointResult read(String text, Map<String, double[]> arrays) throws IOException {
        JsonNode tree = JsonText.read(text);
        if (member(tree, "format").asInt() != FORMAT) {
            throw new IOException("its format is " + member(tree, "format") + ", this program reads " + FORMAT);
        }
        Map<String, String> obtained = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> facet : member(tree, "facets").properties()) {
            obtained.put(facet.getKey(), facet.getValue().asText());
        }
        Map<String, Item> items = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : member(tree, "items").properties()) {
            items.put(entry.getKey(), item(entry.getKey(), entry.getValue(), arrays));
        }
        return new PointResult(member(tree, "key").asText(), JsonText.map(member(tree, "settings")), items, obtained);
    }

    private static Item item(String reference, JsonNode tree, Map<String, double[]> arrays) throws IOException {
        String name = member(tree, "name").asText();
        String quantity = member(tree, "quantity").asText();
        if (member(tree, "type").asText().equals("table")) {
            List<Column> columns = new ArrayList<>();
            for (JsonNode column : member(tree, "columns")) {
                columns.add(column(column));
            }
            return new Item.Table(name, quantity, columns);
        }
        List<Dimension> dims = new ArrayList<>();
        for (JsonNode dim : member(tree, "dims")) {
            dims.add(dimension(dim));
        }
        if (!arrays.containsKey(reference)) {
            throw new IOException("arrays.npz has no " + reference);
        }
        return new Item.Array(name, quantity, member(tree, "unit").asText(), dims, arrays.get(reference));
    }

    private static Dimension dimension(JsonNode tree) throws IOException {
        String name = member(tree, "name").asText();
        return tree.has("labels")
                ? new Dimension.Labels(name, words(tree.get("labels")))
                : new Dimension.Numbers(name, member(tree, "unit").asText(), numbers(member(tree, "numbers")));
    }

    private static Column column(JsonNode tree) throws IOException {
        String name = member(tree, "name").asText();
        return tree.has("words")
                ? new Column.Words(name, words(tree.get("words")))
                : new Column.Numbers(name, member(tree, "unit").asText(), numbers(member(tree, "numbers")));
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static double[] numbers(JsonNode list) throws IOException {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = JsonText.number(list.get(i));
        }
        return numbers;
    }

    private static JsonNode member(JsonNode tree, String name) throws IOException {
        if (!tree.has(name)) {
            throw new IOException("it has no \"" + name + "\"");
        }
        return tree.get(name);
    }
}
