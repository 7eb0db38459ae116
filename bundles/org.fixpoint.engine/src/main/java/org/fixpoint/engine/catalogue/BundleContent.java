package org.fixpoint.engine.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;

/** The SHA-256 of installed bundles, each read once. */
final class BundleContent {
    private record Revision(long bundle, long lastModified) {}

    private final Map<Revision, Origin> known = new ConcurrentHashMap<>();

    /** Name, version and content hash of a bundle. */
    Origin origin(Bundle bundle) {
        return known.computeIfAbsent(
                new Revision(bundle.getBundleId(), bundle.getLastModified()),
                revision -> new Origin(
                        Optional.ofNullable(bundle.getSymbolicName()).orElse("bundle-" + bundle.getBundleId()),
                        bundle.getVersion().toString(),
                        hash(bundle)));
    }

    /** Of the jar if the bundle's location names one; else of its entries' paths and contents in alphabetical order. */
    static String hash(Bundle bundle) {
        try {
            Optional<Path> jar = jar(bundle.getLocation());
            return jar.isPresent() ? Sha256.of(jar.get()) : hashOfEntries(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read bundle " + bundle.getLocation(), e);
        }
    }

    private static Optional<Path> jar(String location) {
        String url = location.startsWith("reference:") ? location.substring("reference:".length()) : location;
        if (!url.startsWith("file:")) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(URI.create(url));
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (IllegalArgumentException notAHierarchicalUri) {
            Path path = Path.of(url.substring("file:".length()));
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        }
    }

    private static String hashOfEntries(Bundle bundle) throws IOException {
        Enumeration<URL> found =
                Optional.ofNullable(bundle.findEntries("/", "*", true)).orElse(Collections.emptyEnumeration());
        Map<String, URL> byPath = new TreeMap<>();
        while (found.hasMoreElements()) {
            URL entry = found.nextElement();
            if (!entry.getPath().endsWith("/")) {
                byPath.put(entry.getPath(), entry);
            }
        }
        MessageDigest digest = Sha256.fresh();
        for (Map.Entry<String, URL> entry : byPath.entrySet()) {
            digest.update((entry.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
            MessageDigest content = Sha256.fresh();
            try (InputStream in = entry.getValue().openStream()) {
                Sha256.absorb(in, content);
            }
            digest.update(content.digest());
        }
        return Sha256.hex(digest.digest());
    }
}
