package org.fixpoint.engine.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.arrays.NpyArray;
import org.fixpoint.maths.arrays.Npz;

/** {@code arrays.npz}: the numbers of a point's arrays, each under its reference. */
final class PointArrays {
    private PointArrays() {}

    static void write(Path file, PointResult result) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        result.items().forEach((reference, item) -> {
            if (item instanceof Item.Array array) {
                arrays.put(reference, new NpyArray.Doubles(array.shape(), array.data()));
            }
        });
        Npz.write(file, arrays, Npz.Packing.STORED); // deflated bytes would depend on the platform
    }

    static Map<String, double[]> read(Path file) throws IOException {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, NpyArray> array : Npz.read(file).entrySet()) {
            double[] values = array.getValue()
                    .asDoubles()
                    .orElseThrow(() -> new IOException(array.getKey() + " is not an array of numbers"));
            arrays.put(array.getKey(), values);
        }
        return arrays;
    }
}
