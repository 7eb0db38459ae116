package org.fixpoint.visualizers.sinks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.maths.arrays.NpyArray;
import org.fixpoint.maths.arrays.Npz;
import org.osgi.service.component.annotations.Component;

/**
 * {@code arrays.npz}: every array under its reference {@code analysis.item}, its coordinates under {@code analysis.item.dim}, and
 * every column of a table under {@code analysis.item.column}. {@code numpy.load} opens it without pickle.
 */
@Component(service = Contribution.class)
public final class NpzSink implements Contribution<ResultSink> {
    @Override
    public Descriptor<ResultSink> descriptor() {
        return Descriptor.of(ResultSink.class, "npz", "All arrays with their coordinates in one file for numpy.load");
    }

    @Override
    public ResultSink create(Values checked) {
        return new ResultSink() {
            @Override
            public List<Path> write(ResultSet results, Path folder) throws IOException {
                Output output = new Output(folder);
                Map<String, NpyArray> arrays = arrays(results);
                output.file("", "arrays", ".npz", file -> Npz.write(file, arrays, Npz.Packing.STORED));
                return output.files();
            }
        };
    }

    private static Map<String, NpyArray> arrays(ResultSet results) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, Item> each : results.items().entrySet()) {
            String name = each.getKey();
            if (each.getValue() instanceof Item.Array array) {
                arrays.put(name, new NpyArray.Doubles(array.shape(), array.data()));
                for (Dimension dim : array.dims()) {
                    arrays.put(name + "." + dim.name(), coordinates(dim));
                }
            } else if (each.getValue() instanceof Item.Table table) {
                for (Column column : table.columns()) {
                    arrays.put(
                            name + "." + column.name(),
                            column instanceof Column.Numbers numbers
                                    ? NpyArray.of(numbers.values())
                                    : NpyArray.of(
                                            ((Column.Words) column).values().toArray(String[]::new)));
                }
            }
        }
        return arrays;
    }

    private static NpyArray coordinates(Dimension dim) {
        return dim instanceof Dimension.Numbers numbers
                ? NpyArray.of(numbers.values())
                : NpyArray.of(((Dimension.Labels) dim).values().toArray(String[]::new));
    }
}
