package org.fixpoint.plugins.inspect;

/** How much of a file is looked at, so that no file can use up time or memory. */
final class Bounds {
    /** Bytes of the file. */
    static final long ARCHIVE = 256L << 20;

    /** Bytes of all entries together once decompressed; the same again for the jars inside it. */
    static final long CONTENT = 512L << 20;

    /** Entries of the archive; the same again for the jars inside it. */
    static final int ENTRIES = 65_000;

    /** Bytes of the archive's directory, which is held in memory whole. */
    static final long DIRECTORY = 32L << 20;

    /** Bytes of one class, manifest or component description, which is held in memory whole. */
    static final int DOCUMENT = 16 << 20;

    private Bounds() {}
}
