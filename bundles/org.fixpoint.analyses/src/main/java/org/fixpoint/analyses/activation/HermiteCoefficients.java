package org.fixpoint.analyses.activation;

import org.fixpoint.analyses.meanfield.Parity;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.gaussian.HermiteExpansion;

/**
 * The coefficients c_k = E[φ(Z) he_k(Z)] of an activation by quadrature, he_k normalised and φ not.
 *
 * <p>Where φ is {@linkplain Parity odd or even} and quadrature gives less than its own error, the coefficient is exactly 0.
 *
 * @param values c₀, c₁, …; owned by the caller
 * @param secondMoment E[φ²], the sum of all c_k²
 * @param tailMass E[φ²] less the sum of the given c_k²; rounding may leave it a few ulp below 0
 * @param parity the symmetry used
 * @param error an estimate of the largest absolute error of a coefficient
 */
public record HermiteCoefficients(double[] values, double secondMoment, double tailMass, Parity parity, double error) {
    /**
     * c₀ to c_degree.
     *
     * @throws org.fixpoint.maths.gaussian.NotSquareIntegrableException if E[φ²] is not finite
     */
    public static HermiteCoefficients of(ActivationFunction activation, int degree) {
        HermiteExpansion expansion = HermiteExpansion.of(QuadraturePair.piecewise(activation), degree);
        Parity parity = Parity.of(activation);
        double[] values = new double[degree + 1];
        for (int k = 0; k <= degree; k++) {
            double c = expansion.coefficient(k);
            boolean vanishes = parity.annihilates(k) && Math.abs(c) <= 2 * expansion.error();
            values[k] = vanishes ? 0 : c;
        }
        return new HermiteCoefficients(
                values, expansion.secondMoment(), expansion.tailMass(), parity, expansion.error());
    }
}
