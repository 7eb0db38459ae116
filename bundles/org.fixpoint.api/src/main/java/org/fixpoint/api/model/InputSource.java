package org.fixpoint.api.model;

import java.util.Optional;
import java.util.OptionalInt;
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

    /** How many inputs a batch has, where that is known before one is drawn. */
    default OptionalInt size() {
        return OptionalInt.empty();
    }

    /**
     * The inputs where no chance is in them, so that every draw gives these; empty otherwise.
     *
     * @throws org.fixpoint.api.Refusal if the data cannot be read or do not suffice
     */
    default Optional<Batch> fixed() {
        return Optional.empty();
    }
}
