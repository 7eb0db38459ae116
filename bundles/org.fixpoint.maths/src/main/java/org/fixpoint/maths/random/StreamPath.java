package org.fixpoint.maths.random;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The beginning of the path of many random streams, see {@link SeededRandom}: its text is encoded once, however many streams go on from it.
 *
 * <p>For several threads.
 */
public final class StreamPath {
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(StreamPath::sha256); // as new after each stream

    private final byte[] encoded;

    private StreamPath(byte[] encoded) {
        this.encoded = encoded;
    }

    /**
     * The path of those components; none is a beginning too.
     *
     * @throws IllegalArgumentException if a component has half a surrogate pair, which UTF-8 cannot tell
     */
    public static StreamPath of(String... components) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String component : components) {
            byte[] bytes = utf8(component);
            for (int shift = 24; shift >= 0; shift -= 8) {
                all.write(bytes.length >>> shift);
            }
            all.writeBytes(bytes);
        }
        return new StreamPath(all.toByteArray());
    }

    /** The stream whose path ends with that component, at its beginning. */
    public SeededRandom stream(String last) {
        byte[] bytes = utf8(last);
        MessageDigest digest = SHA_256.get();
        digest.update(encoded);
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (bytes.length >>> shift));
        }
        digest.update(bytes);
        return seeded(digest);
    }

    /** The stream of this very path, at its beginning. */
    SeededRandom stream() {
        MessageDigest digest = SHA_256.get();
        digest.update(encoded);
        return seeded(digest);
    }

    private static SeededRandom seeded(MessageDigest digest) {
        byte[] state = digest.digest();
        return new SeededRandom(
                bigEndian(state, 0),
                bigEndian(state, Long.BYTES),
                bigEndian(state, 2 * Long.BYTES),
                bigEndian(state, 3 * Long.BYTES));
    }

    private static long bigEndian(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] utf8(String component) {
        for (int i = 0; i < component.length(); i++) {
            if (Character.isSurrogate(component.charAt(i))) {
                i++; // past the second half
                if (i == component.length()
                        || !Character.isSurrogatePair(component.charAt(i - 1), component.charAt(i))) {
                    throw new IllegalArgumentException(
                            "a component of the path of a random stream is not valid Unicode");
                }
            }
        }
        return component.getBytes(StandardCharsets.UTF_8);
    }
}
