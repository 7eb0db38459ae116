package org.fixpoint.analyses.meanfield;

import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Accuracy;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.gaussian.GaussianMoments;

/** How the pair expectations of an activation are obtained. */
public enum Expectations {
    /** From the dual of the activation in closed form. */
    CLOSED_FORM(Accuracy.EXACT) {
        @Override
        public Optional<String> declines(ActivationFunction activation) {
            return activation.dual().isPresent()
                    ? Optional.empty()
                    : Optional.of("the activation has no closed form of its Gaussian pair expectation;"
                            + " the derivation by quadrature serves any that is square-integrable");
        }

        @Override
        public GaussianPair of(ActivationFunction activation) {
            return new ClosedFormPair(
                    activation
                            .dual()
                            .orElseThrow(
                                    () -> new Refusal(
                                            "the activation has no closed form of its Gaussian pair expectation; derive by quadrature")));
        }
    },
    /** By quadrature. */
    QUADRATURE(Accuracy.QUADRATURE) {
        @Override
        public Optional<String> declines(ActivationFunction activation) {
            try {
                GaussianMoments.of(QuadraturePair.piecewise(activation));
                return Optional.empty();
            } catch (ArithmeticException fault) { // not square-integrable, or not resolved
                return Optional.of(String.valueOf(fault.getMessage()));
            }
        }

        @Override
        public GaussianPair of(ActivationFunction activation) {
            return new QuadraturePair(activation);
        }
    };

    private final Accuracy accuracy;

    Expectations(Accuracy accuracy) {
        this.accuracy = accuracy;
    }

    /** What a derivation that uses them is called. */
    public Accuracy accuracy() {
        return accuracy;
    }

    /** Why they cannot be had for an activation, as a sentence; empty if they can. Looks at one variable only. */
    public abstract Optional<String> declines(ActivationFunction activation);

    /** The expectations of an activation. */
    public abstract GaussianPair of(ActivationFunction activation);

    /** The closed form where there is one, else quadrature. */
    public static GaussianPair bestOf(ActivationFunction activation) {
        return activation.dual().isPresent() ? CLOSED_FORM.of(activation) : QUADRATURE.of(activation);
    }
}
