package org.fixpoint.plugins.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.fixpoint.engine.document.Program;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** The main section of a jar's manifest, as OSGi Core 8, section 3.2.1 has its headers. */
final class BundleManifest {
    static final String HOW = "build it with bnd, " + Program.verb("new plugin") + " shows how";

    private static final String PLACE = "META-INF/MANIFEST.MF";
    private static final String BUILD = "build it with bnd";

    /** What all bundles must get from the same place to understand one another. */
    private static final Pattern OURS = Pattern.compile("org\\.(fixpoint|osgi)(\\..*)?");

    private final Attributes headers;

    private BundleManifest(Attributes headers) {
        this.headers = headers;
    }

    static BundleManifest read(Archive archive) throws Flawed {
        if (!archive.has(PLACE)) {
            List<String> files = archive.files();
            boolean sources = files.stream().anyMatch(file -> file.endsWith(".java"))
                    && files.stream().noneMatch(file -> file.endsWith(".class"));
            throw sources
                    ? Flawed.file("holds sources and no classes", "copy the jar that the build makes of them")
                    : Flawed.file("has no manifest (" + PLACE + "), so that it is no OSGi bundle", HOW);
        }
        byte[] section = mainSection(archive.read(PLACE));
        try {
            return new BundleManifest(new Manifest(new ByteArrayInputStream(section)).getMainAttributes());
        } catch (IOException | RuntimeException fault) { // the JDK's reader lets several kinds escape
            throw Flawed.file("its manifest (" + PLACE + ") is no manifest", HOW);
        }
    }

    /** All that a framework reads. A header that is there twice is refused here, since the JDK's reader would only log it. */
    private static byte[] mainSection(byte[] manifest) throws Flawed {
        String text = new String(
                        manifest, StandardCharsets.ISO_8859_1) // byte for byte: a character may be cut by a line's end
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        int blank = text.indexOf("\n\n");
        String section = (blank < 0 ? text : text.substring(0, blank)).replaceFirst("\n+\\z", "") + "\n";
        Set<String> names = new HashSet<>();
        for (String line : section.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0
                    && line.charAt(0) != ' '
                    && !names.add(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
                throw Flawed.file(
                        "its manifest has the header " + Shown.of(line.substring(0, colon)) + " twice", BUILD);
            }
        }
        return section.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As written, blank ones left out. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getValue(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The clauses of a header, none if it is missing. */
    List<Clause> clauses(String header) throws Flawed {
        String text = header(header).orElse("");
        try {
            return Clause.parse(text);
        } catch (IllegalArgumentException fault) {
            throw Flawed.file(
                    "its header " + header + " is malformed at \"" + Shown.of(String.valueOf(fault.getMessage()))
                            + "\"",
                    BUILD);
        }
    }

    /** The symbolic name, without its directives. */
    String symbolicName() throws Flawed {
        List<Clause> clauses = clauses(Constants.BUNDLE_SYMBOLICNAME);
        if (clauses.isEmpty()) {
            throw Flawed.file("is a plain jar, no OSGi bundle", HOW);
        }
        String name = clauses.get(0).paths().get(0);
        if (clauses.size() > 1 || clauses.get(0).paths().size() > 1 || !name.matches("[\\w-]+(\\.[\\w-]+)*")) {
            throw Flawed.file(
                    "its Bundle-SymbolicName \"" + Shown.of(name) + "\" is no name",
                    "take letters, digits, - and _, in parts parted by single dots");
        }
        return name;
    }

    /** The version, 0.0.0 if none is given. */
    Version version() throws Flawed {
        return versionOf(header(Constants.BUNDLE_VERSION).orElse("0.0.0"), Constants.BUNDLE_VERSION);
    }

    /** Refuses what is no bundle of its own or cannot be read by the framework. */
    void check() throws Flawed {
        String format = header(Constants.BUNDLE_MANIFESTVERSION).orElse("1");
        if (!format.equals("2")) {
            throw Flawed.file("its Bundle-ManifestVersion is " + Shown.of(format) + ", not 2", HOW);
        }
        List<Clause> host = clauses(Constants.FRAGMENT_HOST);
        if (!host.isEmpty()) {
            throw Flawed.file(
                    "is a fragment of " + Shown.of(host.get(0).paths().get(0)) + ", which cannot come and go by itself",
                    "make it a plug-in of its own");
        }
        Set<String> imported = new HashSet<>();
        for (Clause clause : clauses(Constants.IMPORT_PACKAGE)) {
            range(clause, Constants.VERSION_ATTRIBUTE, Constants.IMPORT_PACKAGE);
            for (String name : clause.paths()) {
                if (!imported.add(name)) {
                    throw Flawed.file("it imports package " + Shown.of(name) + " twice", BUILD);
                }
            }
        }
        for (Clause clause : clauses(Constants.REQUIRE_BUNDLE)) {
            range(clause, Constants.BUNDLE_VERSION_ATTRIBUTE, Constants.REQUIRE_BUNDLE);
        }
        for (ExportedPackage exported : exports()) {
            if (OURS.matcher(exported.name()).matches()) {
                throw Flawed.file(
                        "exports package " + Shown.of(exported.name())
                                + ", which belongs to Fixpoint, so that other plug-ins would take it from here",
                        "take the jar out, or leave the package out of it");
            }
        }
    }

    /** What it exports. */
    List<ExportedPackage> exports() throws Flawed {
        List<ExportedPackage> exports = new ArrayList<>();
        for (Clause clause : clauses(Constants.EXPORT_PACKAGE)) {
            String written = clause.attributes().getOrDefault(Constants.VERSION_ATTRIBUTE, "0.0.0");
            Version version = versionOf(written, Constants.EXPORT_PACKAGE);
            clause.paths().forEach(name -> exports.add(new ExportedPackage(name, version)));
        }
        return exports;
    }

    /** What it provides to others beside packages, as far as that counts when bundles are resolved. */
    List<Capability> capabilities() throws Flawed {
        List<Capability> capabilities = new ArrayList<>();
        for (Clause clause : clauses(Constants.PROVIDE_CAPABILITY)) {
            try {
                Capability.of(clause)
                        .filter(known -> Capability.isForResolving(clause))
                        .forEach(capabilities::add);
            } catch (IllegalArgumentException fault) {
                throw Flawed.file(
                        "its " + Constants.PROVIDE_CAPABILITY + " of "
                                + Shown.of(clause.paths().get(0)) + " has a value that is not of the type given for it",
                        BUILD);
            }
        }
        return capabilities;
    }

    /** The versions that a clause accepts. */
    static VersionRange range(Clause clause, String attribute, String header) throws Flawed {
        String written = clause.attributes().getOrDefault(attribute, "0.0.0");
        try {
            return new VersionRange(written);
        } catch (IllegalArgumentException fault) {
            throw Flawed.file(
                    "its " + header + " asks for version \"" + Shown.of(written) + "\" of "
                            + Shown.of(clause.paths().get(0)) + ", which is no range of versions",
                    BUILD);
        }
    }

    private static Version versionOf(String written, String header) throws Flawed {
        try {
            return Version.parseVersion(written);
        } catch (IllegalArgumentException fault) {
            throw Flawed.file(
                    "its " + header + " \"" + Shown.of(written) + "\" is no version",
                    "write it like 1.0.0 or 1.0.0.beta");
        }
    }
}
