package org.fixpoint.maths.spectra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fixpoint.maths.linear.LinearAlgebra;

/**
 * How much a representation changes from layer to layer, 1 − CKA of neighbours, and whether few transitions make it.
 *
 * <p>1 − CKA is half the squared distance of the two Gram matrices, each of norm 1.
 *
 * @param steps {@code steps.get(l)} is the drift from layer l to layer l + 1, in [0, 1] up to rounding; nothing where
 *     {@link KernelAlignment} has no answer
 */
public record LayerDrift(List<OptionalDouble> steps) {

    /** Takes a copy of the list. */
    public LayerDrift {
        steps = List.copyOf(steps);
    }

    /** The drift through layers of equal rows: layer l is {@code layers.get(l)}, rows × {@code widths[l]}, row-major. */
    public static LayerDrift of(
            List<double[]> layers, int rows, int[] widths, Centring centring, LinearAlgebra algebra) {
        if (layers.size() != widths.length) {
            throw new IllegalArgumentException(layers.size() + " layers have " + widths.length + " widths");
        }
        List<OptionalDouble> steps = new ArrayList<>();
        for (int l = 0; l + 1 < widths.length; l++) {
            Prepared here = Prepared.of(layers.get(l), rows, widths[l], centring);
            Prepared next = Prepared.of(layers.get(l + 1), rows, widths[l + 1], centring);
            OptionalDouble cka = KernelAlignment.of(here, next, algebra);
            steps.add(cka.isPresent() ? OptionalDouble.of(1 - cka.getAsDouble()) : OptionalDouble.empty());
        }
        return new LayerDrift(steps);
    }

    /** The sum over all transitions; nothing if one of them has no answer. */
    public OptionalDouble total() {
        return steps.stream().allMatch(OptionalDouble::isPresent)
                ? OptionalDouble.of(
                        steps.stream().mapToDouble(OptionalDouble::orElseThrow).sum())
                : OptionalDouble.empty();
    }

    /** The share of the total in the largest {@code count} transitions, in [0, 1]; nothing unless the total is positive. */
    public OptionalDouble shareOfLargest(int count) {
        if (!(total().orElse(0) > 0)) {
            return OptionalDouble.empty();
        }
        double largest = steps.stream()
                .map(OptionalDouble::orElseThrow)
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .mapToDouble(Double::doubleValue)
                .sum();
        return OptionalDouble.of(largest / total().orElseThrow());
    }

    /** The longest run of transitions that each drift less than that fraction of the total; nothing unless it is positive. */
    public OptionalInt longestPlateau(double fraction) {
        if (!(total().orElse(0) > 0)) {
            return OptionalInt.empty();
        }
        double limit = fraction * total().orElseThrow();
        int longest = 0;
        int run = 0;
        for (OptionalDouble step : steps) {
            run = step.orElseThrow() < limit ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return OptionalInt.of(longest);
    }
}
