package org.fixpoint.launch.churn;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.fixpoint.itests.SampleJars;
import org.fixpoint.launch.churn.Content.Broken;
import org.fixpoint.launch.churn.Content.Damage;
import org.fixpoint.launch.churn.Content.Sound;

/**
 * The plug-ins that come and go: three activations and two analyses in several versions, whose numbers differ from version to
 * version, and whose last classes are loaded only while a run computes.
 */
public final class Pool {
    /** What the symbolic names begin with. */
    public static final String NAMES = "com.example.";

    private static final List<String> ACTIVATIONS = List.of("alder", "birch", "cedar");
    private static final List<String> ANALYSES = List.of("dogwood", "elm");
    private static final List<String> ORDERS = List.of("One", "Two", "Three");

    private final Map<Content, byte[]> bytes = new HashMap<>();
    private final int versions;

    /** Compiles and bundles all of them; each takes some tenths of a second. */
    public Pool(int versions) throws IOException {
        this.versions = versions;
        for (int version = 1; version <= versions; version++) {
            for (String name : plugins()) {
                Path jar = Files.createTempFile(name, ".jar");
                SampleJars sample = SampleJars.named(NAMES + name).version("1." + version + ".0");
                for (String source : ACTIVATIONS.contains(name) ? activation(name, version) : analysis(name, version)) {
                    sample = sample.source(source);
                }
                bytes.put(new Sound(name, version), Files.readAllBytes(sample.write(jar)));
                Files.delete(jar);
            }
        }
        byte[] whole = bytes(new Sound("alder", 1));
        bytes.put(new Broken(Damage.HALF), Arrays.copyOf(whole, whole.length / 2));
        bytes.put(new Broken(Damage.TRUNCATED_CLASS), withTruncatedClass(whole));
        bytes.put(
                new Broken(Damage.HTML),
                "<!DOCTYPE html><html><body>Not found</body></html>".getBytes(StandardCharsets.UTF_8));
        byte[] garbage = new byte[3_000];
        new SplittableRandom(1).nextBytes(garbage);
        bytes.put(new Broken(Damage.GARBAGE), garbage);
    }

    /** The plug-ins by the last word of their symbolic names. */
    public static List<String> plugins() {
        List<String> all = new ArrayList<>(ACTIVATIONS);
        all.addAll(ANALYSES);
        return all;
    }

    /** How many versions there are of each, numbered from 1. */
    public int versions() {
        return versions;
    }

    /** The content of a file; not to be modified. */
    public byte[] bytes(Content content) {
        return Optional.ofNullable(bytes.get(content)).orElseThrow(() -> new IllegalArgumentException("no " + content));
    }

    /** tanh(c x) with c of the version; beyond 50, where only a run asks, by a class that is not loaded before. */
    private static List<String> activation(String id, int version) {
        String scale = "(1 + " + version + " / 16.0)";
        String value = "Math.abs(x) <= 50 ? StrictMath.tanh(x * " + scale + ") : Tail.of(x)";
        String tail =
                """
                package com.example.%s;

                public final class Tail {
                    public static double of(double x) {
                        return x * %s;
                    }
                }
                """;
        return List.of(
                SampleJars.activation(
                        id, value, scale + " / StrictMath.pow(StrictMath.cosh(x * " + scale + "), 2)", ""),
                tail.formatted(id, scale));
    }

    /** Terms of a series, of an order from 1 to 3, each order by a class that is not loaded before a run asks for it. */
    private static List<String> analysis(String id, int version) {
        List<String> sources = new ArrayList<>();
        sources.add(
                """
                package com.example.%1$s;

                import java.util.*;
                import org.fixpoint.api.*;
                import org.fixpoint.api.analysis.*;
                import org.fixpoint.api.model.Facet;
                import org.osgi.service.component.annotations.*;

                @Component(service = Contribution.class)
                public final class %2$s implements Contribution<Analysis> {
                    private static final Parameter.Whole ORDER =
                            Parameter.whole("order", "which of the series", 1, 3).byDefault(1);

                    @Override
                    public Descriptor<Analysis> descriptor() {
                        return Descriptor.of(Analysis.class, "%1$s-terms", "a series made by a test").parameters(ORDER);
                    }

                    @Override
                    public Analysis create(Values values) {
                        return new Series(values.get(ORDER));
                    }

                    private record Series(int order) implements Analysis {
                        @Override
                        public Set<Facet<?>> needs() {
                            return Set.of(Facet.ACTIVATION);
                        }

                        @Override
                        public boolean needsInputs() {
                            return false;
                        }

                        @Override
                        public List<ItemSpec> yields() {
                            return List.of(new ItemSpec("terms", Item.Array.class, "terms", List.of("term"), "the terms"));
                        }

                        @Override
                        public List<Item> run(Subject subject, RunContext run) {
                            double[] terms = new double[8];
                            for (int k = 0; k < terms.length; k++) {
                                terms[k] = order == 1 ? TermOne.at(k) : order == 2 ? TermTwo.at(k) : TermThree.at(k);
                            }
                            return List.of(new Item.Array(
                                    "terms", "terms", "", List.of(Dimension.index("term", terms.length)), terms));
                        }
                    }
                }
                """
                        .formatted(id, SampleJars.type(id)));
        for (String order : ORDERS) {
            sources.add(
                    """
                    package com.example.%s;

                    public final class Term%s {
                        public static double at(int k) {
                            return StrictMath.pow(%d + 1 / %d.0, k);
                        }
                    }
                    """
                            .formatted(id, order, ORDERS.indexOf(order) + 1, version + 2));
        }
        return sources;
    }

    private static byte[] withTruncatedClass(byte[] jar) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream to = new ZipOutputStream(out)) {
            Optional<ZipEntry> entry = Optional.ofNullable(from.getNextEntry());
            while (entry.isPresent()) {
                byte[] whole = from.readAllBytes();
                to.putNextEntry(new ZipEntry(entry.get().getName()));
                to.write(whole, 0, entry.get().getName().endsWith("Tail.class") ? whole.length / 2 : whole.length);
                to.closeEntry();
                entry = Optional.ofNullable(from.getNextEntry());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
