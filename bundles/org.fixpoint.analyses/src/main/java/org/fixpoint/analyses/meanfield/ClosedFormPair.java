package org.fixpoint.analyses.meanfield;

import org.fixpoint.api.model.DualActivation;
import org.fixpoint.maths.gaussian.GaussLegendre;

/** Pair expectations from the closed-form dual of an activation. */
public final class ClosedFormPair implements GaussianPair {
    private static final double FEW_ULP = 32 * Math.ulp(1.0); // what a dual promises, with its own scale in hand
    private static final double NEAR_ONE = 0.01;
    private static final double NEAREST_JUMP = 1e-4;
    private static final GaussLegendre RULE = new GaussLegendre(16);

    private final DualActivation dual;

    /** The expectations that a dual gives. */
    public ClosedFormPair(DualActivation dual) {
        this.dual = dual;
    }

    @Override
    public double value(double qx, double qy, double rho) {
        return dual.value(qx, qy, rho);
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        return dual.slope(qx, qy, rho);
    }

    @Override
    public double mean(double q) {
        return dual.mean(q);
    }

    @Override
    public double secondMoment(double q) {
        return dual.secondMoment(q);
    }

    @Override
    public double slopeSecondMoment(double q) {
        return dual.slopeSecondMoment(q);
    }

    @Override
    public double slopeExcess(double q) {
        return dual.slopeExcess(q);
    }

    /**
     * Near δ = 0 by q ∫ slope(cos t) sin t dt over t from 0 to arccos(1 − δ), whose integrand is smooth in t at kinks too; so
     * the difference of two nearly equal values is not taken. With jumps the gap over t is taken for a line in t below 1e-4, where
     * ρ would have lost the digits of δ.
     */
    @Override
    public double gap(double q, double delta) {
        if (delta > NEAR_ONE) {
            return dual.secondMoment(q) - dual.value(q, q, 1 - delta);
        }
        boolean jumps = Double.isInfinite(dual.slopeSecondMoment(q));
        double end = 2 * StrictMath.asin(Math.sqrt(0.5 * delta)); // arccos(1 − δ) without cancellation
        if (!jumps || end >= NEAREST_JUMP) {
            return integral(q, end, jumps);
        }
        double near = integral(q, NEAREST_JUMP, true) / NEAREST_JUMP;
        double far = integral(q, 2 * NEAREST_JUMP, true) / (2 * NEAREST_JUMP);
        return end * (near + (end / NEAREST_JUMP - 1) * (far - near));
    }

    private double integral(double q, double end, boolean jumps) {
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            double t = 0.5 * end * (1 + RULE.node(i));
            double rho = StrictMath.cos(t);
            double sine =
                    jumps ? Math.sqrt((1 - rho) * (1 + rho)) : StrictMath.sin(t); // of ρ as rounded, as in the slope
            sum += RULE.weight(i) * dual.slope(q, q, rho) * sine;
        }
        return q * 0.5 * end * sum;
    }

    /**
     * The few ulp that a dual promises, or what it contradicts itself by where that is more: E[φ(u)φ(v)] at correlation 0 is
     * the product of the means.
     */
    @Override
    public double relativeError(double qx, double qy) {
        double scale = Math.sqrt(dual.secondMoment(qx)) * Math.sqrt(dual.secondMoment(qy));
        double contradiction = Math.abs(dual.value(qx, qy, 0) - dual.mean(qx) * dual.mean(qy)) / scale;
        return FEW_ULP + 4 * contradiction;
    }

    @Override
    public String method() {
        return "closed form";
    }
}
