package org.fixpoint.memories.inputs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/** Vectors written into the experiment, one after the other: the first {@code dimension} numbers are the first vector. */
@Component(service = Contribution.class)
public final class VectorsInput implements Contribution<InputSource> {
    static final Parameter.Whole DIMENSION =
            Parameter.whole("dimension", "number of coordinates of a vector", 1, 65_536);
    static final Parameter.Reals COORDINATES = Parameter.reals(
            "coordinates", "the coordinates of the first vector, then those of the second, …", 1, 1_000_000);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "vectors", "Vectors given by their coordinates, as they are")
                .parameters(DIMENSION, COORDINATES);
    }

    @Override
    public InputSource create(Values checked) {
        int dimension = checked.get(DIMENSION);
        double[] coordinates = checked.get(COORDINATES);
        if (coordinates.length % dimension != 0) {
            throw new Refusal(
                    coordinates.length + " coordinates are no whole number of vectors of dimension " + dimension
                            + "; give " + (coordinates.length / dimension + 1) * (long) dimension
                            + ", or another dimension",
                    COORDINATES.name(),
                    0);
        }
        return new Source(dimension, coordinates.clone());
    }

    private record Source(int dimension, double[] coordinates) implements InputSource {
        @Override
        public Batch draw(RandomGenerator random) {
            return fixed().orElseThrow();
        }

        @Override
        public Optional<Batch> fixed() {
            return Optional.of(
                    PatternVectors.batch(coordinates.clone(), coordinates.length / dimension, dimension, List.of()));
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(coordinates.length / dimension);
        }
    }
}
