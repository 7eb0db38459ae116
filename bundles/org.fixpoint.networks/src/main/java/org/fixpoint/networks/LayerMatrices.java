package org.fixpoint.networks;

import java.util.function.Function;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.maths.threads.Team;

/**
 * The random matrices of a sampled network, and the streams by which they are named: {@code weights/l} and {@code skip/l} of
 * layer l.
 */
final class LayerMatrices {
    private final Skip skip;
    private final RandomMatrix weights;
    private final RandomMatrix independent;
    private final RandomMatrix orthogonal;

    /**
     * The matrices for states of a batch.
     *
     * @param count number of inputs
     * @param entriesAtOnce about how many independent entries are held at a time, twice
     * @param team shares the products
     */
    LayerMatrices(MlpArchitecture network, int count, RunContext run, int entriesAtOnce, Team team) {
        skip = network.rule().skip();
        Function<Entries, DrawnMatrix> drawn =
                entries -> new DrawnMatrix(entries, count, entriesAtOnce, run, team, network.precision());
        DrawnMatrix gaussian = drawn.apply(StandardNormals::fill);
        independent = gaussian;
        orthogonal = new HaarMatrix(count, run);
        weights = switch (network.weights().law()) {
            case GAUSSIAN -> gaussian;
            case UNIFORM -> drawn.apply(Entries.uniform());
            case ORTHOGONAL -> orthogonal;
            case SPARSE -> drawn.apply(Entries.sparse(network.weights().connectivity()));
        };
    }

    static String weights(int layer) {
        return "weights/" + layer;
    }

    static String skips(int layer) {
        return "skip/" + layer;
    }

    /** The weights of the units. */
    RandomMatrix weights() {
        return weights;
    }

    /** Whether the skip of a layer is the identity. Layer 1, whose input may have another dimension, has none such. */
    boolean skipsByIdentity(int layer) {
        return skip == Skip.IDENTITY && layer > 1;
    }

    /** The weights of the skip of a layer that does not skip by identity. */
    RandomMatrix skip(int layer) {
        return skip == Skip.ORTHOGONAL && layer > 1 ? orthogonal : independent;
    }
}
