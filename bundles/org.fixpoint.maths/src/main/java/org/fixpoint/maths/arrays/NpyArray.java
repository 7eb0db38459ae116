package org.fixpoint.maths.arrays;

import java.util.Arrays;
import java.util.Optional;

/**
 * A dense array of any number of dimensions in row-major (C) order: the last index moves fastest.
 *
 * <p>A shape without dimensions is one number. Arrays are shared with whoever made the object, not copied. Two are equal if
 * type, shape and values are.
 */
public sealed interface NpyArray {

    /** The length of each dimension, outermost first. */
    int[] shape();

    /** The number of values, the product of the shape. */
    int size();

    /** The values as doubles (longs beyond 2⁵³ rounded), or nothing for texts; a new array unless they are doubles already. */
    Optional<double[]> asDoubles();

    /** 64-bit floating point, NumPy's float64. */
    record Doubles(int[] shape, double[] values) implements NpyArray {
        /** Checks that the shape has as many values as given. */
        public Doubles {
            Shape.check(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Optional<double[]> asDoubles() {
            return Optional.of(values);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Doubles o && Arrays.equals(shape, o.shape) && Arrays.equals(values, o.values);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "float64" + Arrays.toString(shape);
        }
    }

    /** 32-bit floating point, NumPy's float32. */
    record Floats(int[] shape, float[] values) implements NpyArray {
        /** Checks that the shape has as many values as given. */
        public Floats {
            Shape.check(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Optional<double[]> asDoubles() {
            double[] doubles = new double[values.length];
            Arrays.setAll(doubles, i -> values[i]);
            return Optional.of(doubles);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Floats o && Arrays.equals(shape, o.shape) && Arrays.equals(values, o.values);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "float32" + Arrays.toString(shape);
        }
    }

    /** 64-bit signed integers, NumPy's int64. */
    record Longs(int[] shape, long[] values) implements NpyArray {
        /** Checks that the shape has as many values as given. */
        public Longs {
            Shape.check(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Optional<double[]> asDoubles() {
            return Optional.of(Arrays.stream(values).asDoubleStream().toArray());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Longs o && Arrays.equals(shape, o.shape) && Arrays.equals(values, o.values);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "int64" + Arrays.toString(shape);
        }
    }

    /** 32-bit signed integers, NumPy's int32. */
    record Ints(int[] shape, int[] values) implements NpyArray {
        /** Checks that the shape has as many values as given. */
        public Ints {
            Shape.check(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Optional<double[]> asDoubles() {
            return Optional.of(Arrays.stream(values).asDoubleStream().toArray());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ints o && Arrays.equals(shape, o.shape) && Arrays.equals(values, o.values);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "int32" + Arrays.toString(shape);
        }
    }

    /** Unicode texts such as coordinates, NumPy's str (U): of fixed width in the file, without NUL at the end. */
    record Texts(int[] shape, String[] values) implements NpyArray {
        /** Checks that the shape has as many values as given. */
        public Texts {
            Shape.check(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Optional<double[]> asDoubles() {
            return Optional.empty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Texts o && Arrays.equals(shape, o.shape) && Arrays.equals(values, o.values);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "str" + Arrays.toString(shape);
        }
    }

    /** A vector of doubles. */
    static Doubles of(double... values) {
        return new Doubles(new int[] {values.length}, values);
    }

    /** A vector of texts. */
    static Texts of(String... values) {
        return new Texts(new int[] {values.length}, values);
    }
}
