package org.fixpoint.networks.inputs;

import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;

/** How many pairs of a file's rows are drawn. */
final class PairsOfFile {
    static final Parameter.Whole PARAMETER = Parameter.whole(
                    "pairs",
                    "how many pairs of different rows are drawn at random; 0: all rows in their order, (1,2), (3,4), …",
                    0,
                    Integer.MAX_VALUE / 2)
            .byDefault(0);

    private PairsOfFile() {}

    /** Refuses more pairs than there are. */
    static void check(int pairs, Observations observations, String name) {
        if (pairs > observations.count() / 2) {
            throw new Refusal(name + " has " + observations.count() + (observations.count() == 1 ? " row" : " rows")
                    + ", too few for " + pairs + " pairs; "
                    + (observations.count() < 2
                            ? "give a file of two rows or more"
                            : "give pairs from 0 to " + observations.count() / 2));
        }
    }
}
