package org.fixpoint.maths.arrays;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Texts as NumPy keeps them: code points of four bytes, filled up by NUL. */
final class NpyTexts {

    private NpyTexts() {}

    /** The most code points in any text, at least 1. */
    static int width(NpyArray.Texts texts) {
        return Arrays.stream(texts.values())
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .reduce(1, Math::max);
    }

    static byte[] encode(String text, NpyHeader header) {
        if (text.endsWith("\0") || text.codePoints().anyMatch(NpyTexts::isHalf)) {
            throw new IllegalArgumentException(
                    "the text '" + text + "' ends in NUL or has half a surrogate pair, which NPY cannot hold");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) header.itemSize()).order(header.order());
        text.codePoints().forEach(bytes::putInt);
        return bytes.array();
    }

    static String decode(String file, byte[] item, NpyHeader header) throws MalformedArrayException {
        int[] points = new int[header.width()];
        ByteBuffer.wrap(item).order(header.order()).asIntBuffer().get(points);
        int length = points.length;
        while (length > 0 && points[length - 1] == 0) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            if (!Character.isValidCodePoint(points[i]) || isHalf(points[i])) {
                throw new MalformedArrayException(
                        file,
                        "a text has the character number " + Integer.toUnsignedString(points[i])
                                + ", which is not Unicode",
                        "copy or write the file again");
            }
        }
        return new String(points, 0, length);
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
