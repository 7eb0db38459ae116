package org.fixpoint.plugins.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fixpoint.engine.catalogue.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is, before anything in it counts. */
class JarInspectionTest {
    @TempDir
    Path folder;

    private String flaw(byte[] bytes) {
        return SampleJar.inspect(folder, bytes).flaw().map(Flaw::sentence).orElse("no flaw");
    }

    private String flaw(String text) {
        return flaw(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aGoodJarHasNoFlawAndSaysWhatItIs() {
        byte[] bytes = SampleJar.good()
                .header("Export-Package", "org.example.swish;version=1.2")
                .bytes();
        Inspection found = SampleJar.inspect(folder, bytes);
        assertEquals(Optional.empty(), found.flaw());
        assertEquals("swish.jar", found.file());
        assertEquals("org.example.swish", found.name());
        assertEquals("1.0.0", found.version());
        assertEquals(Sha256.of(bytes), found.sha256());
        assertEquals(List.of("org.example.swish.Swish"), found.components());
        Exporter exports = found.exports().orElseThrow();
        assertEquals("org.example.swish 1.0.0", exports.toString());
        assertEquals("1.2.0", exports.packages().get(0).version().toString());
    }

    @Test
    void theBeginningOfAnArchiveIsToldFromAWholeOneAndFromWhatIsNone() throws IOException {
        byte[] whole = SampleJar.good().bytes();
        Path file = folder.resolve("copy.jar");
        for (int length : new int[] {0, 3, 30, whole.length / 2, whole.length - 23, whole.length - 1}) {
            assertTrue(JarInspection.isBegun(Files.write(file, Arrays.copyOf(whole, length))), length + " bytes");
        }
        assertFalse(JarInspection.isBegun(Files.write(file, whole)));
        assertFalse(JarInspection.isBegun(Files.writeString(file, "<html>")));
        assertFalse(JarInspection.isBegun(folder.resolve("absent.jar")));
    }

    @Test
    void aDownloadPageSavedAsJarIsTold() {
        String told = "is no jar: it begins with an HTML page, as a download page saved in place of the file does; "
                + "download the file itself";
        assertEquals(told, flaw("<!DOCTYPE html><html><body>404</body></html>"));
        assertEquals(told, flaw("\uFEFF\r\n  <HTML><body>sign in</body></HTML>"));
        assertEquals(told, flaw("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"></html>"));
    }

    @Test
    void whatIsNoArchiveIsToldByItsKind() {
        assertEquals("is empty; copy it again", flaw(""));
        assertEquals(
                "is not a zip archive, as a jar is; build it with bnd, fixpoint new plugin shows how", flaw("hello"));
        assertEquals("is not a zip archive, as a jar is; build it with bnd, fixpoint new plugin shows how", flaw("P"));
        assertEquals(
                "is no jar but a Git LFS pointer to one; run git lfs pull and copy it again",
                flaw("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"));
        assertEquals(
                "is a single class, no jar; build a jar with bnd, fixpoint new plugin shows how",
                flaw(SampleJar.swish()));
    }

    @Test
    void aFileThatIsGoneOrAFolderIsTold() throws IOException {
        Path missing = folder.resolve("missing.jar");
        assertEquals(
                "is not there any more; copy it again",
                JarInspection.of(missing, SampleJar.AROUND).flaw().orElseThrow().sentence());
        Path directory = Files.createDirectory(folder.resolve("folder.jar"));
        assertEquals(
                "is a folder, no jar; drop in the jar itself",
                JarInspection.of(directory, SampleJar.AROUND)
                        .flaw()
                        .orElseThrow()
                        .sentence());
    }

    @Test
    void aHalfCopiedJarIsCutOff() {
        byte[] whole = SampleJar.good().bytes();
        String told = "is cut off (the archive's directory at the end is missing); copy it again";
        for (int length : new int[] {4, 30, whole.length / 2, whole.length - 23, whole.length - 1}) {
            assertEquals(told, flaw(Arrays.copyOf(whole, length)), "the first " + length + " bytes");
        }
        byte[] preallocated = Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length);
        assertEquals(told, flaw(preallocated), "zeros where the rest will come");
    }

    @Test
    void aGarbledDirectoryIsTold() {
        byte[] bytes = SampleJar.good().bytes();
        int directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 6);
        bytes[directory] ^= 1;
        assertEquals("is a damaged zip archive (its directory cannot be read); copy it again", flaw(bytes));
    }

    @Test
    void aDamagedEntryIsNamed() {
        byte[] bytes = SampleJar.good().bytes();
        int data = 30 + SampleJar.CLASS.length(); // the class comes first, after its local header
        bytes[data + 40] ^= 1;
        assertEquals("its entry org/example/swish/Swish.class is damaged; copy or build the jar anew", flaw(bytes));
    }

    @Test
    void aBombIsRefusedByWhatItClaims() {
        byte[] bytes = SampleJar.good().entry("data.bin", new byte[1000]).bytes();
        int directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 6);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 600 << 20); // size uncompressed
        assertEquals(
                "it unpacks to more than 512 MB; keep data out of the plug-in and beside the experiment", flaw(bytes));
    }

