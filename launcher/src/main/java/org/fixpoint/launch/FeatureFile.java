package org.fixpoint.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.ID;

/**
 * The bundles that run together, as an OSGi Compendium chapter 159 feature names them.
 *
 * @param bundles paths of jars, in the order of the feature
 */
record FeatureFile(List<Path> bundles) {
    /**
     * Reads a feature.
     *
     * @param file the JSON document
     * @param repository a folder in Maven layout that holds its bundles
     */
    static FeatureFile read(Path file, Path repository) throws LaunchException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Feature feature = new FeatureServiceImpl().readFeature(reader);
            List<Path> jars = feature.getBundles().stream()
                    .map(bundle -> repository.resolve(mavenPath(bundle.getID())))
                    .toList();
            for (Path jar : jars) {
                if (!Files.isRegularFile(jar)) {
                    throw new LaunchException(jar + " is missing; build again with ./fixpoint --rebuild");
                }
            }
            return new FeatureFile(jars);
        } catch (RuntimeException damaged) { // the JSON parser's exceptions are of no public type of their own
            throw new LaunchException(file + " is damaged; build again with ./fixpoint --rebuild", damaged);
        } catch (IOException unreadable) {
            throw new LaunchException(file + " cannot be read; build again with ./fixpoint --rebuild", unreadable);
        }
    }

    private static String mavenPath(ID id) {
        return id.getGroupId().replace('.', '/') + "/" + id.getArtifactId() + "/" + id.getVersion() + "/"
                + id.getArtifactId() + "-" + id.getVersion() + ".jar";
    }
}
