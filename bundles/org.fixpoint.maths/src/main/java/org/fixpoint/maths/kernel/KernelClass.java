package org.fixpoint.maths.kernel;

/** What depth does to the correlation of two inputs: the case of the kernel map of an activation. */
public enum KernelClass {
    /** κ(ρ) = ρ: every correlation is kept. A linear function with a mean is aligned-exponential instead. */
    LINEAR("linear"),
    /** c₀ = 0: correlations decay to ρ* = 0 like κ'(0)^l; case 1. */
    ORTHOGONAL("orthogonal"),
    /** c₀ ≠ 0, κ'(1) < 1: correlations tend to ρ* = 1 like κ'(1)^l; case 2. */
    ALIGNED_EXPONENTIAL("aligned-exponential"),
    /** c₀ ≠ 0, κ'(1) = 1: correlations tend to ρ* = 1 like a power of the depth; case 3. */
    ALIGNED_POLYNOMIAL("aligned-polynomial"),
    /** c₀ ≠ 0, κ'(1) > 1: correlations tend to ρ* in (0, 1) like κ'(ρ*)^l; case 4. */
    INTERIOR("interior");

    private final String label;

    KernelClass(String label) {
        this.label = label;
    }

    /** The name in files and tables, in kebab case. */
    public String label() {
        return label;
    }
}
