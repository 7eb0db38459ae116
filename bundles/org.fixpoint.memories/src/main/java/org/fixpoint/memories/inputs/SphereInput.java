package org.fixpoint.memories.inputs;

import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/** Independent vectors, uniform on the unit sphere: normal vectors divided by their length. */
@Component(service = Contribution.class)
public final class SphereInput implements Contribution<InputSource> {
    static final Parameter.Whole COUNT =
            Parameter.whole("count", "number of vectors", 1, 1_000_000).byDefault(4);
    static final Parameter.Whole DIMENSION = Parameter.whole(
                    "dimension", "number of coordinates of a vector", 1, 65_536)
            .byDefault(3);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "sphere", "Random unit vectors, uniform on the sphere")
                .parameters(COUNT, DIMENSION);
    }

    @Override
    public InputSource create(Values checked) {
        PatternVectors.requireRoom(checked.get(COUNT), checked.get(DIMENSION));
        return new Source(checked.get(COUNT), checked.get(DIMENSION));
    }

    private record Source(int count, int dimension) implements InputSource {
        @Override
        public Batch draw(RandomGenerator random) {
            double[] rows = new double[count * dimension];
            for (int k = 0; k < rows.length; k++) {
                rows[k] = random.nextGaussian();
            }
            for (int i = 0; i < count; i++) {
                PatternVectors.scaleToUnit(rows, i * dimension, dimension);
            }
            return PatternVectors.batch(rows, count, dimension, List.of());
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(count);
        }
    }
}
