package org.fixpoint.networks;

import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.NotSquareIntegrableException;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/** E[φ(Z)²] of an activation, Z standard normal: in closed form where one is known, else by quadrature. */
final class SecondMoment {
    private static final String REMEDY = "choose another activation, or set scale-activation: false";

    private SecondMoment() {}

    /**
     * E[φ(Z)²], positive and finite.
     *
     * @throws Refusal if it is infinite, zero or cannot be computed
     */
    static double of(ActivationFunction activation) {
        Optional<DualActivation> dual = activation.dual();
        double moment = dual.isPresent() ? dual.get().secondMoment(1) : byQuadrature(activation);
        if (!Double.isFinite(moment)) {
            throw notSquareIntegrable();
        }
        if (!(moment > 0)) {
            throw refused("cannot be scaled to E[φ(Z)²] = 1, because E[φ(Z)²] is " + moment);
        }
        return moment;
    }

    private static double byQuadrature(ActivationFunction activation) {
        try {
            return GaussianMoments.of(new PiecewiseFunction(
                            activation::value, activation::derivative, activation.kinks(), activation.jumps()))
                    .secondMoment();
        } catch (NotSquareIntegrableException e) {
            throw notSquareIntegrable();
        } catch (AccuracyException e) {
            String reason = String.valueOf(e.getMessage());
            Refusal inaccurate = refused("cannot be scaled to E[φ(Z)²] = 1, because that expectation cannot be computed"
                    + " accurately: " + Character.toLowerCase(reason.charAt(0)) + reason.substring(1));
            inaccurate.initCause(e);
            throw inaccurate;
        }
    }

    private static Refusal notSquareIntegrable() {
        return refused("is not square-integrable under the Gaussian (E[φ(Z)²] is not finite as far as can be"
                + " verified), so that it cannot be scaled to E[φ(Z)²] = 1");
    }

    private static Refusal refused(String fault) {
        return new Refusal("the activation " + fault + "; " + REMEDY, Mlp.ACTIVATION.name(), 0);
    }
}
