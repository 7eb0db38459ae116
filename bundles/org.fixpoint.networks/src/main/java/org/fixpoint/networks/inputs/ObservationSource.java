package org.fixpoint.networks.inputs;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;

/**
 * Inputs from a data set.
 *
 * @param pairs how many pairs of different observations are drawn at random; 0 for all observations in their order
 */
record ObservationSource(Observations observations, int pairs, InputNormalisation normalisation)
        implements InputSource {
    @Override
    public int dimension() {
        return observations.dimension();
    }

    @Override
    public Batch draw(RandomGenerator random) {
        return pairs == 0 ? observations.inOrder(normalisation) : observations.drawPairs(pairs, normalisation, random);
    }

    @Override
    public OptionalInt size() {
        return OptionalInt.of(pairs == 0 ? observations.count() : 2 * pairs);
    }

    @Override
    public Optional<Batch> fixed() {
        return pairs == 0 ? Optional.of(observations.inOrder(normalisation)) : Optional.empty();
    }
}
