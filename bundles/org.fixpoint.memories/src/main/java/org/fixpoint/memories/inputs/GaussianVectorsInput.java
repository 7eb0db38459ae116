package org.fixpoint.memories.inputs;

import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/** Independent vectors with independent normal coordinates round a common mean; their lengths differ. */
@Component(service = Contribution.class)
public final class GaussianVectorsInput implements Contribution<InputSource> {
    static final Parameter.Real MEAN = Parameter.real("mean", "the mean of every coordinate")
            .typically(-1, 1)
            .byDefault(0);
    static final Parameter.Real SPREAD = Parameter.real("spread", "the standard deviation of every coordinate")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(0.1, 3)
            .byDefault(1);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "gaussian-vectors", "Random vectors with normal coordinates")
                .formula("xᵢ = mean + spread · z, z ~ N(0, I)")
                .parameters(SphereInput.COUNT, SphereInput.DIMENSION, MEAN, SPREAD);
    }

    @Override
    public InputSource create(Values checked) {
        PatternVectors.requireRoom(checked.get(SphereInput.COUNT), checked.get(SphereInput.DIMENSION));
        return new Source(
                checked.get(SphereInput.COUNT),
                checked.get(SphereInput.DIMENSION),
                checked.get(MEAN),
                checked.get(SPREAD));
    }

    private record Source(int count, int dimension, double mean, double spread) implements InputSource {
        @Override
        public Batch draw(RandomGenerator random) {
            double[] rows = new double[count * dimension];
            for (int k = 0; k < rows.length; k++) {
                rows[k] = mean + spread * random.nextGaussian();
            }
            return PatternVectors.batch(rows, count, dimension, List.of());
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(count);
        }
    }
}
