package org.fixpoint.plugins.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.Version;

/** A plug-in with one contribution, entry by entry, to be spoilt in one place. */
final class SampleJar {
    static final String MANIFEST = "META-INF/MANIFEST.MF";
    static final String XML = "OSGI-INF/org.example.swish.Swish.xml";
    static final String CLASS = "org/example/swish/Swish.class";

    /** What the sample needs, on Java 17. */
    static final Surroundings AROUND = new Surroundings(
            List.of(
                    bundle("org.apache.felix.framework", "7.0.5"),
                    extender(),
                    bundle("org.fixpoint.api", "0.1.0", "org.fixpoint.api", "org.fixpoint.api.model"),
                    bundle("org.example.algebra", "1.4.0", "org.example.math")),
            "org.apache.felix.framework",
            17,
            List.of("sun.*"));

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** As bnd would have made it. */
    static SampleJar good() {
        SampleJar jar = new SampleJar();
        jar.header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", "org.example.swish")
                .header("Bundle-Version", "1.0.0")
                .header(
                        "Import-Package",
                        "org.fixpoint.api;version=\"[0.1,1)\",org.fixpoint.api.model;version=\"[0.1,1)\"")
                .header("Service-Component", XML)
                .header(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\","
                                + "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"")
                .entry(CLASS, swish())
                .entry(XML, xml("org.example.swish.Swish", "org.fixpoint.api.Contribution"));
        return jar;
    }

    SampleJar header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    SampleJar without(String header) {
        headers.remove(header);
        return this;
    }

    SampleJar entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    SampleJar entry(String name, String content) {
        return entry(name, content.getBytes(StandardCharsets.UTF_8));
    }

    SampleJar remove(String name) {
        entries.remove(name);
        return this;
    }

    String manifest() {
        StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n");
        headers.forEach((name, value) -> manifest.append(folded(name + ": " + value)));
        return manifest.append("\r\n").toString();
    }

    byte[] bytes() {
        if (!headers.isEmpty()) {
            entries.putIfAbsent(MANIFEST, manifest().getBytes(StandardCharsets.UTF_8));
        }
        return zip(entries);
    }

    Inspection inspect(Path folder) {
        return inspect(folder, bytes());
    }

    /** What is found in a file of these bytes. */
    static Inspection inspect(Path folder, byte[] bytes) {
        try {
            Path file = Files.write(folder.resolve("swish.jar"), bytes);
            return JarInspection.of(file, AROUND);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The sentence, or that there is none. */
    String flaw(Path folder) {
        return inspect(folder).flaw().map(Flaw::sentence).orElse("no flaw");
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static String xml(String implementation, String... services) {
        StringBuilder provided = new StringBuilder();
        for (String service : services) {
            provided.append("<provide interface=\"").append(service).append("\"/>");
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + implementation + "\">\n"
                + (services.length == 0 ? "" : "  <service>" + provided + "</service>\n")
                + "  <implementation class=\"" + implementation + "\"/>\n</scr:component>\n";
    }

    static byte[] swish() {
        return type("org/example/swish/Swish", Opcodes.ACC_PUBLIC, "java/lang/Object", "org/fixpoint/api/Contribution");
    }

    /** A class with a public constructor without parameters and one method with a branch and a loop in it. */
    static byte[] type(String name, int access, String superclass, String... interfaces) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, access | Opcodes.ACC_SUPER, name, null, superclass, interfaces);
        writer.visitSource("Swish.java", null);
        constructor(writer, superclass, Opcodes.ACC_PUBLIC, "()V");
        MethodVisitor value = writer.visitMethod(Opcodes.ACC_PUBLIC, "value", "(D)D", null, null);
        value.visitCode();
        value.visitVarInsn(Opcodes.DLOAD, 1);
        value.visitLdcInsn(1.702);
        value.visitInsn(Opcodes.DMUL);
        value.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/StrictMath", "exp", "(D)D", false);
        value.visitInsn(Opcodes.DRETURN);
        value.visitMaxs(0, 0);
        value.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    static void constructor(ClassWriter writer, String superclass, int access, String descriptor) {
        MethodVisitor made = writer.visitMethod(access, "<init>", descriptor, null, null);
        made.visitCode();
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
        made.visitInsn(Opcodes.RETURN);
        made.visitMaxs(0, 0);
        made.visitEnd();
    }

    /** What starts components. */
    private static Exporter extender() {
        Map<String, Object> attributes = Map.of("osgi.extender", "osgi.component", "version", new Version("1.5.0"));
        return new Exporter(
                "org.apache.felix.scr",
                new Version("2.2.6"),
                List.of(),
                List.of(new Capability("osgi.extender", attributes)));
    }

    static Exporter bundle(String name, String version, String... packages) {
        Version known = new Version(version);
        return new Exporter(
                name,
                known,
                List.of(packages).stream()
                        .map(exported -> new ExportedPackage(exported, known))
                        .toList(),
                List.of());
    }

    /** A line of a manifest may have 72 bytes. */
    private static String folded(String line) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < line.length(); i += i == 0 ? 72 : 71) {
            lines.append(i == 0 ? "" : " ")
                    .append(line, i, Math.min(line.length(), i + (i == 0 ? 72 : 71)))
                    .append("\r\n");
        }
        return lines.toString();
    }
}
