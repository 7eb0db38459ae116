package org.fixpoint.engine.result;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.fixpoint.api.analysis.Item;

/** {@code arrays.npz}: the numbers of a point's arrays, each under its reference. */
final class PointArrays {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private PointArrays() {}

    static byte[] of(PointResult result) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Item> item : result.items().entrySet()) {
                if (item.getValue() instanceof Item.Array array) {
                    byte[] npy = npy(array);
                    CRC32 crc = new CRC32();
                    crc.update(npy);
                    ZipEntry entry = new ZipEntry(item.getKey() + ".npy");
                    entry.setMethod(ZipEntry.STORED);
                    entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
                    entry.setSize(npy.length);
                    entry.setCrc(crc.getValue());
                    zip.putNextEntry(entry);
                    zip.write(npy);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] npy(Item.Array array) {
        String shape = Arrays.stream(array.shape()).mapToObj(n -> n + ",").collect(Collectors.joining(" ", "(", ")"));
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
        int padded = (10 + header.length() + 1 + 63) / 64 * 64;
        ByteBuffer out = ByteBuffer.allocate(padded + 8 * array.data().length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putShort((short) (padded - 10));
        out.put((header + " ".repeat(padded - 11 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (double value : array.data()) {
            out.putLong(Double.doubleToRawLongBits(value));
        }
        return out.array();
    }

    static Map<String, double[]> read(byte[] bytes) throws IOException {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteBuffer in = ByteBuffer.wrap(zip.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
                in.position(10 + in.getShort(8));
                double[] data = new double[in.remaining() / 8];
                in.asDoubleBuffer().get(data);
                arrays.put(entry.getName().substring(0, entry.getName().length() - 4), data);
            }
        }
        return arrays;
    }
}
