package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A kernel map known at ascending samples of ρ, with cubic Hermite interpolation where its slopes are known too, else linear.
 *
 * @param rho ascending
 * @param kappa as many
 * @param slope as many, or empty
 */
record SampledKernel(double[] rho, double[] kappa, Optional<double[]> slope) {
    private static final double ON_DIAGONAL = 1e-9;

    /**
     * Where κ(ρ) = ρ.
     *
     * @param stable whether iterates from nearby, within the samples, come back
     */
    record Crossing(double rho, boolean stable) {}

    /** Whether ρ lies between samples that have numbers. */
    boolean covers(double at) {
        int i = cell(at);
        return i >= 0 && Double.isFinite(kappa[i]) && Double.isFinite(kappa[i + 1]);
    }

    private int cell(double at) {
        if (rho.length < 2 || !(at >= rho[0] && at <= rho[rho.length - 1])) {
            return -1;
        }
        int found = Arrays.binarySearch(rho, at);
        int i = found >= 0 ? found : -found - 2;
        return Math.min(i, rho.length - 2);
    }

    /** κ at a place that is {@linkplain #covers covered}. */
    double value(double at) {
        int i = cell(at);
        double h = rho[i + 1] - rho[i];
        double t = (at - rho[i]) / h;
        double linear = kappa[i] + t * (kappa[i + 1] - kappa[i]);
        if (slope.isEmpty() || !Double.isFinite(slope.get()[i]) || !Double.isFinite(slope.get()[i + 1])) {
            return linear;
        }
        double secant = kappa[i + 1] - kappa[i];
        double left = slope.get()[i] * h - secant;
        double right = slope.get()[i + 1] * h - secant;
        return linear + t * (1 - t) * (left * (1 - t) - right * t);
    }

    /** Whether the map is the identity on its samples: every ρ is fixed. */
    boolean identity() {
        for (int i = 0; i < rho.length; i++) {
            if (Math.abs(kappa[i] - rho[i]) > ON_DIAGONAL) {
                return false;
            }
        }
        return true;
    }

    /** All fixed points within the samples, ascending; none for the {@linkplain #identity identity}. */
    List<Crossing> crossings() {
        List<Crossing> crossings = new ArrayList<>();
        if (identity()) {
            return crossings;
        }
        for (int i = 0; i < rho.length; i++) {
            double here = kappa[i] - rho[i];
            if (Math.abs(here) <= ON_DIAGONAL) {
                crossings.add(new Crossing(rho[i], stable(rho[i], i - 1, i + 1)));
            } else if (i + 1 < rho.length) {
                double next = kappa[i + 1] - rho[i + 1];
                if (Math.abs(next) > ON_DIAGONAL && here * next < 0) {
                    double at = root(i);
                    crossings.add(new Crossing(at, stable(at, i, i + 1)));
                }
            }
        }
        return crossings;
    }

    private double root(int i) {
        double low = rho[i];
        double high = rho[i + 1];
        boolean falling = kappa[i] > rho[i];
        while (high - low > 1e-14) {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (value(middle) > middle == falling) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** Both neighbours, as far as there are any, are taken nearer to the fixed point. */
    private boolean stable(double at, int left, int right) {
        return nearer(at, left) && nearer(at, right);
    }

    private boolean nearer(double at, int i) {
        return i < 0
                || i >= rho.length
                || !Double.isFinite(kappa[i])
                || Math.abs(kappa[i] - at) < Math.abs(rho[i] - at);
    }
}
