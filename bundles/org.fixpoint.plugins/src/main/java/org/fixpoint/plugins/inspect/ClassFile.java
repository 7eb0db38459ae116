package org.fixpoint.plugins.inspect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** A class file as the Java Virtual Machine Specification, chapter 4, lays it out; it is read through, never loaded. */
final class ClassFile {
    /** The major version of a class file is that of its Java and this. */
    private static final int MAJOR_OF_JAVA_0 = 44;

    private static final int NEWEST_KNOWN_TO_ASM = Opcodes.V26;
    private static final int FURTHEST_FUTURE = 50;
    private static final int PREVIEW = 0xFFFF;

    private ClassFile() {}

    /**
     * Reads a class that lies at a place below its class path.
     *
     * @param bytes the file
     * @param place {@code a/b/C}
     * @param java the feature number of the running Java
     */
    static ClassFacts read(byte[] bytes, String place, int java) throws Flawed {
        String shown = Shown.of(place.replace('/', '.'));
        if (bytes.length < 10 || ByteBuffer.wrap(bytes).getInt() != 0xCAFEBABE) {
            throw damaged(shown);
        }
        int major = ByteBuffer.wrap(bytes).getShort(6) & 0xFFFF;
        checkVersion(major, ByteBuffer.wrap(bytes).getShort(4) & 0xFFFF, java, shown);
        ClassFacts facts;
        try {
            ClassReader reader = new ClassReader(readable(bytes, major));
            if (end(reader) != bytes.length) {
                throw damaged(shown);
            }
            ClassScan scan = new ClassScan();
            reader.accept(scan, 0);
            facts = scan.facts();
        } catch (RuntimeException | StackOverflowError fault) { // ASM raises various ones on garbage
            throw damaged(shown);
        }
        if (!facts.name().equals(place.replace('/', '.'))) {
            throw Flawed.file(
                    "class " + Shown.of(facts.name()) + " lies at " + Shown.of(place)
                            + ".class, which is the place of another",
                    "build the jar anew");
        }
        return facts;
    }

    private static Flawed damaged(String shown) {
        return Flawed.file("class " + shown + " is damaged", "build the jar anew");
    }

    private static void checkVersion(int major, int minor, int java, String shown) throws Flawed {
        int compiledFor = major - MAJOR_OF_JAVA_0;
        if (compiledFor < 1 || compiledFor > java + FURTHEST_FUTURE) {
            throw damaged(shown);
        }
        if (compiledFor > java) {
            throw Flawed.file(
                    "class " + shown + " was compiled for Java " + compiledFor + ", and this is Java " + java,
                    newerJava(compiledFor, java));
        }
        if (minor == PREVIEW) {
            throw Flawed.file(
                    "class " + shown + " uses preview features of Java " + compiledFor,
                    "compile it without --enable-preview");
        }
    }

    /** What would do for code that needs a newer Java than the running one. */
    static String newerJava(int needed, int java) {
        return "compile it with --release " + java + ", or start Fixpoint with Java " + needed;
    }

    /** A class of a Java that the running JVM knows and ASM does not is read as one of the newest that ASM knows. */
    private static byte[] readable(byte[] bytes, int major) {
        if (major <= NEWEST_KNOWN_TO_ASM) {
            return bytes;
        }
        byte[] older = Arrays.copyOf(bytes, bytes.length);
        ByteBuffer.wrap(older).putShort(6, (short) NEWEST_KNOWN_TO_ASM);
        return older;
    }

    /** Where the last attribute ends, by the lengths of all that follows the constant pool. */
    private static int end(ClassReader reader) {
        int interfaces = reader.header + 6;
        int at = interfaces + 2 + 2 * reader.readUnsignedShort(interfaces);
        at = endOfMembers(reader, endOfMembers(reader, at));
        return endOfAttributes(reader, at);
    }

    private static int endOfMembers(ClassReader reader, int begin) {
        int at = begin + 2;
        for (int count = reader.readUnsignedShort(begin); count > 0; count--) {
            at = endOfAttributes(reader, at + 6);
        }
        return at;
    }

    private static int endOfAttributes(ClassReader reader, int begin) {
        int at = begin + 2;
        for (int count = reader.readUnsignedShort(begin); count > 0; count--) {
            at = Math.addExact(at + 6, Math.max(0, reader.readInt(at + 2)));
        }
        return at;
    }
}
