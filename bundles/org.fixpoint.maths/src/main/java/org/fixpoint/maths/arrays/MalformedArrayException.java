package org.fixpoint.maths.arrays;

import java.io.IOException;

/** A file that is not a well-formed or not a supported NPY or NPZ file; its message names the file, the fault and a remedy. */
public final class MalformedArrayException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says of the named file what is wrong and what would help. */
    public MalformedArrayException(String file, String fault, String remedy) {
        super(file + ": " + fault + "; " + remedy);
    }

    /** The same, with what a library found. */
    public MalformedArrayException(String file, String fault, String remedy, Throwable cause) {
        super(file + ": " + fault + "; " + remedy, cause);
    }
}
