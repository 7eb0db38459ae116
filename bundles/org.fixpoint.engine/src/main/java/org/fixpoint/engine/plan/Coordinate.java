package org.fixpoint.engine.plan;

import java.util.OptionalDouble;

/**
 * Where a point lies along one dimension of a sweep.
 *
 * @param dimension name, kebab-case: {@code activation}, {@code width}, {@code replicate}
 * @param index from 0
 * @param label the value as it is shown
 * @param number the value, if it is a number
 */
public record Coordinate(String dimension, int index, String label, OptionalDouble number) {}
