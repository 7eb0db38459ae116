package org.fixpoint.plugins.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.catalogue.Sha256;
import org.osgi.framework.Version;

/** What can be told of a jar by reading it. */
public final class JarInspection {
    private final String file;
    private String name;
    private String version = "";
    private String sha256 = "";
    private List<String> components = List.of();
    private Optional<Exporter> exports = Optional.empty();

    private JarInspection(String file) {
        this.file = file;
        this.name = file;
    }

    /**
     * Looks at a jar; none of its code is loaded. Ends in bounded time and memory for any content, and throws nothing.
     *
     * @param jar a file that has kept its size for a while
     * @param around where it is to be installed
     */
    public static Inspection of(Path jar, Surroundings around) {
        JarInspection inspection = new JarInspection(String.valueOf(jar.getFileName()));
        try {
            inspection.look(jar, around);
            return inspection.outcome(Optional.empty());
        } catch (Flawed flawed) {
            return inspection.outcome(Optional.of(flawed.flaw()));
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return inspection.outcome(Optional.of(new Flaw(
                    "cannot be read (" + Shown.of(String.valueOf(unforeseen)) + "); build the jar anew", false)));
        }
    }

    /** Whether a file is the beginning of an archive, or empty, as one that is still being copied is. */
    public static boolean isBegun(Path jar) {
        try {
            return FileEnds.isBegun(jar);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Why a file of so many bytes is not even copied. */
    public static Optional<Flaw> ofSize(long bytes) {
        try {
            FileEnds.checkSize(bytes);
            return Optional.empty();
        } catch (Flawed large) {
            return Optional.of(large.flaw());
        }
    }

    private void look(Path jar, Surroundings around) throws Flawed {
        FileEnds ends = FileEnds.of(jar);
        sha256 = hash(jar);
        try (Archive archive = Archive.open(jar, ends)) {
            BundleManifest manifest = BundleManifest.read(archive);
            name = manifest.symbolicName();
            Version known = manifest.version();
            version = known.toString();
            manifest.check();
            exports = Optional.of(new Exporter(name, known, manifest.exports(), manifest.capabilities()));
            BundleClasses classes = BundleClasses.read(archive, manifest, around.java());
            List<DeclaredComponent> declared = Components.declared(archive, manifest);
            components =
                    declared.stream().map(DeclaredComponent::implementation).toList();
            Visibility visible = Visibility.of(manifest, around);
            new Components(manifest, classes, visible).check(declared);
            new Requirements(manifest, around).check();
            visible.check(declared, classes);
        }
    }

    private static String hash(Path jar) throws Flawed {
        try {
            return Sha256.of(jar);
        } catch (IOException fault) {
            throw Flawed.file("cannot be read to its end", "copy it again");
        }
    }

    private Inspection outcome(Optional<Flaw> flaw) {
        return new Inspection(file, name, version, sha256, flaw, components, exports);
    }
}
