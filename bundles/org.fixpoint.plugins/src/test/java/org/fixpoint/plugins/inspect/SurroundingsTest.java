package org.fixpoint.plugins.inspect;

import static org.fixpoint.plugins.inspect.SampleJar.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The inspection held against a framework: what the one refuses the other cannot start. */
class SurroundingsTest {
    @TempDir
    Path folder;

    private Framework framework;
    private BundleContext context;

    @BeforeEach
    void start() throws BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.fixpoint.api;version=0.1.0,org.fixpoint.api.model;version=0.1.0",
                        Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA,
                        "osgi.extender;osgi.extender=osgi.component;version:Version=1.5.0",
                        Constants.FRAMEWORK_BOOTDELEGATION,
                        "sun.*, com.sun.*",
                        "felix.log.level",
                        "0"));
        framework.start();
        context = framework.getBundleContext();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private Path file(SampleJar jar, String name) throws Exception {
        return Files.write(folder.resolve(name), jar.bytes());
    }

    private Surroundings now() {
        return Surroundings.of(context, bundle -> true);
    }

    @Test
    void theFrameworkItselfIsThere() {
        Surroundings found = now();
        assertEquals("0.1.0", found.api().orElseThrow().toString());
        assertEquals(Runtime.version().feature(), found.java());
        assertEquals(2, found.delegated().size());
        Exporter system = found.bundles().get(0);
        assertEquals(found.system(), system.name());
        assertTrue(
                system.packages().stream().anyMatch(exported -> exported.name().equals("javax.xml.stream")));
    }

    @Test
    void aFlawlessBundleStarts() throws Exception {
        Path jar = file(good(), "good.jar");
        assertTrue(JarInspection.of(jar, now()).flaw().isEmpty());
        Bundle bundle = context.installBundle(jar.toUri().toString());
        bundle.start();
        assertEquals(Bundle.ACTIVE, bundle.getState());
    }

    @Test
    void whatIsRefusedForItsNeedsDoesNotStart() throws Exception {
        SampleJar[] needy = {
            good().header("Import-Package", "org.example.absent"),
            good().header("Import-Package", "org.fixpoint.api;version=\"[2,3)\""),
            good().header("Require-Bundle", "org.example.absent"),
            good().header("Require-Bundle", "system.bundle;bundle-version=99"),
            good().header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=60))\""),
            good().header("Require-Capability", "com.example.tables"),
            good().header("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=absent)\""),
            good().header("Require-Capability", "osgi.extender;filter:=\"(version>=2)\""),
        };
        for (int i = 0; i < needy.length; i++) {
            Path jar = file(needy[i].header("Bundle-SymbolicName", "needy" + i), "needy" + i + ".jar");
            assertTrue(JarInspection.of(jar, now()).flaw().isPresent(), "bundle " + i);
            Bundle bundle = context.installBundle(jar.toUri().toString());
            assertThrows(BundleException.class, bundle::start, "bundle " + i);
        }
    }

    @Test
    void whatIsNotRefusedForItsNeedsStarts() throws Exception {
        SampleJar[] content = {
            good().header("Import-Package", "org.example.absent;resolution:=optional,org.fixpoint.api,java.util"),
            good().header("DynamicImport-Package", "*"),
            good().header("Require-Bundle", "system.bundle"),
            good().header("Require-Capability", "com.example.tables;resolution:=optional"),
            good().header("Require-Capability", "com.example.tables;effective:=active"),
            good().header(
                            "Require-Capability",
                            "osgi.identity;filter:=\"(osgi.identity=org.example.other)\";resolution:=optional"),
            good().header(
                            "Require-Capability",
                            "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.4)(!(version>=2)))\""),
            good().header("Require-Capability", "own;filter:=\"(&(sizes=3)(n>=9)(x<=0.5)(at<=1.4))\"")
                    .header(
                            "Provide-Capability",
                            "own;sizes:List<Long>=\"2,3\";n:Long=10;x:Double=0.25;at:Version=1.3.9"),
            good().header("Export-Package", "org.example.swish;version=\"1.2\";uses:=\"org.fixpoint.api,a\""),
        };
        for (int i = 0; i < content.length; i++) {
            Path jar = file(content[i].header("Bundle-SymbolicName", "content" + i), "content" + i + ".jar");
            assertEquals(
                    "", JarInspection.of(jar, now()).flaw().map(Flaw::sentence).orElse(""), "bundle " + i);
            Bundle bundle = context.installBundle(jar.toUri().toString());
            bundle.start();
            assertEquals(Bundle.ACTIVE, bundle.getState(), "bundle " + i);
        }
    }

    @Test
    void bundlesThatAreNotOfferedLendNothing() throws Exception {
        Path lender = file(good().header("Export-Package", "org.example.swish;version=1.2"), "lender.jar");
        Bundle installed = context.installBundle(lender.toUri().toString());
        Path needy = file(
                good().header("Bundle-SymbolicName", "needy")
                        .header("Import-Package", "org.fixpoint.api,org.example.swish;version=\"[1.2,2)\""),
                "needy.jar");
        assertTrue(JarInspection.of(needy, now()).flaw().isEmpty(), "installed and not yet resolved");
        installed.start();
        assertTrue(JarInspection.of(needy, now()).flaw().isEmpty(), "resolved");
        Surroundings without = Surroundings.of(context, bundle -> !bundle.equals(installed));
        assertTrue(JarInspection.of(needy, without).flaw().orElseThrow().curable());
    }
}
