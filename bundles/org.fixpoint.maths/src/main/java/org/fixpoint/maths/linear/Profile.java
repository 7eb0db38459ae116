package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which arithmetic large matrices are computed with. */
public enum Profile {
    /** Plain Java alone: the same bits on every machine. */
    STRICT,
    /** The Vector API where it works, otherwise plain Java; the same bits on all machines that have it. */
    FAST,
    /** As {@link #FAST}, with eigenvalues of large general matrices by a library outside Java. */
    NATIVE;

    /** As users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that a user's word means. */
    public static Optional<Profile> of(String word) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(word))
                .findFirst();
    }
}
