package org.fixpoint.plugins.inspect;

import static org.fixpoint.plugins.inspect.SampleJar.CLASS;
import static org.fixpoint.plugins.inspect.SampleJar.XML;
import static org.fixpoint.plugins.inspect.SampleJar.good;
import static org.fixpoint.plugins.inspect.SampleJar.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The table of verdicts in docs/plugin-guide.md says what the program says. */
class GuideVerdictsTest {
    private static final String CONTRIBUTION = "org/fixpoint/api/Contribution";
    private static final String OBJECT = "java/lang/Object";

    /** Those that other plug-ins bring about; the live test of drop-ins has them, word for word. */
    private static final Set<String> LIVE = Set.of(
            "added nothing new: its activation \"swish\" is hidden by the one of …",
            "gives way to swish 1.2 (…)",
            "gives way to swish 1.0 (…), which has the same name and version, other content, and was written later",
            "has the same content as …, which is used",
            "was not tried to the end: its process was killed from outside (exit code 137)");

    @TempDir
    Path folder;

    /** The verdicts of the table, several of a row apart. */
    private static List<String> documented() throws IOException {
        List<String> verdicts = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("../../docs/plugin-guide.md"))) {
            inside = line.startsWith("| the verdict says ") || (inside && line.startsWith("|"));
            if (inside && !line.startsWith("|---") && !line.startsWith("| the verdict says ")) {
                verdicts.addAll(List.of(line.split(" *\\| *", -1)[1].split("; ", -1)));
            }
        }
        return verdicts;
    }

    /** A verdict of the table as a pattern: any name for an ellipsis, any number for a number. */
    private static Pattern pattern(String verdict) {
        return Pattern.compile(Stream.of(verdict.split("(?<=…)|(?=…)|(?<=\\d)(?=[^\\d.])|(?<=[^\\d.])(?=\\d)", -1))
                .map(part -> part.equals("…") ? ".*" : part.matches("[\\d.]+") ? "[\\d.]+" : Pattern.quote(part))
                .collect(Collectors.joining()));
    }

    private List<String> told() throws IOException {
        byte[] whole = good().bytes();
        byte[] garbled = whole.clone();
        garbled[ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 6)] ^= 1;
        byte[] spoilt = whole.clone();
        spoilt[30 + CLASS.length() + 40] ^= 1;
        byte[] newer = SampleJar.swish();
        ByteBuffer.wrap(newer).putShort(6, (short) 65);
        ClassWriter hidden = new ClassWriter(0);
        hidden.visit(
                Opcodes.V17, Opcodes.ACC_PUBLIC, "org/example/swish/Swish", null, OBJECT, new String[] {CONTRIBUTION});
        List<String> told = new ArrayList<>(Stream.of(
                        "hello".getBytes(StandardCharsets.UTF_8),
                        "<!DOCTYPE html><html></html>".getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOf(whole, whole.length / 2),
                        garbled,
                        spoilt,
                        good().without("Bundle-SymbolicName").bytes(),
                        SampleJar.zip(java.util.Map.of("readme.txt", new byte[1])),
                        good().entry(CLASS, newer).bytes(),
                        good().entry(CLASS, new byte[20]).bytes(),
                        good().remove(XML).bytes(),
                        good().remove(CLASS).bytes(),
                        good().entry(CLASS, type("org/example/swish/Swish", 0, OBJECT, CONTRIBUTION))
                                .bytes(),
                        good().entry(
                                        CLASS,
                                        type(
                                                "org/example/swish/Swish",
                                                Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT,
                                                OBJECT,
                                                CONTRIBUTION))
                                .bytes(),
                        good().entry(CLASS, hidden.toByteArray()).bytes(),
                        good().without("Service-Component").bytes(),
                        good().without("Service-Component")
                                .entry(CLASS, type("org/example/swish/Swish", Opcodes.ACC_PUBLIC, OBJECT))
                                .bytes(),
                        good().header("Import-Package", "org.example.absent").bytes(),
                        good().header("Import-Package", "org.example.math;version=\"[2,3)\"")
                                .bytes(),
                        good().header("Require-Capability", "org.example.tables")
                                .bytes(),
                        good().header("Export-Package", "org.fixpoint.api").bytes(),
                        good().header("Import-Package", "org.fixpoint.engine.plan")
                                .bytes(),
                        good().header("Import-Package", "org.fixpoint.api;version=\"[2,3)\"")
                                .bytes())
                .map(bytes ->
                        SampleJar.inspect(folder, bytes).flaw().orElseThrow().sentence())
                .toList());
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        told.add(FolderSafety.refusal(open).orElseThrow());
        told.add(FolderSafety.refusal(Files.createDirectory(open.resolve("within")))
                .orElseThrow());
        return told;
    }

    @Test
    void everyVerdictOfTheTableIsTold() throws IOException {
        List<String> verdicts = documented();
        assertTrue(verdicts.containsAll(LIVE) && verdicts.size() > 20, verdicts.toString());
        List<String> told = told();
        assertEquals(
                List.of(),
                verdicts.stream()
                        .filter(verdict -> !LIVE.contains(verdict))
                        .filter(verdict -> told.stream()
                                .noneMatch(sentence ->
                                        pattern(verdict).matcher(sentence).find()))
                        .toList());
    }

    @Test
    void everyFlawThatIsTriedHereIsInTheTable() throws IOException {
        List<Pattern> patterns =
                documented().stream().map(GuideVerdictsTest::pattern).toList();
        assertEquals(
                List.of(),
                told().stream()
                        .filter(sentence -> patterns.stream()
                                .noneMatch(pattern -> pattern.matcher(sentence).find()))
                        .toList());
    }
}
