package org.fixpoint.memories.geometry;

import java.util.Map;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.memories.inputs.SphereInput;

/** Sources of patterns for tests. */
final class PatternSources {
    private PatternSources() {}

    static InputSource sphere(int count, int dimension) {
        SphereInput input = new SphereInput();
        return input.create(Values.of(input.descriptor(), Map.of("count", count, "dimension", dimension)));
    }
}
