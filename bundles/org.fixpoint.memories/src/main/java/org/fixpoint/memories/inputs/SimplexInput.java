package org.fixpoint.memories.inputs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/**
 * N unit vectors of ℝᴺ of which any two have the same cosine c.
 *
 * <p>xᵢ = √(1 − c) (eᵢ − 1/N) + √((1 + (N − 1) c)/N) 1/√N with 1 the vector of ones: the symmetric root of the Gram matrix
 * (1 − c) I + c 11ᵀ. At c = −1/(N − 1) they are the vertices of a regular simplex round 0, at c = 0 the standard basis.
 */
@Component(service = Contribution.class)
public final class SimplexInput implements Contribution<InputSource> {
    static final Parameter.Whole COUNT = Parameter.whole(
                    "count", "N, the number of vectors and of coordinates", 2, 10_000)
            .byDefault(3);
    static final Parameter.Real COSINE = Parameter.real(
                    "cosine", "c, the cosine of any two vectors, from -1/(N - 1) on")
            .in(Range.closedOpen(-1, 1).because("at 1 all vectors are equal"))
            .typically(-0.5, 0.9)
            .byDefault(0);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "simplex", "Equiangular unit vectors")
                .formula("⟨xᵢ, xⱼ⟩ = c for i ≠ j")
                .parameters(COUNT, COSINE);
    }

    @Override
    public InputSource create(Values checked) {
        int count = checked.get(COUNT);
        double cosine = checked.get(COSINE);
        double least = -1.0 / (count - 1);
        if (cosine
                < least * (1 + 0x1p-50)) { // one rounding of the least cosine written as a decimal number is let pass
            throw new Refusal(
                    "no " + count + " unit vectors have the cosine " + cosine + " two by two; give cosine from " + least
                            + " on, or a smaller count",
                    COSINE.name(),
                    0);
        }
        return new Source(count, Math.max(least, cosine));
    }

    private record Source(int dimension, double cosine) implements InputSource {
        @Override
        public Batch draw(RandomGenerator random) {
            return fixed().orElseThrow();
        }

        @Override
        public Optional<Batch> fixed() {
            int n = dimension;
            double own = Math.sqrt(1 - cosine);
            double along = Math.sqrt(Math.max(0, 1 + (n - 1) * cosine));
            double common = (along - own) / n;
            double[] rows = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int a = 0; a < n; a++) {
                    rows[i * n + a] = common + (i == a ? own : 0);
                }
            }
            return Optional.of(PatternVectors.batch(rows, n, n, List.of()));
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(dimension);
        }
    }
}
