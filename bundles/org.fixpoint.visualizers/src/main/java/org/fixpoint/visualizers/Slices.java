package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

/** One-dimensional slices of an array. */
final class Slices {
    private final Item.Array array;
    private final int[] strides;

    Slices(Item.Array array) {
        this.array = array;
        int[] shape = array.shape();
        strides = new int[shape.length];
        int stride = 1;
        for (int k = shape.length - 1; k >= 0; k--) {
            strides[k] = stride;
            stride *= shape[k];
        }
    }

    /** The array. */
    Item.Array array() {
        return array;
    }

    /** The dimension of that name, if the array has it. */
    Optional<Dimension> dimension(String name) {
        return array.dims().stream().filter(dim -> dim.name().equals(name)).findFirst();
    }

    /**
     * The slices along one dimension at fixed places in others, in row-major order over the dimensions left.
     *
     * @param along a dimension of the array
     * @param fixed index by dimension; names that the array does not have are passed over
     */
    List<double[]> along(String along, Map<String, Integer> fixed) {
        List<double[]> slices = new ArrayList<>();
        collect(0, 0, along, fixed, slices);
        return slices;
    }

    private void collect(int depth, int offset, String along, Map<String, Integer> fixed, List<double[]> slices) {
        if (depth == strides.length) {
            slices.add(slice(offset, along));
            return;
        }
        Dimension dim = array.dims().get(depth);
        if (dim.name().equals(along)) {
            collect(depth + 1, offset, along, fixed, slices);
        } else if (fixed.containsKey(dim.name())) {
            collect(depth + 1, offset + fixed.getOrDefault(dim.name(), 0) * strides[depth], along, fixed, slices);
        } else {
            for (int i = 0; i < dim.size(); i++) {
                collect(depth + 1, offset + i * strides[depth], along, fixed, slices);
            }
        }
    }

    private double[] slice(int offset, String along) {
        for (int k = 0; k < strides.length; k++) {
            if (array.dims().get(k).name().equals(along)) {
                double[] slice = new double[array.dims().get(k).size()];
                for (int i = 0; i < slice.length; i++) {
                    slice[i] = array.data()[offset + i * strides[k]];
                }
                return slice;
            }
        }
        throw new IllegalArgumentException(array.name() + " has no dimension " + along);
    }

    /**
     * The array without those dimensions, of the ones named, along which its numbers do not change; what is missing in one slice is
     * taken from another.
     */
    static Item.Array withoutIdle(Item.Array array, List<String> candidates) {
        Item.Array reduced = array;
        for (String name : candidates) {
            Optional<Item.Array> without = new Slices(reduced).without(name);
            reduced = without.isPresent() ? without.get() : reduced;
        }
        return reduced;
    }

    private Optional<Item.Array> without(String name) {
        for (int k = 0; k < strides.length; k++) {
            if (array.dims().get(k).name().equals(name)) {
                return without(k);
            }
        }
        return Optional.empty();
    }

    private Optional<Item.Array> without(int axis) {
        int size = array.dims().get(axis).size();
        int inner = strides[axis];
        double[] kept = new double[size == 0 ? 0 : array.data().length / size];
        Arrays.fill(kept, Double.NaN);
        for (int i = 0; i < array.data().length; i++) {
            int target = i / (inner * size) * inner + i % inner;
            double value = array.data()[i];
            if (Double.isNaN(kept[target])) {
                kept[target] = value;
            } else if (!Double.isNaN(value) && value != kept[target]) {
                return Optional.empty();
            }
        }
        List<Dimension> dims = new ArrayList<>(array.dims());
        dims.remove(axis);
        return Optional.of(new Item.Array(array.name(), array.quantity(), array.unit(), dims, kept));
    }
}
