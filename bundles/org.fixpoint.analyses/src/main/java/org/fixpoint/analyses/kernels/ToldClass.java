package org.fixpoint.analyses.kernels;

import java.util.Optional;
import org.fixpoint.analyses.certified.CertifiedClassification;
import org.fixpoint.analyses.meanfield.StationaryKernelMap;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.maths.kernel.KernelClass;
import org.fixpoint.maths.kernel.NormalizedKernel;

/**
 * A class and a law as they may be told: an equality, E[φ] = 0 or κ'(1) = 1, is not told from numbers that only come near it.
 *
 * <p>Beyond the tolerance, numbers decide. Within it the class has to be proven of the activation by
 * {@link CertifiedClassification}; of maps that no proof covers (biases, other variances, a mean removed, an activation
 * without enclosure) it has to follow from a number that is exactly 0.
 *
 * @param name of the class, or {@link #UNDECIDED}
 * @param law how correlations approach ρ*; with its condition where the class is undecided
 */
public record ToldClass(String name, String law) {
    /** What stands for a class that is neither proven nor told by the numbers. */
    public static final String UNDECIDED = "undecided";

    private static final int DEGREE = 16; // of the proof, which decides by moments

    /** The class of a map, found from its numbers. */
    public static ToldClass of(Classification found, KernelMap map) {
        KernelClass kind = found.profile().kernelClass();
        if (kind == KernelClass.INTERIOR || kind == KernelClass.ALIGNED_EXPONENTIAL) {
            return told(found);
        }
        Optional<CertifiedClassification> proof = proof(map);
        Optional<KernelClass> proven = proof.flatMap(of -> of.found().kernelClass());
        if (proof.isPresent() ? proven.equals(Optional.of(kind)) : isExact(kind, Classification.normalized(map))) {
            return told(found);
        }
        String why = proven.map(other -> "certified-class proves " + other.label() + "; ")
                .orElse("");
        return new ToldClass(UNDECIDED, why + "if " + found.className() + ": " + found.law());
    }

    private static ToldClass told(Classification found) {
        return new ToldClass(found.className(), found.law());
    }

    private static Optional<CertifiedClassification> proof(KernelMap map) {
        if (!(map instanceof StationaryKernelMap stationary)) {
            return Optional.empty();
        }
        try {
            return stationary
                    .activation()
                    .filter(activation -> activation.enclosure().isPresent())
                    .map(activation -> CertifiedClassification.of(activation, DEGREE));
        } catch (Refusal noBounds) {
            return Optional.empty();
        }
    }

    private static boolean isExact(KernelClass kind, NormalizedKernel kernel) {
        return switch (kind) {
            case LINEAR -> kernel.mean() == 0 && kernel.nonlinearity() == 0;
            case ORTHOGONAL -> kernel.mean() == 0;
            case ALIGNED_POLYNOMIAL -> kernel.slopeExcess() == 0;
            case ALIGNED_EXPONENTIAL, INTERIOR -> true;
        };
    }
}
