package org.fixpoint.maths.gaussian;

/**
 * The two means of a pair of correlated normals that a layer of a network needs.
 *
 * @param value E[f(X) g(Y)]
 * @param slope E[f'(X) g'(Y)], the derivative of the value with respect to the correlation; the delta functions of jumps
 *     are included, so it is infinite at correlation ±1 where jumps meet
 * @param error an estimate of the absolute error of the value, and of a finite slope relative to the scale of slopes
 */
public record PairMoments(double value, double slope, double error) {}
