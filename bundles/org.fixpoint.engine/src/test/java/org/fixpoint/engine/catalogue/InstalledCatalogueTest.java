package org.fixpoint.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.engine.plan.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** Outside a framework, with bundles that answer the few questions asked; inside one it is tested with the whole distribution. */
class InstalledCatalogueTest {
    private final Path folder;

    InstalledCatalogueTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("hashCode")) {
                        return System.identityHashCode(self);
                    }
                    if (method.getName().equals("equals")) {
                        return self == arguments[0];
                    }
                    return Optional.ofNullable(answers.get(method.getName()))
                            .orElseThrow()
                            .apply(arguments);
                });
        return type.cast(proxy);
    }

    private static Bundle bundle(long id, String name, String location, Path root) {
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        answers.put("getBundleId", a -> id);
        answers.put("getLastModified", a -> 1L);
        answers.put("getSymbolicName", a -> name);
        answers.put("getVersion", a -> new Version(1, 2, 3));
        answers.put("getLocation", a -> location);
        answers.put("findEntries", a -> Collections.enumeration(urls(root)));
        return answering(Bundle.class, answers);
    }

    private static List<URL> urls(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(InstalledCatalogueTest::url)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // a proxy has no type arguments
    private static ServiceReference<Contribution<?>> reference(Bundle bundle, int ranking, long id) {
        return answering(
                ServiceReference.class,
                Map.of(
                        "getBundle", a -> bundle,
                        "getProperty", a -> a[0].equals(Constants.SERVICE_RANKING) ? (Object) ranking : (Object) id));
    }

    private static InstalledCatalogue installed(Bundle... bundles) {
        return new InstalledCatalogue(answering(BundleContext.class, Map.of("getBundles", a -> bundles)));
    }

    private static Contribution<?> relu() {
        return Samples.catalogue()
                .find(ActivationFunction.class, "relu")
                .orElseThrow()
                .contribution();
    }

    private Path jar() throws IOException {
        return Files.writeString(folder.resolve("a.jar"), "abc");
    }

    @Test
    void contributionsComeAndGoWithTheBundleTheyAreFrom() throws IOException {
        Bundle stock = bundle(1, "org.example.stock", "file:" + jar(), folder);
        Bundle engine = bundle(2, "org.fixpoint.engine", "reference:" + jar().toUri(), folder);
        InstalledCatalogue installed = installed(stock, engine);
        ServiceReference<Contribution<?>> reference = reference(stock, 0, 1);
        installed.add(reference, relu());
        Catalogue catalogue = installed.snapshot();
        String abc =
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-4, example for "abc"
        assertEquals(
                new Origin("org.example.stock", "1.2.3", abc),
                catalogue.find(ActivationFunction.class, "relu").orElseThrow().origin());
        assertEquals(List.of(new Origin("org.fixpoint.engine", "1.2.3", abc)), catalogue.platform());
        long changes = installed.changes();
        installed.remove(reference);
        assertTrue(installed.changes() > changes);
        assertEquals(List.of(), installed.snapshot().ids(ActivationFunction.class));
        assertEquals(List.of("relu"), catalogue.ids(ActivationFunction.class)); // a snapshot stays as it was
    }

    @Test
    void theServiceRankingDecidesBetweenTwoOfOneId() throws IOException {
        Bundle low = bundle(1, "low", "file:" + jar(), folder);
        Bundle high = bundle(2, "high", "file:" + jar(), folder);
        InstalledCatalogue installed = installed(low, high);
        installed.add(reference(low, 0, 1), relu());
        installed.add(reference(high, 10, 2), relu());
        Catalogue catalogue = installed.snapshot();
        assertEquals(
                "high",
                catalogue
                        .find(ActivationFunction.class, "relu")
                        .orElseThrow()
                        .origin()
                        .bundle());
        assertEquals("low", catalogue.overruled().get(0).origin().bundle());
    }

    @Test
    void aBundleWithoutAJarIsHashedFromItsEntries() throws IOException {
        Files.writeString(folder.resolve("x.txt"), "1");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/y.txt"), "2");
        String before = BundleContent.hash(bundle(1, "b", "inputstream:whatever", folder));
        assertEquals(before, BundleContent.hash(bundle(9, "b", "reference:" + folder.toUri(), folder)));
        Files.writeString(folder.resolve("sub/y.txt"), "3");
        assertNotEquals(before, BundleContent.hash(bundle(1, "b", "inputstream:whatever", folder)));
    }
}
