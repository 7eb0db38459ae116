package org.fixpoint.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The built distribution that the tests look at. */
public final class Distribution {
    private Distribution() {}

    /** The folder with {@code lib}, {@code repository} and {@code features}. */
    public static Path home() {
        return property("fixpoint.dist");
    }

    /** The source tree. */
    public static Path root() {
        return property("fixpoint.root");
    }

    private static Path property(String name) {
        return Path.of(Optional.ofNullable(System.getProperty(name))
                        .orElseThrow(() -> new IllegalStateException("-D" + name + " is not set")))
                .toAbsolutePath()
                .normalize();
    }

    /** Every jar in the repository folder. */
    static List<Path> jars() {
        try (Stream<Path> paths = Files.walk(home().resolve("repository"))) {
            return paths.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Main attribute of a jar's manifest, or empty. */
    static String header(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = Optional.ofNullable(file.getManifest()).orElseGet(Manifest::new);
            return Optional.ofNullable(manifest.getMainAttributes().getValue(name))
                    .orElse("");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
