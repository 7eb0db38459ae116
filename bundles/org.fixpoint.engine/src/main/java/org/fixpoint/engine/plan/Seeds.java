package org.fixpoint.engine.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.fixpoint.engine.catalogue.Sha256;

/** The seeds of replicates. */
final class Seeds {
    private Seeds() {}

    /**
     * The seed of replicate r: the root seed itself for r = 0, so that more replicates keep what the first has computed; else the
     * first eight bytes, big-endian, of SHA-256 over the UTF-8 text {@code fixpoint replicate <root> <r>}.
     */
    static long replicate(long root, int r) {
        return r == 0
                ? root
                : ByteBuffer.wrap(Sha256.digest(
                                ("fixpoint replicate " + root + " " + r).getBytes(StandardCharsets.UTF_8)))
                        .getLong();
    }
}
