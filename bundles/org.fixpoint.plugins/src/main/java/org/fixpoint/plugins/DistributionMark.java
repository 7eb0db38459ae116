package org.fixpoint.plugins;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.engine.catalogue.Sha256;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What tells one build of the workbench, on one Java, from another, without reading any jar. */
final class DistributionMark {
    private static final String REFERENCE = "reference:";

    private DistributionMark() {}

    /** A hash of names, versions, sizes and times of the installed jars, drop-ins left out, and of the version of Java. */
    static String of(BundleContext context, Residents residents) {
        List<String> lines = new ArrayList<>();
        lines.add("java " + Runtime.version().feature());
        Arrays.stream(context.getBundles())
                .filter(bundle -> !residents.has(bundle))
                .map(DistributionMark::line)
                .sorted()
                .forEach(lines::add);
        return Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Bundle bundle) {
        String line = bundle.getSymbolicName() + " " + bundle.getVersion();
        String location = bundle.getLocation();
        if (!location.startsWith(REFERENCE + "file:")) {
            return line;
        }
        try {
            Path jar = Path.of(URI.create(location.substring(REFERENCE.length())));
            return line + " " + Files.size(jar) + " "
                    + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException | IllegalArgumentException unreadable) {
            return line;
        }
    }
}
