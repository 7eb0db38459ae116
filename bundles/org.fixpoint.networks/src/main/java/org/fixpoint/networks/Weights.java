package org.fixpoint.networks;

/**
 * How the weights of units are drawn.
 *
 * @param connectivity the probability that a weight of the sparse law is not 0; of no effect otherwise
 */
record Weights(WeightLaw law, double connectivity) {
    /** Independent standard normal entries. */
    static final Weights GAUSSIAN = new Weights(WeightLaw.GAUSSIAN, 1);
}
