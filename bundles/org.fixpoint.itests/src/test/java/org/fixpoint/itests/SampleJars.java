package org.fixpoint.itests;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A plug-in made in a test: Java source compiled against the API and bundled by bnd, with Declarative Services descriptions.
 *
 * <p>{@code SampleJars.named("swish").version("1.0.0").source(SampleJars.activation("swish", "x / (1 + StrictMath.exp(-x))")).write(jar)}
 *
 * @param name symbolic name
 * @param version of the bundle
 * @param sources whole compilation units, each with a package of its own or a shared one
 * @param headers manifest headers and bnd instructions that replace what bnd would write
 * @param classPath further jars to compile against
 */
public record SampleJars(
        String name, String version, List<String> sources, Map<String, String> headers, List<Path> classPath) {
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("^public (?:final )?(?:class|interface|record) (\\w+)", Pattern.MULTILINE);

    /** A plug-in without content. */
    public static SampleJars named(String name) {
        return new SampleJars(name, "1.0.0", List.of(), Map.of(), List.of());
    }

    /** With another version. */
    public SampleJars version(String text) {
        return new SampleJars(name, text, sources, headers, classPath);
    }

    /** With one more compilation unit. */
    public SampleJars source(String text) {
        List<String> more = new ArrayList<>(sources);
        more.add(text);
        return new SampleJars(name, version, more, headers, classPath);
    }

    /** With a manifest header or bnd instruction. */
    public SampleJars header(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(key, value);
        return new SampleJars(name, version, sources, more, classPath);
    }

    /** Compiled against one more jar. */
    public SampleJars against(Path jar) {
        List<Path> more = new ArrayList<>(classPath);
        more.add(jar);
        return new SampleJars(name, version, sources, headers, more);
    }

    /**
     * An activation without parameters as a compilation unit, in a package of its own.
     *
     * @param id of the activation, kebab-case
     * @param value a Java expression in {@code x}
     */
    public static String activation(String id, String value) {
        return activation(id, value, "(at(x + 1e-6) - at(x - 1e-6)) / 2e-6", "");
    }

    /**
     * An activation without parameters as a compilation unit, in a package of its own.
     *
     * @param derivative a Java expression in {@code x}; {@code at(x)} is the value
     * @param members further members of the component class, for example a constructor that throws
     */
    public static String activation(String id, String value, String derivative, String members) {
        String type = type(id);
        return """
                package com.example.%1$s;

                import org.fixpoint.api.*;
                import org.fixpoint.api.model.ActivationFunction;
                import org.osgi.service.component.annotations.*;

                @Component(service = Contribution.class)
                public final class %2$s implements Contribution<ActivationFunction> {
                    %6$s

                    @Override
                    public Descriptor<ActivationFunction> descriptor() {
                        return Descriptor.of(ActivationFunction.class, "%3$s", "an activation made by a test");
                    }

                    @Override
                    public ActivationFunction create(Values values) {
                        return new Curve();
                    }

                    private static final class Curve implements ActivationFunction {
                        private static double at(double x) {
                            return %4$s;
                        }

                        @Override
                        public double value(double x) {
                            return at(x);
                        }

                        @Override
                        public double derivative(double x) {
                            return %5$s;
                        }
                    }
                }
                """
                .formatted(id.replace("-", ""), type, id, value, derivative, members);
    }

    /** The class name of {@link #activation(String, String)}, without its package. */
    public static String type(String id) {
        return Pattern.compile("(^|-)(\\w)").matcher(id).replaceAll(m -> m.group(2)
                .toUpperCase(Locale.ROOT));
    }

    /** Compiles, bundles and writes the jar, replacing what is there; gives the same path back. */
    public Path write(Path jar) {
        try {
            Path work = Files.createTempDirectory("sample");
            try {
                bundle(compiled(work), jar);
                return jar;
            } finally {
                delete(work);
            }
        } catch (Exception fault) { // bnd declares Exception
            throw new IllegalStateException(name + " cannot be made", fault);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Path compiled(Path work) throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Path file = work.resolve("src")
                    .resolve(first(PACKAGE, source).replace('.', '/'))
                    .resolve(first(TYPE, source) + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source, StandardCharsets.UTF_8));
        }
        if (files.isEmpty()) {
            return classes;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", classes.toString(), "-cp", compileClassPath(), "--release", "17", "-proc:none");
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(d -> {}, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean done = compiler.getTask(
                            messages,
                            manager,
                            d -> messages.append(d.toString()).append('\n'),
                            options,
                            List.of(),
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!done) {
                throw new IllegalArgumentException(messages.toString());
            }
        }
        return classes;
    }

    private String compileClassPath() {
        return System.getProperty("java.class.path")
                + classPath.stream().map(jar -> File.pathSeparator + jar).collect(Collectors.joining());
    }

    private void bundle(Path classes, Path target) throws Exception {
        try (Builder builder = new Builder()) {
            for (String entry : compileClassPath().split(File.pathSeparator, -1)) {
                if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                    builder.addClasspath(new File(entry));
                }
            }
            builder.addClasspath(classes.toFile());
            Set<String> packages = new LinkedHashSet<>();
            sources.forEach(source -> packages.add(first(PACKAGE, source)));
            builder.setProperty("Bundle-SymbolicName", name);
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("-noimportjava", "true");
            builder.setProperty("-reproducible", "true");
            builder.setProperty(
                    packages.isEmpty() ? "-resourceonly" : "Private-Package",
                    packages.isEmpty() ? "true" : String.join(",", packages));
            headers.forEach(builder::setProperty);
            Jar jar = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", builder.getErrors()));
            }
            jar.write(target.toFile());
        }
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + source);
        }
        return matcher.group(1);
    }
}
