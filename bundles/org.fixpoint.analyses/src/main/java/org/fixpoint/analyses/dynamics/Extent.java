package org.fixpoint.analyses.dynamics;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.fixpoint.api.Refusal;

/** How many numbers an analysis holds at once, asked before it makes room for them. */
final class Extent {
    private static final long COPIES = 3; // the states, where they have come, and what is told of them

    private Extent() {}

    /**
     * The product of some counts, as the length of an array.
     *
     * @param what is held, in the plural: {@code states of a section}
     * @param remedy what makes it smaller, in the imperative
     * @throws Refusal if it does not fit into one array or into the memory of the program
     */
    static int of(String what, String remedy, long... counts) {
        double numbers = Arrays.stream(counts).asDoubleStream().reduce(1, (a, b) -> a * b);
        long room = Runtime.getRuntime().maxMemory();
        if (numbers > Integer.MAX_VALUE - 8 || COPIES * Double.BYTES * numbers > room) {
            String product = Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(" × "));
            throw new Refusal("the " + what + " are " + product + " numbers, for which "
                    + (numbers > Integer.MAX_VALUE - 8
                            ? "no array is long enough"
                            : "the program has too little memory, " + (room >> 20) + " MB")
                    + "; " + remedy);
        }
        return (int) numbers;
    }
}
