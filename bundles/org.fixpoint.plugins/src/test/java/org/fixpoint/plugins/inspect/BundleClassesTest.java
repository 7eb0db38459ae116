package org.fixpoint.plugins.inspect;

import static org.fixpoint.plugins.inspect.SampleJar.CLASS;
import static org.fixpoint.plugins.inspect.SampleJar.good;
import static org.fixpoint.plugins.inspect.SampleJar.swish;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

/** Classes that the running Java cannot load. */
class BundleClassesTest {
    private static final String DAMAGED = "class org.example.swish.Swish is damaged; build the jar anew";

    @TempDir
    Path folder;

    private static byte[] version(int major, int minor) {
        byte[] bytes = swish();
        ByteBuffer.wrap(bytes).putShort(4, (short) minor).putShort(6, (short) major);
        return bytes;
    }

    @Test
    void aTruncatedClassIsDamagedWhereverItIsCut() {
        byte[] whole = swish();
        for (int length = 0; length < whole.length; length++) {
            assertEquals(
                    DAMAGED,
                    good().entry(CLASS, Arrays.copyOf(whole, length)).flaw(folder),
                    "the first " + length + " bytes of " + whole.length);
        }
    }

    @Test
    void bytesAfterTheEndOfAClassAreDamageToo() {
        assertEquals(
                DAMAGED,
                good().entry(CLASS, Arrays.copyOf(swish(), swish().length + 1)).flaw(folder));
    }

    @Test
    void garbageIsNoClass() {
        byte[] garbage = new byte[500];
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        random.nextBytes(garbage);
        assertEquals(DAMAGED, good().entry(CLASS, garbage).flaw(folder));
        ByteBuffer.wrap(garbage).putInt(0xCAFEBABE).putInt(61);
        assertEquals(DAMAGED, good().entry(CLASS, garbage).flaw(folder));
        assertEquals(DAMAGED, good().entry(CLASS, version(40_000, 0)).flaw(folder));
    }

    @Test
    void aClassOfANewerJavaIsToldWithBothVersions() {
        assertEquals(
                "class org.example.swish.Swish was compiled for Java 25, and this is Java 17; "
                        + "compile it with --release 17, or start Fixpoint with Java 25",
                good().entry(CLASS, version(Opcodes.V25, 0)).flaw(folder));
        assertEquals("no flaw", good().entry(CLASS, version(Opcodes.V1_8, 0)).flaw(folder));
    }

    @Test
    void aClassOfAJavaThatTheReaderDoesNotKnowIsReadIfTheRunningJavaDoes() throws Flawed {
        assertEquals(
                "org.example.swish.Swish",
                ClassFile.read(version(44 + 60, 0), "org/example/swish/Swish", 60)
                        .name());
    }

    @Test
    void aClassWithPreviewFeaturesIsRefused() {
        assertEquals(
                "class org.example.swish.Swish uses preview features of Java 17; compile it without --enable-preview",
                good().entry(CLASS, version(Opcodes.V17, 0xFFFF)).flaw(folder));
    }

    @Test
    void aClassOutOfItsPlaceIsTold() {
        assertEquals(
                "class org.example.swish.Swish lies at org/example/Swish.class, which is the place of another; build the jar anew",
                good().entry("org/example/Swish.class", swish()).flaw(folder));
    }

    @Test
    void versionsForANewerJavaAreNotLookedAtAndThoseForThisOneAre() {
        SampleJar jar = good().header("Multi-Release", "true");
        String further = "META-INF/versions/21/" + CLASS;
        assertEquals("no flaw", jar.entry(further, version(Opcodes.V21, 0)).flaw(folder));
        assertEquals(
                "no flaw", good().entry("META-INF/versions/11/" + CLASS, "x").flaw(folder));
        assertEquals(
                DAMAGED,
                good().header("Multi-Release", "true")
                        .entry("META-INF/versions/11/" + CLASS, "x")
                        .flaw(folder));
    }

    @Test
    void theNewestFittingVersionOfAClassCounts() {
        byte[] hidden =
                SampleJar.type("org/example/swish/Swish", 0, "java/lang/Object", "org/fixpoint/api/Contribution");
        assertEquals(
                "class org.example.swish.Swish is a component and not public; declare it public",
                good().header("Multi-Release", "true")
                        .entry("META-INF/versions/17/" + CLASS, hidden)
                        .entry("META-INF/versions/9/" + CLASS, swish())
                        .flaw(folder));
    }

    @Test
    void aModuleDescriptionIsNotLookedAt() {
        assertEquals(
                "no flaw",
                good().entry("module-info.class", version(Opcodes.V25, 0)).flaw(folder));
    }

    @Test
    void classesOfInnerJarsAndFoldersAreThere() {
        byte[] inner = SampleJar.zip(Map.of(CLASS, swish(), "data.txt", new byte[100_000]));
        assertEquals(
                "no flaw",
                good().remove(CLASS)
                        .entry("lib/swish.jar", inner)
                        .header("Bundle-ClassPath", ".,lib/swish.jar")
                        .flaw(folder));
        assertEquals(
                "no flaw",
                good().remove(CLASS)
                        .entry("classes/" + CLASS, swish())
                        .header("Bundle-ClassPath", ".,classes")
                        .flaw(folder));
    }

    @Test
    void missingAndDamagedInnerJarsAreNamed() {
        assertEquals(
                "its Bundle-ClassPath names lib/swish.jar, which is not in the jar; build the jar anew",
                good().header("Bundle-ClassPath", ".,lib/swish.jar").flaw(folder));
        assertEquals(
                "its inner jar lib/swish.jar is damaged; build the jar anew",
                good().header("Bundle-ClassPath", ".,lib/swish.jar")
                        .entry("lib/swish.jar", "hello")
                        .flaw(folder));
        byte[] inner = SampleJar.zip(Map.of(CLASS, swish()));
        inner[60 + CLASS.length()] ^= 1;
        assertEquals(
                "its inner jar lib/swish.jar is damaged; build the jar anew",
                good().header("Bundle-ClassPath", ".,lib/swish.jar")
                        .entry("lib/swish.jar", inner)
                        .flaw(folder));
    }
}
