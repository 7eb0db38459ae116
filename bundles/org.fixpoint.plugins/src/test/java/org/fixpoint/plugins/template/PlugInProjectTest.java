package org.fixpoint.plugins.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlugInProjectTest {
    @TempDir
    private Path folder;

    private static PlugInProject project(PlugInKind kind, String name) {
        return project(kind, name, new PlugInName(name).defaultPackage());
    }

    private static PlugInProject project(PlugInKind kind, String name, String packageName) {
        return new PlugInProject(
                new PlugInName(name),
                kind,
                packageName,
                name,
                Path.of("/fixpoint's <home>"),
                Path.of("/plug-ins"),
                Path.of("/bin/fixpoint"));
    }

    @ParameterizedTest
    @CsvSource({
        "Swish2, how about swish2;",
        "LeakySwish, how about leaky-swish;",
        "my--swish, how about my-swish;",
        "2swish, how about swish;",
        "swish_two, how about swish-two;",
        ".., cannot be a name; use",
        "'', cannot be a name; use",
        "µ, cannot be a name; use"
    })
    void aNameThatIsNoneIsRefusedWithOneThatIs(String name, String told) {
        String sentence = String.valueOf(
                assertThrows(Refusal.class, () -> new PlugInName(name)).getMessage());
        assertTrue(sentence.contains(told), sentence);
    }

    @ParameterizedTest
    @CsvSource({"swish, com.example.swish", "leaky-swish-2, com.example.leakyswish2", "switch, com.example.switch_"})
    void aNameHasAPackage(String name, String expected) {
        assertEquals(expected, new PlugInName(name).defaultPackage());
        assertEquals(expected, PlugInName.packageOf(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.class", "Com.Example", "com..example", "", "org.fixpoint.swish", "java.lang", "a b"})
    void aPackageThatIsNoneOrBelongsToOthersIsRefused(String asked) {
        assertThrows(Refusal.class, () -> PlugInName.packageOf(asked));
    }

    @Test
    void aFolderWithContentIsLeftAsItIs() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThrows(
                Refusal.class, () -> project(PlugInKind.ACTIVATION, "swish").write(folder));
        assertThrows(
                Refusal.class, () -> project(PlugInKind.ACTIVATION, "swish").write(other));
        assertEquals(List.of("notes.txt"), names());
        assertEquals("mine", Files.readString(other));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(PlugInKind.class)
    void everyPlaceOfEveryFileIsFilled(PlugInKind kind) throws IOException {
        project(kind, "switch").write(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertTrue(written.size() >= 7, written.toString());
            for (Path file : written) {
                assertFalse(
                        Files.readString(file).matches("(?s).*(\\{\\{\\w+}}|@[a-z.]+\\.version@).*"), file.toString());
            }
        }
        assertTrue(Files.isExecutable(folder.resolve("build")));
        assertTrue(Files.readString(folder.resolve("build")).contains("made_with='/fixpoint'\\''s <home>'"));
        assertTrue(Files.readString(folder.resolve("pom.xml")).contains("/fixpoint's &lt;home&gt;"));
    }

    @Test
    void aFirstExperimentIsWrittenUnderItsName() throws IOException {
        new FirstExperiment(new PlugInName("demo")).write(folder);
        assertEquals(List.of(FirstExperiment.FILE), names());
        assertTrue(Files.readString(folder.resolve(FirstExperiment.FILE)).contains("\nname: demo\n"));
    }

    @Test
    void thePackageThatIsAskedForIsInTheNameOfTheBundle() throws IOException {
        project(PlugInKind.ACTIVATION, "swish", "org.acme.nets").write(folder.resolve("a"));
        project(PlugInKind.ACTIVATION, "swish", "org.acme.swish").write(folder.resolve("b"));
        project(PlugInKind.ACTIVATION, "swish").write(folder.resolve("c"));
        assertTrue(
                Files.readString(folder.resolve("a/pom.xml")).contains("Bundle-SymbolicName: org.acme.nets.swish\n"));
        assertTrue(Files.readString(folder.resolve("b/pom.xml")).contains("Bundle-SymbolicName: org.acme.swish\n"));
        assertTrue(Files.readString(folder.resolve("c/pom.xml")).contains("Bundle-SymbolicName: swish\n"));
        assertTrue(Files.readString(folder.resolve("c/README.md")).contains("\n/bin/fixpoint plugins why swish\n"));
    }
}
