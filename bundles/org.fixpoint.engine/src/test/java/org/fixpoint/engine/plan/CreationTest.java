package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreationTest {
    private static final Parameter.DataFile FILE = Parameter.file("file", "a file");

    @TempDir
    private Path folder;

    /** What is in a file. */
    private record Lines() implements Contribution<List<?>> {
        @Override
        @SuppressWarnings("unchecked") // a class literal knows no type argument
        public Descriptor<List<?>> descriptor() {
            return Descriptor.of((Class<List<?>>) (Class<?>) List.class, "lines", "For tests")
                    .parameters(FILE);
        }

        @Override
        public List<?> create(Values checked) {
            try {
                return Files.readAllLines(checked.get(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aDataFileThatIsAnotherNowIsNotUsed() throws IOException { // its hash is in the key of the result
        Path file = Files.writeString(folder.resolve("data.csv"), "0,1");
        Setup setup = new Setup(
                new Entry(new Lines(), new Origin("org.example.pack", "1.0.0", "ab".repeat(32))),
                Map.of("file", new Setting.Data(file, Sha256.of(file))));
        assertEquals(List.of("0,1"), Creation.of(List.class, setup));

        Files.writeString(file, "0,2");
        assertEquals(
                file + " has changed since the experiment was read; run the experiment anew, or put back what was there"
                        + " and resume",
                assertThrows(Refusal.class, () -> Creation.of(List.class, setup))
                        .getMessage());

        Files.delete(file);
        assertEquals(
                file + " can be read no longer; put back what was there when the experiment was read, and resume",
                assertThrows(Refusal.class, () -> Creation.of(List.class, setup))
                        .getMessage());
    }
}
