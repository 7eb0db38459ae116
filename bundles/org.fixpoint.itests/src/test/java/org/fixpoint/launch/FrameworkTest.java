package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The headless feature in a real Felix, inside this JVM. */
class FrameworkTest {
    private static RunningFramework framework;

    @BeforeAll
    static void start() throws LaunchException {
        Path home = Path.of(System.getProperty("fixpoint.dist"));
        framework = RunningFramework.start(
                FeatureFile.read(home.resolve("features/headless.json"), home.resolve("repository")));
    }

    @AfterAll
    static void stop() {
        framework.close();
    }

    @Test
    void everyBundleOfTheFeatureIsActive() {
        List<String> others = Arrays.stream(framework.context().getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
        assertEquals(List.of(), others);
        assertTrue(framework.context().getBundles().length > 20);
    }

    @Test
    void everyComponentClassOfOursIsRegisteredAsAService() throws Exception {
        for (Bundle bundle : framework.context().getBundles()) {
            String components = String.valueOf(bundle.getHeaders().get("Service-Component"));
            if (bundle.getSymbolicName().startsWith("org.fixpoint.") && !components.equals("null")) {
                int promised = components.split(",").length;
                ServiceReference<?>[] services = bundle.getRegisteredServices();
                assertEquals(promised, services == null ? 0 : services.length, bundle.getSymbolicName());
            }
        }
    }

    @Test
    void oneApplicationIsOfferedForTheCommandLineAndNoneForAnUnknownMode() {
        assertTrue(framework.application("headless").isPresent());
        assertTrue(framework.application("no-such-mode", 100).isEmpty());
    }
}
