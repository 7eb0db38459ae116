package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A fixed point of a map.
 *
 * @param at the point, as near as doubles come; not to be modified
 * @param residual the largest |Fᵢ(x) − xᵢ|, as it is evaluated
 * @param radius how far the point itself is from {@code at} in any coordinate, at most: proven with a certificate, estimated without
 * @param certificate the proof that there is exactly one at this place; nothing for a point that was only computed
 * @param spectrum the eigenvalues of the Jacobian, with proven bounds where there is a certificate and an estimated error elsewhere
 */
public record FixedPoint(
        double[] at, double residual, double radius, Optional<Certificate> certificate, SpectralEnclosure spectrum) {

    /** A point without a proof. */
    static FixedPoint computed(double[] at, double residual, double radius, double[] jacobian, double uncertainty) {
        return new FixedPoint(at, residual, radius, Optional.empty(), spectrum(at, jacobian, uncertainty));
    }

    /**
     * The point that a certificate is of.
     *
     * @param newton of the same map
     */
    static FixedPoint proven(Certificate certificate, SmoothMap map, MapBounds bounds, Newton newton) {
        double[] x = newton.polished(certificate.middle());
        if (!certificate.contains(x)) {
            x = certificate.middle();
        }
        double[] here = x;
        SpectralEnclosure spectrum = certificate.spectrum(bounds).orElseGet(() -> {
            double[] jacobian = new double[here.length * here.length];
            map.jacobian(here, jacobian);
            return spectrum(here, jacobian, Double.POSITIVE_INFINITY);
        });
        return new FixedPoint(x, newton.residual(x), certificate.radiusAround(x), Optional.of(certificate), spectrum);
    }

    private static SpectralEnclosure spectrum(double[] at, double[] jacobian, double uncertainty) {
        return SpectralEnclosure.of(jacobian, at.length, uncertainty)
                .orElseThrow(() -> new ArithmeticException(
                        "the eigenvalues of the Jacobian at " + Arrays.toString(at) + " cannot be computed"));
    }

    /** Whether both are one point as far as can be told. */
    boolean isSameAs(FixedPoint other, double tolerance) {
        if (certificate.isPresent() && other.certificate.isPresent()) {
            return certificate.get().isOfSamePoint(other.certificate.get());
        }
        return isAt(other.at, other.radius, tolerance);
    }

    /**
     * Whether a fixed point that may be so far from x is this one as far as can be told.
     *
     * @param distance at most, of any coordinate
     */
    boolean isAt(double[] x, double distance, double tolerance) {
        double reach = Math.max(tolerance, 10 * (radius + distance));
        for (int i = 0; i < at.length; i++) {
            if (Math.abs(at[i] - x[i]) > reach) {
                return false;
            }
        }
        return true;
    }

    /** Whether x is in a box that is proven to hold no other fixed point than this one. */
    boolean isAloneAround(double[] x) {
        return certificate.filter(known -> known.covers(x, x)).isPresent();
    }
}
