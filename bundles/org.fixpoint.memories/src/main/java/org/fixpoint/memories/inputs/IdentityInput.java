package org.fixpoint.memories.inputs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/** The standard basis e₁, …, e_N of ℝᴺ. */
@Component(service = Contribution.class)
public final class IdentityInput implements Contribution<InputSource> {
    static final Parameter.Whole COUNT = Parameter.whole(
                    "count", "N, the number of vectors and of coordinates", 1, 10_000)
            .byDefault(4);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "identity", "The standard basis, orthonormal vectors")
                .formula("X = I")
                .parameters(COUNT);
    }

    @Override
    public InputSource create(Values checked) {
        return new Source(checked.get(COUNT));
    }

    private record Source(int dimension) implements InputSource {
        @Override
        public Batch draw(RandomGenerator random) {
            return fixed().orElseThrow();
        }

        @Override
        public Optional<Batch> fixed() {
            double[] rows = new double[dimension * dimension];
            for (int i = 0; i < dimension; i++) {
                rows[i * dimension + i] = 1;
            }
            return Optional.of(PatternVectors.batch(rows, dimension, dimension, List.of()));
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(dimension);
        }
    }
}
