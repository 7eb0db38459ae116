package org.fixpoint.networks;

/** The law of a weight matrix whose entries have mean 0 and variance 1. At infinite width all have the same limit. */
enum WeightLaw {
    /** Independent standard normal entries. */
    GAUSSIAN,
    /** Independent entries, uniform in [−√3, √3]. */
    UNIFORM,
    /** √D times the block of a D × D orthogonal matrix with the Haar measure, D the larger of the two dimensions. */
    ORTHOGONAL,
    /** Independent entries that are 0, or with probability p normal with variance 1/p. */
    SPARSE
}
