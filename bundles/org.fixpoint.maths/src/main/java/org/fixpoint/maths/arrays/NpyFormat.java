package org.fixpoint.maths.arrays;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of NPY: magic, version, length of the header, header, values. */
final class NpyFormat {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;

    private NpyFormat() {}

    /** Everything before the values: version 1.0, padded by blanks and closed by a newline so that values are aligned. */
    static byte[] head(NpyHeader header) {
        String text = header.text();
        int length = (10 + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer head = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (length - 10));
        head.put(text.getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(head.array(), head.position(), length - 1, (byte) ' ');
        head.array()[length - 1] = '\n';
        return head.array();
    }

    static NpyHeader header(NpyArray array) {
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        if (array instanceof NpyArray.Doubles) {
            return new NpyHeader('f', 8, little, false, array.shape());
        } else if (array instanceof NpyArray.Floats) {
            return new NpyHeader('f', 4, little, false, array.shape());
        } else if (array instanceof NpyArray.Longs) {
            return new NpyHeader('i', 8, little, false, array.shape());
        } else if (array instanceof NpyArray.Ints) {
            return new NpyHeader('i', 4, little, false, array.shape());
        } else if (array instanceof NpyArray.Texts texts) {
            return new NpyHeader('U', NpyTexts.width(texts), little, false, array.shape());
        }
        throw new IllegalArgumentException("not an array of a known type: " + array);
    }

    static long encodedSize(NpyArray array) {
        NpyHeader header = header(array);
        return head(header).length + header.itemSize() * array.size();
    }

    static void write(OutputStream out, NpyArray array) throws IOException {
        NpyHeader header = header(array);
        out.write(head(header));
        NpyValues.write(out, array, header);
    }

    /** Reads an array that is said to take {@code available} bytes, and allocates for its values only if it can. */
    static NpyArray read(String file, InputStream in, long available) throws IOException {
        DataInputStream bytes = new DataInputStream(in);
        try {
            byte[] start = new byte[8];
            bytes.readFully(start);
            if (!Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
                throw new MalformedArrayException(
                        file, "it does not begin with NPY's magic bytes", "give a file that numpy.save wrote");
            }
            NpyHeader header = readHeader(file, bytes, start[6], available);
            return NpyValues.read(file, bytes, header);
        } catch (EOFException e) {
            throw new MalformedArrayException(file, "it ends too early", "copy or write the file again", e);
        }
    }

    private static NpyHeader readHeader(String file, DataInputStream bytes, int version, long available)
            throws IOException {
        if (version < 1 || version > 3) {
            throw new MalformedArrayException(
                    file, "it has version " + version + " of the format", "write it with version 1, 2 or 3");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        byte[] lengthField = new byte[lengthBytes];
        bytes.readFully(lengthField);
        long length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = (length << 8) | (lengthField[i] & 0xff);
        }
        long rest = available - 8 - lengthBytes - length;
        if (rest < 0 || length > 1 << 20) {
            throw new MalformedArrayException(
                    file, "its header claims " + length + " bytes", "copy or write the file again");
        }
        byte[] text = new byte[(int) length];
        bytes.readFully(text);
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        NpyHeader header = NpyHeader.parse(file, new String(text, charset));
        checkSize(file, header, rest);
        return header;
    }

    private static void checkSize(String file, NpyHeader header, long rest) throws MalformedArrayException {
        long count = Shape.product(header.shape());
        String shape = Arrays.toString(header.shape());
        if (count > Integer.MAX_VALUE - 8) {
            throw new MalformedArrayException(
                    file, "its shape " + shape + " has more than 2147483639 values", "split it into several arrays");
        }
        if (rest % header.itemSize() != 0 || rest / header.itemSize() != count) {
            throw new MalformedArrayException(
                    file,
                    "its shape " + shape + " needs " + count + " values of " + header.itemSize()
                            + " bytes, but its header is followed by " + rest + " bytes",
                    "copy or write the file again");
        }
    }
}
