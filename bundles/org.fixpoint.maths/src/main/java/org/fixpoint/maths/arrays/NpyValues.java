package org.fixpoint.maths.arrays;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;

/** The values of an NPY file, moved in blocks. */
final class NpyValues {

    private static final int BLOCK = 1 << 16; // bytes

    private NpyValues() {}

    /** What is done with the i-th value. */
    @FunctionalInterface
    private interface Step {
        void at(ByteBuffer bytes, int i);
    }

    static void write(OutputStream out, NpyArray array, NpyHeader header) throws IOException {
        if (array instanceof NpyArray.Doubles a) {
            writeAll(out, header, (bytes, i) -> bytes.putDouble(a.values()[i]));
        } else if (array instanceof NpyArray.Floats a) {
            writeAll(out, header, (bytes, i) -> bytes.putFloat(a.values()[i]));
        } else if (array instanceof NpyArray.Longs a) {
            writeAll(out, header, (bytes, i) -> bytes.putLong(a.values()[i]));
        } else if (array instanceof NpyArray.Ints a) {
            writeAll(out, header, (bytes, i) -> bytes.putInt(a.values()[i]));
        } else if (array instanceof NpyArray.Texts a) {
            for (String text : a.values()) {
                out.write(NpyTexts.encode(text, header));
            }
        }
    }

    private static void writeAll(OutputStream out, NpyHeader header, Step put) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK).order(header.order());
        for (int i = 0; i < header.size(); i++) {
            put.at(bytes, i);
            if (!bytes.hasRemaining()) {
                out.write(bytes.array());
                bytes.clear();
            }
        }
        out.write(bytes.array(), 0, bytes.position());
    }

    static NpyArray read(String file, DataInputStream in, NpyHeader header) throws IOException {
        int[] shape = header.shape();
        IntUnaryOperator place = placement(header);
        int size = header.size();
        if (header.kind() == 'U') {
            String[] values = new String[size];
            byte[] item = new byte[(int) header.itemSize()];
            for (int i = 0; i < size; i++) {
                in.readFully(item);
                values[place.applyAsInt(i)] = NpyTexts.decode(file, item, header);
            }
            return new NpyArray.Texts(shape, values);
        }
        boolean wide = header.width() == 8;
        if (header.kind() == 'f' && wide) {
            double[] values = new double[size];
            readAll(in, header, (bytes, i) -> values[place.applyAsInt(i)] = bytes.getDouble());
            return new NpyArray.Doubles(shape, values);
        } else if (header.kind() == 'f') {
            float[] values = new float[size];
            readAll(in, header, (bytes, i) -> values[place.applyAsInt(i)] = bytes.getFloat());
            return new NpyArray.Floats(shape, values);
        } else if (wide) {
            long[] values = new long[size];
            readAll(in, header, (bytes, i) -> values[place.applyAsInt(i)] = bytes.getLong());
            return new NpyArray.Longs(shape, values);
        }
        int[] values = new int[size];
        readAll(in, header, (bytes, i) -> values[place.applyAsInt(i)] = bytes.getInt());
        return new NpyArray.Ints(shape, values);
    }

    private static void readAll(DataInputStream in, NpyHeader header, Step take) throws IOException {
        int perBlock = BLOCK / header.width();
        byte[] block = new byte[BLOCK];
        for (int from = 0; from < header.size(); from += perBlock) {
            int count = Math.min(perBlock, header.size() - from);
            in.readFully(block, 0, count * header.width());
            ByteBuffer bytes = ByteBuffer.wrap(block).order(header.order());
            for (int i = from; i < from + count; i++) {
                take.at(bytes, i);
            }
        }
    }

    private static IntUnaryOperator placement(NpyHeader header) {
        if (!header.columnMajor() || header.shape().length < 2) {
            return i -> i;
        }
        int[] positions = Shape.rowMajorPositions(header.shape(), header.size());
        return i -> positions[i];
    }
}
