package org.fixpoint.itests.window;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fixpoint.itests.Distribution;

/** The distribution as it ships, by links, with a probe among the bundles of the window. */
final class ProbedHome {
    private static final String INSIDE = "org.fixpoint.itests.window.inside";
    private static final String AFTER = "{\"id\": \"org.fixpoint:org.fixpoint.desktop:";

    private ProbedHome() {}

    /** Makes it in a folder. */
    static Path in(Path folder) throws Exception { // bnd declares Exception
        return probed(linked(folder, file -> false));
    }

    private static Path probed(Path home) throws Exception {
        Path probe = Files.createDirectories(home.resolve("repository/org/fixpoint/probe/1.0.0"));
        write(probe.resolve("probe-1.0.0.jar"));
        Path feature = home.resolve("features/desktop.json");
        String text = Files.readString(feature);
        Files.delete(feature);
        Files.writeString(feature, text.replace(AFTER, "{\"id\": \"org.fixpoint:probe:1.0.0\"},\n    " + AFTER));
        return home;
    }

    /** The same with the script that starts it. */
    static Path withScript(Path folder) throws Exception {
        Path archives = Distribution.home().resolve(".start"); // of classes, of one that has been used
        Path home = probed(linked(folder, file -> file.startsWith(archives)));
        link(Distribution.root().resolve("fixpoint"), home.resolve("fixpoint"));
        Files.createFile(home.resolve(".start")); // no folder for such an archive, which would take seconds to make
        return home;
    }

    /** What is to be left out. */
    interface Left {
        boolean out(Path file);
    }

    /** The distribution by links, without some of its files; the feature of the window is a copy. */
    static Path linked(Path folder, Left left) throws IOException {
        Path from = Distribution.home();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                if (left.out(file)) {
                    continue;
                }
                Files.createDirectories(to.resolveSibling(""));
                if (file.endsWith("features/desktop.json")) {
                    Files.copy(file, to);
                } else {
                    link(file, to);
                }
            }
        }
        return folder;
    }

    private static void link(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (IOException elsewhere) { // another file system, or one without links
            Files.copy(file, to);
        }
    }

    private static void write(Path jar) throws Exception {
        try (Builder builder = new Builder()) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                    builder.addClasspath(new File(entry));
                }
            }
            builder.setProperty("Bundle-SymbolicName", "org.fixpoint.probe");
            builder.setProperty("Bundle-Version", "1.0.0");
            builder.setProperty("Private-Package", INSIDE);
            builder.setProperty("Bundle-Activator", INSIDE + ".ProbeActivator");
            builder.setProperty("-noimportjava", "true");
            Jar made = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalStateException(String.join("; ", builder.getErrors()));
            }
            made.write(jar.toFile());
        }
    }
}
