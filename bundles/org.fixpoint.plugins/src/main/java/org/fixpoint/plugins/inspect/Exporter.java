package org.fixpoint.plugins.inspect;

import java.util.List;
import org.osgi.framework.Version;

/**
 * A bundle, seen by those that may import from it.
 *
 * @param name its symbolic name
 * @param version its own
 * @param packages what it exports
 * @param capabilities what else it provides
 */
public record Exporter(String name, Version version, List<ExportedPackage> packages, List<Capability> capabilities) {
    public Exporter {
        packages = List.copyOf(packages);
        capabilities = List.copyOf(capabilities);
    }

    /** Name and version. */
    @Override
    public String toString() {
        return name + " " + version;
    }
}
