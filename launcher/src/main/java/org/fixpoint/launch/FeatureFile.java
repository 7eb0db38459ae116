package org.fixpoint.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.ID;

/**
 * The bundles that run together, as an OSGi Compendium chapter 159 feature names them.
 *
 * @param bundles paths of jars, in the order of the feature
 */
record FeatureFile(List<Path> bundles) {
    private static final String PLATFORM = "platform";

    /**
     * Reads a feature for this computer.
     *
     * @param file the JSON document
     * @param repository a folder in Maven layout that holds its bundles
     */
    static FeatureFile read(Path file, Path repository) throws LaunchException {
        return read(file, repository, Platform.here());
    }

    /**
     * Reads a feature.
     *
     * @param file the JSON document
     * @param repository a folder in Maven layout that holds its bundles
     * @param platform of bundles that are for one platform, those of this one are taken
     */
    static FeatureFile read(Path file, Path repository, String platform) throws LaunchException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Feature feature = new FeatureServiceImpl().readFeature(reader);
            List<FeatureBundle> bundles = feature.getBundles();
            List<FeatureBundle> taken = bundles.stream()
                    .filter(bundle -> platform(bundle).map(platform::equals).orElse(true))
                    .toList();
            if (taken.size() < bundles.size()
                    && taken.stream().noneMatch(bundle -> platform(bundle).isPresent())) {
                throw LaunchException.here(elsewhere(file, platform)
                        + bundles.stream()
                                .flatMap(bundle -> platform(bundle).stream())
                                .collect(Collectors.joining(", "))
                        + (isNative(file)
                                ? "; take --numerics fast"
                                : "; the verbs of the command line work here, see fixpoint --help"));
            }
            List<Path> jars = new ArrayList<>();
            for (FeatureBundle bundle : taken) {
                Path jar = repository.resolve(mavenPath(bundle.getID()));
                if (!Files.isRegularFile(jar)) {
                    String missing = jar + " is missing; build again with ./fixpoint --rebuild";
                    throw platform(bundle).isPresent()
                            ? LaunchException.here("the window's part for " + platform + " is not here: " + missing)
                            : new LaunchException(missing);
                }
                jars.add(jar);
            }
            return new FeatureFile(List.copyOf(jars));
        } catch (RuntimeException damaged) { // the JSON parser's exceptions are of no public type of their own
            throw new LaunchException(file + " is damaged; build again with ./fixpoint --rebuild", damaged);
        } catch (IOException unreadable) {
            throw new LaunchException(file + " cannot be read; build again with ./fixpoint --rebuild", unreadable);
        }
    }

    private static String elsewhere(Path file, String platform) {
        return (isNative(file) ? "there are no native numerics for " : "there is no window for ") + platform
                + ", only for ";
    }

    private static boolean isNative(Path file) {
        return file.endsWith(AskedNumerics.NATIVE + ".json");
    }

    private static Optional<String> platform(FeatureBundle bundle) {
        return Optional.ofNullable(bundle.getMetadata().get(PLATFORM)).map(Object::toString);
    }

    /** The bundles of this feature and then those of another. */
    FeatureFile and(FeatureFile other) {
        return new FeatureFile(
                Stream.concat(bundles.stream(), other.bundles.stream()).toList());
    }

    private static String mavenPath(ID id) {
        return id.getGroupId().replace('.', '/') + "/" + id.getArtifactId() + "/" + id.getVersion() + "/"
                + id.getArtifactId() + "-" + id.getVersion() + ".jar";
    }
}
