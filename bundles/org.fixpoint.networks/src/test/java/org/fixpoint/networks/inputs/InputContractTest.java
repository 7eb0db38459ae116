package org.fixpoint.networks.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.maths.arrays.Npy;
import org.fixpoint.maths.arrays.NpyArray;
import org.fixpoint.testkit.InputContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class InputContractTest {
    @Nested
    class Digits extends InputContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new DigitsInput();
        }
    }

    @Nested
    class Fashion extends InputContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new FashionInput();
        }
    }

    @Nested
    class CentredDigits extends InputContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new DigitsInput();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("pairs", 898, "normalise", InputNormalisation.CENTRED);
        }
    }

    @Nested
    class RawDigits extends InputContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new DigitsInput();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("normalise", InputNormalisation.NONE);
        }

        @Override
        protected boolean hasUnitMeanSquare() {
            return false;
        }
    }

    @Nested
    class Iris extends InputContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new IrisInput();
        }
    }

    @Nested
    class GaussianPairs extends InputContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new GaussianPairsInput();
        }
    }

    @Nested
    class Circle extends InputContract {
        @Override
        protected Contribution<InputSource> contribution() {
            return new CircleInput();
        }
    }

    @Nested
    class Csv extends InputContract {
        @TempDir
        Path folder = Path.of("");

        @BeforeEach
        void writeTable() throws IOException {
            Files.writeString(folder.resolve("table.csv"), "a,b,kind\n1,2,x\n3,-4,y\n.5,6e0,x\n7,8,y\n9,1,x\n");
        }

        @Override
        protected Contribution<InputSource> contribution() {
            return new CsvInput();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("file", folder.resolve("table.csv"), "label-column", "kind");
        }

        @Override
        protected boolean drawsAtRandom() {
            return false;
        }
    }

    @Nested
    class NumPyArray extends InputContract {
        @TempDir
        Path folder = Path.of("");

        @BeforeEach
        void writeArray() throws IOException {
            float[] numbers = new float[24 * 3]; // 24! orders: two streams give the same one in no lifetime
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i - 7;
            }
            Npy.write(folder.resolve("array.npy"), new NpyArray.Floats(new int[] {24, 3}, numbers));
        }

        @Override
        protected Contribution<InputSource> contribution() {
            return new NpyInput();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("file", folder.resolve("array.npy"), "pairs", 12);
        }
    }
}
