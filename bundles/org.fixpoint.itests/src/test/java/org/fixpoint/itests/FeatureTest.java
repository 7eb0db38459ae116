package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feature file, the resolver's run file and the repository folder name the same bundles. */
class FeatureTest {
    @Test
    void theRunFileThatTheResolverVerifiesIsTheFeatureThatShips() throws IOException {
        assertEquals(names(featureJars("headless", "")), runBundles("headless.bndrun", "-runbundles:"));
    }

    @Test
    void theRunFileOfTheWindowIsItsFeatureOnOnePlatform() throws IOException {
        assertEquals(
                names(featureJars("desktop", "linux-x86_64")), runBundles("desktop.bndrun", "-runbundles.desktop:"));
    }

    @Test
    void theRunFileOfNativeNumericsIsItsFeature() throws IOException {
        Path installed = Path.of(System.getProperty("fixpoint.native", ""));
        List<Path> jars = featureJars(installed, "native", "");
        assertEquals(names(jars), runBundles("native/native.bndrun", "-runbundles.native:"));
        assertTrue(jars.stream().allMatch(Files::isRegularFile), jars.toString());
        assertTrue(
                Distribution.jars().stream().noneMatch(jar -> jar.toString().contains("openblas")),
                "the distribution holds what is optional");
    }

    @Test
    void theHeadlessFeatureHasNothingOfTheWindow() throws IOException {
        assertTrue(names(featureJars("headless", "")).stream()
                .noneMatch(name -> name.startsWith("org.eclipse.swt") || name.equals("org.fixpoint.desktop")));
    }

    @Test
    void theRepositoryHoldsTheBundlesOfTheFeaturesAndTheTestKitForPlugIns() throws IOException {
        List<Path> expected = new ArrayList<>(featureJars("headless", ""));
        expected.addAll(featureJars("desktop", ""));
        expected.add(jar(Distribution.home(), "org.fixpoint", "org.fixpoint.testkit", "0.1.0"));
        assertEquals(expected.stream().sorted().toList(), Distribution.jars());
    }

    private static List<String> runBundles(String file, String key) throws IOException {
        String run = Files.readString(Distribution.root().resolve("features").resolve(file));
        return run.substring(run.indexOf(key) + key.length())
                .replace("\\", " ")
                .lines()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> names(List<Path> jars) {
        return jars.stream()
                .map(jar -> Distribution.header(jar, "Bundle-SymbolicName").replaceAll(";.*", ""))
                .toList();
    }

    /** The jars of a feature; of those for one platform only that one's, or all of them for the platform "". */
    private static List<Path> featureJars(String feature, String platform) throws IOException {
        List<Path> jars = featureJars(Distribution.home(), feature, platform);
        assertTrue(jars.size() >= 3);
        return jars;
    }

    private static List<Path> featureJars(Path home, String feature, String platform) throws IOException {
        List<Path> jars = new ArrayList<>();
        new ObjectMapper()
                .readTree(home.resolve("features").resolve(feature + ".json").toFile())
                .path("bundles")
                .forEach(bundle -> {
                    String own = bundle.path("platform").asText();
                    if (own.isEmpty() || platform.isEmpty() || own.equals(platform)) {
                        String[] id = bundle.path("id").asText().split(":", -1);
                        jars.add(jar(home, id[0], id[1], id[2]));
                    }
                });
        return jars;
    }

    private static Path jar(Path home, String group, String artifact, String version) {
        return home.resolve("repository")
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".jar");
    }
}
