package org.fixpoint.engine.plan;

import org.fixpoint.api.model.KernelMap;

/** κ(ρ) = ρ. */
record IdentityKernel() implements KernelMap {
    @Override
    public double value(double rho) {
        return rho;
    }

    @Override
    public double slope(double rho) {
        return 1;
    }

    @Override
    public double mean() {
        return 0;
    }

    @Override
    public double slopeExcess() {
        return 0;
    }

    @Override
    public double error() {
        return 0;
    }
}
