package org.fixpoint.analyses.certified;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.certified.CertifiedClass;
import org.fixpoint.maths.certified.CertifiedMoments;
import org.fixpoint.maths.certified.NotEnclosedException;
import org.fixpoint.maths.kernel.KernelClass;

/**
 * The class of an activation with its proof, or the reason why it is undecided, and the enclosures that it rests on.
 *
 * @param moments Gaussian moments and Hermite coefficients of φ, not normalised
 * @param found the class, its fixed point and its rate, of φ normalised at variance 1
 */
public record CertifiedClassification(CertifiedMoments moments, CertifiedClass found) {
    /** What stands for a class that is not decided. */
    public static final String UNDECIDED = "undecided at this precision";

    /**
     * Classifies an activation. Joudaki and Hofmann (2024), arXiv:2410.20107, Theorem 1.
     *
     * @param degree of the last Hermite coefficient, from 2 to 150
     * @throws Refusal where it offers no enclosure, or the moments are not bounded
     */
    public static CertifiedClassification of(ActivationFunction activation, int degree) {
        Enclosure enclosure = activation
                .enclosure()
                .orElseThrow(
                        () -> new Refusal("the activation offers no proven bounds, so that nothing can be certified;"
                                + " write it as a formula, or take kernel-fixed-points, which estimates"));
        EnclosedActivation f = new EnclosedActivation(enclosure);
        double[] breaks = DoubleStream.concat(Arrays.stream(activation.kinks()), Arrays.stream(activation.jumps()))
                .toArray();
        try {
            CertifiedMoments moments = CertifiedMoments.of(f, breaks, degree);
            return new CertifiedClassification(moments, CertifiedClass.of(f, moments));
        } catch (NotEnclosedException fault) {
            throw new Refusal(
                    "the activation cannot be certified: " + fault.getMessage()
                            + "; take an activation of slower growth",
                    fault);
        }
    }

    /** orthogonal, aligned-exponential, aligned-polynomial, interior, linear, or {@link #UNDECIDED}. */
    public String className() {
        Optional<KernelClass> kind = found.kernelClass();
        return kind.isPresent() ? kind.get().label() : UNDECIDED;
    }
}
