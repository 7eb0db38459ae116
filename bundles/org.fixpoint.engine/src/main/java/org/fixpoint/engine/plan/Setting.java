package org.fixpoint.engine.plan;

import java.nio.file.Path;

/** The resolved value of one parameter. */
public sealed interface Setting {
    /**
     * A value given in the file or by default, of the parameter's type: Double, Integer, Boolean, String, an enum constant or a
     * double[].
     */
    record Plain(Object value) implements Setting {}

    /** A file of the user's with the hash of its content. */
    record Data(Path path, String sha256) implements Setting {}

    /** A nested contribution. */
    record Nested(Setup setup) implements Setting {}
}
