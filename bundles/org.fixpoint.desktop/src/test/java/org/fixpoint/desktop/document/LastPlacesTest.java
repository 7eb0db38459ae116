package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastPlacesTest {
    @TempDir
    private Path folder = Path.of("");

    private LastPlaces places() {
        return new LastPlaces(folder.resolve("state"));
    }

    @Test
    void atTheFirstStartThereIsNone() {
        assertEquals(Optional.empty(), places().window());
        assertEquals(Optional.empty(), places().exports());
    }

    @Test
    void whatIsKeptIsThereAtTheNextStart() throws IOException {
        Placement placement = new Placement(new Placement.Area(1, 2, 900, 700), true);
        places().keep(placement);
        places().exported(folder.resolve("a.csv"));
        assertEquals(Optional.of(placement), places().window());
        assertEquals(Optional.of(folder.toAbsolutePath()), places().exports());
    }

    @Test
    void aFolderThatIsGoneIsNone() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        places().exported(gone.resolve("a.csv"));
        Files.delete(gone);
        assertEquals(Optional.empty(), places().exports());
    }

    @Test
    void brokenFilesAreNone() throws IOException {
        for (byte[] broken : new byte[][] {{}, {(byte) 0xff, (byte) 0xfe}, {'.', 0, '\n'}, {'\n', '\n'}}) {
            Path state = Files.createDirectories(folder.resolve("state"));
            Files.write(state.resolve("window"), broken);
            Files.write(state.resolve("exports"), broken);
            assertEquals(Optional.empty(), places().window());
            assertEquals(Optional.empty(), places().exports());
        }
    }
}
