package org.fixpoint.plugins.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;

/** What a bundle must find before it can be started, held against what is there. */
final class Requirements {
    private static final int FURTHEST_FUTURE = 50;

    private final BundleManifest manifest;
    private final Surroundings around;
    private final List<ExportedPackage> own;

    Requirements(BundleManifest manifest, Surroundings around) throws Flawed {
        this.manifest = manifest;
        this.around = around;
        this.own = manifest.exports();
    }

    /** Refuses a bundle that the framework could not resolve: Java first, then the Fixpoint API, then all others as written. */
    void check() throws Flawed {
        checkJava();
        List<Clause> imports = new ArrayList<>(manifest.clauses(Constants.IMPORT_PACKAGE));
        imports.sort(Comparator.comparing(
                clause -> !Surroundings.isApi(clause.paths().get(0))));
        for (Clause clause : imports) {
            if (!clause.optional()) {
                for (String name : clause.paths()) {
                    checkPackage(name, clause);
                }
            }
        }
        for (Clause clause : manifest.clauses(Constants.REQUIRE_BUNDLE)) {
            if (!clause.optional()) {
                checkBundle(clause);
            }
        }
    }

    private void checkPackage(String name, Clause clause) throws Flawed {
        VersionRange range = BundleManifest.range(clause, Constants.VERSION_ATTRIBUTE, Constants.IMPORT_PACKAGE);
        List<Found> found = find(name);
        boolean there = own.stream().anyMatch(mine -> mine.name().equals(name) && range.includes(mine.version()))
                || found.stream().anyMatch(candidate -> range.includes(candidate.version()));
        if (there || name.startsWith("java.")) {
            return;
        }
        String needed = "needs package " + Shown.of(name) + words(range);
        Optional<Found> nearest = found.stream().max(Comparator.comparing(Found::version));
        Optional<Version> api = Surroundings.isApi(name) ? around.api() : Optional.empty();
        if (api.isPresent()) {
            String build = "get a build of the plug-in for this version";
            throw nearest.isPresent()
                    ? Flawed.file(
                            "was built for version " + brief(range.getLeft()) + " of the Fixpoint API, and this is "
                                    + nearest.get().version(),
                            build)
                    : Flawed.file(
                            needed + ", which version " + api.get() + " of the Fixpoint API does not have", build);
        }
        throw nearest.isPresent()
                ? Flawed.surroundings(
                        needed + ", and " + nearest.get().version() + " is here (from "
                                + Shown.of(nearest.get().bundle().toString()) + ")",
                        "add the plug-in that exports the version needed, or get a build for the one that is here")
                : Flawed.surroundings(needed + ", which no installed bundle has", "add the plug-in that exports it");
    }

    private void checkBundle(Clause clause) throws Flawed {
        VersionRange range = BundleManifest.range(clause, Constants.BUNDLE_VERSION_ATTRIBUTE, Constants.REQUIRE_BUNDLE);
        for (String name : clause.paths()) {
            String called = name.equals(Constants.SYSTEM_BUNDLE_SYMBOLICNAME) ? around.system() : name;
            List<Exporter> namesakes = around.bundles().stream()
                    .filter(bundle -> bundle.name().equals(called))
                    .toList();
            if (namesakes.stream().noneMatch(bundle -> range.includes(bundle.version()))) {
                Optional<Exporter> nearest = namesakes.stream().max(Comparator.comparing(Exporter::version));
                throw Flawed.surroundings(
                        "needs bundle " + Shown.of(name) + words(range)
                                + nearest.map(bundle -> ", and " + bundle.version() + " is here")
                                        .orElse(", which is not installed"),
                        "add the jar of that bundle");
            }
        }
    }

    private void checkJava() throws Flawed {
        for (Clause clause : manifest.clauses(Constants.REQUIRE_CAPABILITY)) {
            String written = clause.directives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
            String namespace = clause.paths().get(0);
            if (!namespace.equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)
                    || clause.optional()
                    || written.isEmpty()) {
                continue;
            }
            Filter filter = filter(written);
            if (IntStream.rangeClosed(1, around.java()).anyMatch(java -> accepts(filter, java))) {
                continue;
            }
            int newer = IntStream.rangeClosed(around.java() + 1, around.java() + FURTHEST_FUTURE)
                    .filter(java -> accepts(filter, java))
                    .findFirst()
                    .orElse(around.java());
            if (newer > around.java()) { // otherwise it asks for a platform other than JavaSE, which is the framework's
                // to judge
                throw Flawed.file(
                        "was built for Java " + newer + ", and this is Java " + around.java(),
                        ClassFile.newerJava(newer, around.java()));
            }
        }
    }

    private static Filter filter(String written) throws Flawed {
        try {
            return FrameworkUtil.createFilter(written);
        } catch (InvalidSyntaxException fault) {
            throw Flawed.file(
                    "its Require-Capability has the malformed filter \"" + Shown.of(written) + "\"",
                    "build it with bnd");
        }
    }

    /** Java 8 and older call themselves 1.8 and so on. */
    private static boolean accepts(Filter filter, int java) {
        Version version = java <= 8 ? new Version(1, java, 0) : new Version(java, 0, 0);
        return filter.matches(Map.of(
                ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE,
                "JavaSE",
                ExecutionEnvironmentNamespace.CAPABILITY_VERSION_ATTRIBUTE,
                version));
    }

    private List<Found> find(String name) {
        return around.bundles().stream()
                .flatMap(bundle -> bundle.packages().stream()
                        .filter(exported -> exported.name().equals(name))
                        .map(exported -> new Found(bundle, exported.version())))
                .toList();
    }

    private record Found(Exporter bundle, Version version) {}

    /** {@code " [2,3)"}, {@code " 2.1 or newer"}, or nothing where any version will do. */
    private static String words(VersionRange range) {
        if (range.getLeftType() == VersionRange.LEFT_CLOSED && range.getRight() == null) {
            return range.getLeft().equals(Version.emptyVersion) ? "" : " " + brief(range.getLeft()) + " or newer";
        }
        String right =
                Optional.ofNullable(range.getRight()).map(Requirements::brief).orElse("");
        return " " + range.getLeftType() + brief(range.getLeft()) + "," + right + range.getRightType();
    }

    /** Without the zeros at the end. */
    private static String brief(Version version) {
        return Shown.of(version.toString().replaceFirst("(\\.0){1,2}$", ""));
    }
}
