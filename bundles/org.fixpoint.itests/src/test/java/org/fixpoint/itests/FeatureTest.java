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
        String run = Files.readString(Distribution.root().resolve("features/headless.bndrun"));
        List<String> verified = run.substring(run.indexOf("-runbundles:") + "-runbundles:".length())
                .replace("\\", " ")
                .lines()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        assertEquals(
                featureJars().stream()
                        .map(jar ->
                                Distribution.header(jar, "Bundle-SymbolicName").replaceAll(";.*", ""))
                        .toList(),
                verified);
    }

    @Test
    void theRepositoryHoldsTheBundlesOfTheFeatureAndTheTestKitForPlugIns() throws IOException {
        List<Path> expected = new ArrayList<>(featureJars());
        expected.add(jar("org.fixpoint", "org.fixpoint.testkit", "0.1.0"));
        assertEquals(expected.stream().sorted().toList(), Distribution.jars());
    }

    private static List<Path> featureJars() throws IOException {
        List<Path> jars = new ArrayList<>();
        new ObjectMapper()
                .readTree(Distribution.home().resolve("features/headless.json").toFile())
                .path("bundles")
                .forEach(bundle -> {
                    String[] id = bundle.path("id").asText().split(":", -1);
                    jars.add(jar(id[0], id[1], id[2]));
                });
        assertTrue(jars.size() > 20);
        return jars;
    }

    private static Path jar(String group, String artifact, String version) {
        return Distribution.home()
                .resolve("repository")
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".jar");
    }
}
