package org.fixpoint.plugins.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static final int MOST_NAMED = 12;
    private static final Pattern INSIDE =
            Pattern.compile("org\\.fixpoint(?!\\.(api|maths)(\\.|$))(\\..*)?"); // whatever is added later, too
    private static final String PACKAGE = "package ";
    private static final String ABSENT = ", which no installed bundle has";

    private final BundleManifest manifest;
    private final Surroundings around;
    private final List<ExportedPackage> own;

    Requirements(BundleManifest manifest, Surroundings around) throws Flawed {
        this.manifest = manifest;
        this.around = around;
        this.own = manifest.exports();
    }

    /**
     * Refuses a bundle that the framework could not resolve: for a Java or a Fixpoint API other than this one alone, else for all
     * that it lacks, as written.
     */
    void check() throws Flawed {
        checkJava();
        checkInside();
        List<Lack> lacks = new ArrayList<>();
        for (Clause clause : mandatory(Constants.IMPORT_PACKAGE)) {
            for (String name : clause.paths()) {
                lackOfPackage(name, clause).ifPresent(lacks::add);
            }
        }
        for (Clause clause : mandatory(Constants.REQUIRE_BUNDLE)) {
            lacksOfBundles(clause).forEach(lacks::add);
        }
        for (Clause clause : mandatory(Constants.REQUIRE_CAPABILITY)) {
            lackOfCapability(clause).ifPresent(lacks::add);
        }
        if (lacks.size() == 1) {
            throw Flawed.surroundings(
                    "needs " + lacks.get(0).inWords(), lacks.get(0).remedy());
        }
        if (!lacks.isEmpty()) {
            throw Flawed.surroundings("needs " + inWords(lacks), "add the plug-ins that bring them");
        }
    }

    /** Refuses what reaches into the program itself, be it optional: such a plug-in would break with the next version. */
    private void checkInside() throws Flawed {
        for (String header :
                List.of(Constants.IMPORT_PACKAGE, Constants.DYNAMICIMPORT_PACKAGE, Constants.REQUIRE_BUNDLE)) {
            Optional<String> inside = manifest.clauses(header).stream()
                    .flatMap(clause -> clause.paths().stream())
                    .filter(name -> INSIDE.matcher(name).matches())
                    .filter(name -> own.stream().noneMatch(mine -> mine.name().equals(name)))
                    .findFirst();
            if (inside.isPresent()) {
                throw Flawed.file(
                        (header.equals(Constants.REQUIRE_BUNDLE) ? "requires bundle " : "imports package ")
                                + Shown.of(inside.get())
                                + ", which is a part of the program that plug-ins may not use",
                        "build it with org.fixpoint.api and org.fixpoint.maths alone");
            }
        }
    }

    /**
     * Something that is not here.
     *
     * @param what with the versions needed
     * @param state whether something like it is here
     * @param remedy what would do if it were the only one
     */
    private record Lack(String what, String state, String remedy) {
        String inWords() {
            return what + state;
        }
    }

    /** The packages that nobody has in one list, the others one by one. */
    private static String inWords(List<Lack> lacks) {
        List<String> absent = lacks.stream()
                .filter(lack -> lack.state().equals(ABSENT))
                .map(lack -> lack.what().substring(PACKAGE.length()))
                .toList();
        List<String> parts = new ArrayList<>();
        if (!absent.isEmpty()) {
            int more = absent.size() - MOST_NAMED;
            parts.add((absent.size() == 1 ? "package " : "packages ")
                    + absent.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : "")
                    + ABSENT);
        }
        List<String> others = lacks.stream()
                .filter(lack -> !lack.state().equals(ABSENT))
                .map(Lack::inWords)
                .toList();
        parts.addAll(others.subList(0, Math.min(MOST_NAMED, others.size())));
        if (others.size() > MOST_NAMED) {
            parts.add("and " + (others.size() - MOST_NAMED) + " more");
        }
        return String.join("; ", parts);
    }

    private List<Clause> mandatory(String header) throws Flawed {
        return manifest.clauses(header).stream()
                .filter(clause -> !clause.optional())
                .toList();
    }

    private Optional<Lack> lackOfPackage(String name, Clause clause) throws Flawed {
        VersionRange range = BundleManifest.range(clause, Constants.VERSION_ATTRIBUTE, Constants.IMPORT_PACKAGE);
        List<Found> found = find(name);
        boolean there = own.stream().anyMatch(mine -> mine.name().equals(name) && range.includes(mine.version()))
                || found.stream().anyMatch(candidate -> range.includes(candidate.version()));
        if (there || name.startsWith("java.")) {
            return Optional.empty();
        }
        String needed = PACKAGE + Shown.of(name) + words(range);
        Optional<Found> nearest = found.stream().max(Comparator.comparing(Found::version));
        if (Surroundings.isApi(name) && around.api().isPresent()) {
            String fault = nearest.map(here -> "was built for version " + brief(range.getLeft())
                            + " of the Fixpoint API, and this is " + here.version())
                    .orElse("needs " + needed + ", which version "
                            + around.api().get() + " of the Fixpoint API does not have");
            throw Flawed.file(fault, "get a build of the plug-in for this version");
        }
        return Optional.of(nearest.map(here -> new Lack(
                        needed,
                        ", and " + here.version() + " is here (from "
                                + Shown.of(here.bundle().toString()) + ")",
                        "add the plug-in that exports the version needed, or get a build for the one that is here"))
                .orElse(new Lack(needed, ABSENT, "add the plug-in that exports it")));
    }

    private List<Lack> lacksOfBundles(Clause clause) throws Flawed {
        VersionRange range = BundleManifest.range(clause, Constants.BUNDLE_VERSION_ATTRIBUTE, Constants.REQUIRE_BUNDLE);
        List<Lack> lacks = new ArrayList<>();
        for (String name : clause.paths()) {
            String called = name.equals(Constants.SYSTEM_BUNDLE_SYMBOLICNAME) ? around.system() : name;
            List<Version> namesakes = around.bundles().stream()
                    .filter(bundle -> bundle.name().equals(called))
                    .map(Exporter::version)
                    .sorted()
                    .toList();
            if (namesakes.stream().noneMatch(range::includes)) {
                lacks.add(new Lack(
                        "bundle " + Shown.of(name) + words(range),
                        namesakes.isEmpty()
                                ? ", which is not installed"
                                : ", and " + namesakes.get(namesakes.size() - 1) + " is here",
                        "add the jar of that bundle"));
            }
        }
        return lacks;
    }

    /** Of what other plug-ins provide; what the framework alone decides, it decides when it resolves the bundle. */
    private Optional<Lack> lackOfCapability(Clause clause) throws Flawed {
        String namespace = clause.paths().get(0);
        if (Capability.isOfTheFramework(namespace) || !Capability.isForResolving(clause)) {
            return Optional.empty();
        }
        String written = clause.directives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        Optional<Filter> filter = written.isEmpty() ? Optional.empty() : Optional.of(filter(written));
        List<Capability> namesakes = Stream.concat(
                        manifest.capabilities().stream(),
                        around.bundles().stream().flatMap(bundle -> bundle.capabilities().stream()))
                .filter(capability -> capability.namespace().equals(namespace))
                .toList();
        if (namesakes.stream()
                .anyMatch(one -> filter.map(f -> f.matches(one.attributes())).orElse(true))) {
            return Optional.empty();
        }
        return Optional.of(new Lack(
                "capability " + Shown.of(namespace) + (written.isEmpty() ? "" : " " + Shown.of(written)),
                namesakes.isEmpty()
                        ? ", which no installed bundle provides"
                        : ", and what is here of it has other properties",
                "add the plug-in that provides it"));
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
