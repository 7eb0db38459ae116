package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.classfile.ConstantPool;
import aQute.bnd.classfile.ConstantPool.MethodrefInfo;
import aQute.bnd.classfile.ConstantPool.NameAndTypeInfo;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results are compared bit by bit, so what computes them calls no method of {@code Math} whose last digits the JVM may choose.
 *
 * <p>Read off the built jars. {@code StrictMath} has the same functions with fixed digits; what is not named here, as the square
 * root, {@code fma} and {@code abs}, is exact.
 */
class PortableArithmeticTest {
    private static final Set<String> MAY_DIFFER = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10", "log1p", "pow",
            "cbrt", "hypot", "sinh", "cosh", "tanh");

    @ParameterizedTest
    @ValueSource(strings = {"api", "maths", "engine", "activations", "networks", "memories", "analyses", "visualizers"})
    void whatComputesResultsUsesTheSameFunctionsOnEveryMachine(String bundle) throws IOException {
        Path jar = Distribution.jars().stream()
                .filter(path -> Distribution.header(path, "Bundle-SymbolicName").equals("org.fixpoint." + bundle))
                .findFirst()
                .orElseThrow();
        int classes = 0;
        List<String> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    classes++;
                    try (InputStream bytes = file.getInputStream(entry)) {
                        found.addAll(calls(entry.getName(), bytes.readAllBytes()));
                    }
                }
            }
        }
        assertTrue(classes > 10, jar + " has " + classes + " classes");
        assertEquals(List.of(), found);
    }

    @Test
    void aCallAndAReferenceAreSeen() throws IOException {
        assertEquals(1, Caller.of(0), 1e-15);
        assertEquals(2, calls("Caller", bytesOf(Caller.class)).size());
    }

    /** Calls what may differ, by name and by reference, beside what is exact. */
    private static final class Caller {
        static double of(double x) {
            return Math.sqrt(Math.exp(x))
                    + Set.of(x).stream()
                            .mapToDouble(Double::doubleValue)
                            .map(Math::cbrt)
                            .sum();
        }
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream bytes = type.getResourceAsStream(name)) {
            return bytes == null ? new byte[0] : bytes.readAllBytes();
        }
    }

    /** What the class calls, as its constant pool names it. */
    private static List<String> calls(String name, byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipBytes(8); // the magic number and the version
        ConstantPool pool = ConstantPool.read(in);
        List<String> found = new ArrayList<>();
        for (int i = 1; i < pool.size(); i++) {
            if (pool.entry(i) instanceof MethodrefInfo method
                    && pool.className(method.class_index).equals("java/lang/Math")) {
                NameAndTypeInfo called = pool.entry(method.name_and_type_index);
                if (MAY_DIFFER.contains(pool.utf8(called.name_index))) {
                    found.add(name + " calls Math." + pool.utf8(called.name_index));
                }
            }
        }
        return found;
    }
}
