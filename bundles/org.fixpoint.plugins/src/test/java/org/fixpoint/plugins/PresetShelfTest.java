package org.fixpoint.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetShelfTest {
    private static final Origin STOCK = new Origin("org.example.stock", "1.0.0", "a".repeat(64));
    private static final Parameter.Real SLOPE =
            Parameter.real("slope", "of the line").byDefault(1);
    private static final Parameter.DataFile FILE = Parameter.file("file", "a table");

    @TempDir
    private Path folder;

    @TempDir
    private Path store;

    private final List<Entry> offered = new ArrayList<>(List.of(line()));
    private Presets presets = new Presets(Path.of("unused"));
    private PresetShelf shelf = new PresetShelf(presets, this::catalogue);

    /** Lines through the origin. */
    private record Offer(Descriptor<ActivationFunction> descriptor) implements Contribution<ActivationFunction> {
        @Override
        public ActivationFunction create(Values checked) {
            return new Line();
        }
    }

    private record Line() implements ActivationFunction {
        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double derivative(double x) {
            return 1;
        }
    }

    private static Entry line() {
        return new Entry(
                new Offer(Descriptor.of(ActivationFunction.class, "line", "a line")
                        .parameters(SLOPE)),
                STOCK);
    }

    private static Entry table() {
        return new Entry(
                new Offer(Descriptor.of(ActivationFunction.class, "table", "a table")
                        .parameters(FILE)),
                STOCK);
    }

    private Catalogue catalogue() {
        return Catalogue.of(offered, List.of());
    }

    @BeforeEach
    void begin() {
        presets = new Presets(store);
        shelf = new PresetShelf(presets, this::catalogue);
    }

    private void write(String name, String of) throws IOException {
        String text = "fixpoint-preset: 1\nkind: activation\nid: " + name + "\nof: " + of + "\n";
        Files.writeString(folder.resolve(name + ".yaml"), text, StandardCharsets.UTF_8);
    }

    private List<String> settled() throws IOException {
        List<Sighting> seen = Sighting.of(folder, shelf::takes);
        return shelf.settle(seen, seen.stream().map(Sighting::name).collect(Collectors.toSet())).stream()
                .map(verdict -> verdict.state() + " " + verdict.sentence())
                .toList();
    }

    private List<String> ids() {
        return presets.over(catalogue()).stream()
                .map(entry -> entry.descriptor().id())
                .toList();
    }

    @Test
    void aPresetIsInUseAsSoonAsItIsThereAndUntilItGoes() throws IOException {
        write("steep", "{id: line, slope: 5}");
        assertEquals(List.of("ADDED steep added 1 activation: steep"), settled());
        assertEquals(List.of("steep"), ids());
        long changes = presets.changes();

        Files.delete(folder.resolve("steep.yaml"));
        assertEquals(List.of(), settled());
        assertEquals(List.of(), ids());
        assertTrue(presets.changes() > changes);
    }

    @Test
    void aFaultIsToldAndTheOthersAreUsed() throws IOException {
        write("steep", "{id: line, slope: 5}");
        write("wrong", "{id: line, slpoe: 5, slope: x}");
        assertEquals(
                List.of(
                        "ADDED steep added 1 activation: steep",
                        "REFUSED at 4:16 of.slpoe: is not a parameter of line; nearest: \"slope\" (and 1 more)"),
                settled().stream().sorted().toList());
        assertEquals(List.of("steep"), ids());
    }

    @Test
    void aPresetWaitsForWhatItIsMadeOf() throws IOException {
        write("steep", "{id: ramp, height: 5}");
        String waits = settled().get(0);
        assertTrue(waits.startsWith("REFUSED at 4:10 of.id: \"ramp\" is not installed; add the plug-in"), waits);
        assertTrue(waits.endsWith("; it comes into use with that plug-in"), waits);
        offered.add(new Entry(
                new Offer(Descriptor.of(ActivationFunction.class, "ramp", "a ramp")
                        .parameters(Parameter.real("height", "of it"))),
                STOCK));
        assertEquals(List.of("ADDED steep added 1 activation: steep"), settled());
    }

    @Test
    void anotherProcessReadsTheCopiesWithPathsAsInTheOriginal() throws IOException {
        offered.add(table());
        Files.writeString(folder.resolve("points.csv"), "0,1\n");
        write("mine", "{id: table, file: points.csv}");
        assertEquals(List.of("ADDED mine added 1 activation: mine"), settled());
        List<Path> copies = List.copyOf(presets.copies());
        Files.delete(folder.resolve("mine.yaml"));

        Presets there = new Presets(store.resolve("there"));
        List<Verdict> verdicts = new PresetShelf(there, this::catalogue).load(copies);
        assertEquals(
                List.of("mine added 1 activation: mine"),
                verdicts.stream().map(Verdict::sentence).toList());
        assertEquals(1, there.over(catalogue()).size());
        assertEquals(copies, List.copyOf(there.copies()));
    }

    @Test
    void aChangedPresetTakesTheOldOnesPlace() throws IOException {
        write("steep", "{id: line, slope: 5}");
        settled();
        Path copy = presets.copies().iterator().next();
        write("steep", "{id: line, slope: 50}");
        settled();
        assertEquals(
                50.0,
                presets.over(catalogue())
                        .get(0)
                        .descriptor()
                        .parameters()
                        .get(0)
                        .defaultValue()
                        .orElseThrow());
        assertTrue(Files.exists(copy), "a run that began with it reads it still");
    }
}
