package org.fixpoint.api.model;

import java.util.random.RandomGenerator;
import org.osgi.annotation.versioning.ConsumerType;

/** Where inputs come from: a data set, a distribution, a file. */
@ConsumerType
public interface InputSource {
    /** The length of one input vector. */
    int dimension();

    /**
     * Draws the inputs of one point; how many, and which are compared, are parameters of the source.
     *
     * @param random the only source of chance; the same stream gives the same batch
     * @throws org.fixpoint.api.Refusal if the data cannot be read or do not suffice
     */
    Batch draw(RandomGenerator random);
}
