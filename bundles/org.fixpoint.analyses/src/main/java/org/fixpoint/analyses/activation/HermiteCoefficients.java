package org.fixpoint.analyses.activation;

import java.util.Optional;
import org.fixpoint.analyses.meanfield.Parity;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.maths.gaussian.HermiteExpansion;
import org.fixpoint.maths.gaussian.NotSquareIntegrableException;

/**
 * The coefficients c_k = E[φ(Z) he_k(Z)] of an activation in closed form or by quadrature, he_k normalised and φ not.
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
     * @throws NotSquareIntegrableException if E[φ²] cannot be verified to be finite, neither by quadrature nor by a dual
     */
    public static HermiteCoefficients of(ActivationFunction activation, int degree) {
        Optional<double[]> known = activation.dual().flatMap(dual -> dual.hermite(degree));
        if (known.isPresent()) {
            double secondMoment = activation.dual().orElseThrow().secondMoment(1);
            return symmetric(activation, known.get(), secondMoment, 4 * Math.ulp(Math.sqrt(secondMoment)));
        }
        try {
            HermiteExpansion expansion = HermiteExpansion.of(QuadraturePair.piecewise(activation), degree);
            return symmetric(
                    activation, expansion.series().coefficients(), expansion.secondMoment(), expansion.error());
        } catch (NotSquareIntegrableException refusal) {
            DualActivation dual = activation.dual().orElseThrow(() -> refusal);
            return wide(activation, dual.secondMoment(1), degree);
        }
    }

    /** For a φ that grows almost like exp(x²/4), whose square dies out too late for quadrature but is known in closed form. */
    private static HermiteCoefficients wide(ActivationFunction activation, double secondMoment, int degree) {
        double[] coarse = WideHermite.coefficients(activation, degree, 40);
        double[] fine = WideHermite.coefficients(activation, degree, 80);
        double error = 4 * Math.ulp(Math.sqrt(secondMoment));
        for (int k = 0; k <= degree; k++) {
            error = Math.max(error, Math.abs(fine[k] - coarse[k]));
        }
        return symmetric(activation, fine, secondMoment, error);
    }

    private static HermiteCoefficients symmetric(
            ActivationFunction activation, double[] values, double secondMoment, double error) {
        Parity parity = Parity.of(activation);
        double sum = 0;
        for (int k = values.length - 1; k >= 0; k--) {
            if (parity.annihilates(k) && Math.abs(values[k]) <= 2 * error) {
                values[k] = 0;
            }
            sum += values[k] * values[k];
        }
        return new HermiteCoefficients(values, secondMoment, secondMoment - sum, parity, error);
    }
}
