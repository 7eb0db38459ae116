package org.fixpoint.memories.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.testkit.InputContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class PatternInputContractTest {
    private abstract static class PatternContract extends InputContract {
        @Override
        protected boolean hasUnitMeanSquare() {
            return false; // unit length, or none in particular
        }
    }

    private abstract static class FixedPatterns extends PatternContract {
        @Override
        protected boolean drawsAtRandom() {
            return false;
        }
    }

    @Nested
    class Vectors extends FixedPatterns {
        @Override
        protected Contribution<InputSource> contribution() {
            return new VectorsInput();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("dimension", 2, "coordinates", new double[] {1, 0, 0, 1, -1, 2});
        }
    }

    @Nested
    class Identity extends FixedPatterns {
        @Override
        protected Contribution<InputSource> contribution() {
            return new IdentityInput();
        }
    }

    @Nested
    class Simplex extends FixedPatterns {
        @Override
        protected Contribution<InputSource> contribution() {
            return new SimplexInput();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("count", 5, "cosine", -0.2);
        }
    }

    @Nested
    class Sphere extends PatternContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new SphereInput();
        }
    }

    @Nested
    class GaussianVectors extends PatternContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new GaussianVectorsInput();
        }
    }

    @Nested
    class LinearMap extends PatternContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new LinearMapInput();
        }
    }

    @Nested
    class Words extends FixedPatterns {
        @TempDir
        Path folder = Path.of("");

        @BeforeEach
        void writeWords() throws IOException {
            Files.writeString(folder.resolve("words.txt"), "the 1 2\nof -3 4e-1\nking 0 7\n");
        }

        @Override
        protected Contribution<InputSource> contribution() {
            return new WordsInput();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("file", folder.resolve("words.txt"), "count", 2);
        }
    }
}