    @Test
    void anEntryThatUnpacksToMoreThanItClaimsIsDamaged() {
        byte[] bytes = SampleJar.good().bytes();
        int directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 6);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 10);
        assertEquals("its entry org/example/swish/Swish.class is damaged; copy or build the jar anew", flaw(bytes));
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path huge = folder.resolve("huge.jar");
        try (var channel = FileChannel.open(huge, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), Bounds.ARCHIVE); // a sparse file
        }
        assertEquals(
                "is larger than 256 MB; keep data out of the plug-in and beside the experiment",
                JarInspection.of(huge, SampleJar.AROUND).flaw().orElseThrow().sentence());
    }

    @Test
    void tooManyEntriesAreRefused() {
        SampleJar jar = SampleJar.good();
        for (int i = 0; i < Bounds.ENTRIES; i++) {
            jar.entry("data/" + i, "");
        }
        assertEquals(
                "has more than 65,000 entries; keep data out of the plug-in and beside the experiment",
                jar.flaw(folder));
    }

    @Test
    void entriesThatPointOutOfTheJarAreRefused() {
        for (String name : List.of("../evil.txt", "a/../../evil.txt", "/etc/evil", "a\\evil", "C:/evil", "a/..")) {
            assertEquals(
                    "its entry \"" + name + "\" points out of the jar; build the jar anew from a source you trust",
                    SampleJar.good().entry(name, "x").flaw(folder));
        }
        assertEquals("no flaw", SampleJar.good().entry("a..b/..c/d..", "x").flaw(folder));
    }

    @Test
    void twoDifferentEntriesOfOneNameAreRefused() {
        SampleJar jar = SampleJar.good().entry("dataA", "one").entry("dataB", "two");
        byte[] bytes = jar.bytes();
        byte[] doubled = replaced(bytes, "dataB", "dataA");
        assertEquals("it has two different entries dataA; build the jar anew", flaw(doubled));
        byte[] same = replaced(
                SampleJar.good().entry("dataA", "one").entry("dataB", "one").bytes(), "dataB", "dataA");
        assertEquals("no flaw", flaw(same));
    }

    @Test
    void controlCharactersOfANameNeverReachTheTerminal() {
        String told = SampleJar.good().entry("../\u001B[31mred\n", "x").flaw(folder);
        assertTrue(told.chars().noneMatch(Character::isISOControl), told);
    }

    @Test
    void aJarOfOneMegabyteTakesLessThanAFifthOfASecond() {
        Random random = new Random(3);
        SampleJar jar = SampleJar.good();
        for (int i = 0; i < 400; i++) {
            String name = "org/example/swish/Layer" + i;
            jar.entry(name + ".class", SampleJar.type(name, 1, "java/lang/Object"));
        }
        byte[] data = new byte[900_000]; // cannot be compressed
        random.nextBytes(data);
        byte[] bytes = jar.entry("data.bin", data).bytes();
        assertTrue(bytes.length > 1_000_000, bytes.length + " bytes");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean(); // its own time, whatever else the machine does
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long begin = threads.getCurrentThreadCpuTime();
            assertEquals("no flaw", flaw(bytes));
            best = Math.min(best, threads.getCurrentThreadCpuTime() - begin);
        }
        assertTrue(best < 200_000_000, best / 1e6 + " ms");
    }

    @Test
    void aFlawInTheFileIsNotCurableAndOneInTheSurroundingsIs() {
        assertEquals(
                false,
                SampleJar.inspect(folder, SampleJar.zip(Map.of()))
                        .flaw()
                        .orElseThrow()
                        .curable());
        assertEquals(
                true,
                SampleJar.good()
                        .header("Import-Package", "org.example.absent")
                        .inspect(folder)
                        .flaw()
                        .orElseThrow()
                        .curable());
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
