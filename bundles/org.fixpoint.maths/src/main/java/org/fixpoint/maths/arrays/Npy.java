package org.fixpoint.maths.arrays;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * NPY, NumPy's file of one array: {@code numpy.load} and {@code numpy.save} in Java.
 *
 * <p>Written: version 1.0, little endian, C order, types {@code <f8}, {@code <f4}, {@code <i8}, {@code <i4} and
 * {@code <U}. Read: versions 1 to 3, both byte orders, C and Fortran order (put into C order), the same types. Objects and
 * structured types are refused, and nothing is allocated that the size of the file does not bear out. NumPy Enhancement
 * Proposal 1 defines the format.
 */
public final class Npy {

    private Npy() {}

    /**
     * Reads the array of an NPY file.
     *
     * @throws MalformedArrayException if the file is not one, or not one of those above
     */
    public static NpyArray read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return NpyFormat.read(file.toString(), in, Files.size(file));
        }
    }

    /** Writes an array as an NPY file, replacing what is there; the same array gives the same bytes. */
    public static void write(Path file, NpyArray array) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            NpyFormat.write(out, array);
        }
    }
}
