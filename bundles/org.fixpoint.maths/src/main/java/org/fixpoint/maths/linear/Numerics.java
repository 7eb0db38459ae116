package org.fixpoint.maths.linear;

import java.util.Optional;

/**
 * The numerics of this process, settled once, when the first large matrix is computed with.
 *
 * <p>The system property {@value #PROPERTY} has the {@link Profile}, {@code fast} if it is empty or not set.
 */
public final class Numerics {
    /** The system property with the word of a profile. */
    public static final String PROPERTY = "fixpoint.numerics";

    private static final Profile PROFILE = profile(System.getProperty(PROPERTY, ""));

    private Numerics() {}

    private static Profile profile(String word) {
        return Profile.of(word.isEmpty() ? Profile.FAST.word() : word)
                .orElseThrow(() ->
                        new IllegalArgumentException(PROPERTY + " is \"" + word + "\"; give strict, fast or native"));
    }

    /** What was asked for. */
    public static Profile profile() {
        return PROFILE;
    }

    /**
     * What the products and decompositions of this process are called together, such as {@code plain}, {@code vector} or
     * {@code vector+openblas-0.3.31-…}: processes of one name compute the same bits.
     *
     * @throws IllegalStateException if {@link #isThere()} is false
     */
    public static String name() {
        String products = LinearAlgebra.fastest().name();
        return PROFILE == Profile.NATIVE ? products + "+" + decompositions().name() : products;
    }

    /** Whether what was asked for can be had: false if the library outside Java is absent or does not work here. */
    public static boolean isThere() {
        return PROFILE != Profile.NATIVE || Outside.LIBRARY.isPresent();
    }

    static Decompositions decompositions() {
        Decompositions small = new EjmlDecompositions();
        if (PROFILE != Profile.NATIVE) {
            return new ReducedDecompositions(small);
        }
        return Outside.LIBRARY
                .map(large -> new ReducedDecompositions(new SizedDecompositions(small, large)))
                .orElseThrow(() -> new IllegalStateException("native numerics are asked for, and "
                        + Decompositions.OUTSIDE + " is absent or does not work"));
    }

    /** The library, loaded where it is asked for. */
    private static final class Outside {
        static final Optional<Decompositions> LIBRARY =
                VectorProvider.load(Decompositions.class, Decompositions.OUTSIDE);
    }
}
