package org.fixpoint.plugins.inspect;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Constants;

/** The packages that a bundle may get from elsewhere, whether or not anyone has them now. */
final class Visibility {
    private final List<String> patterns;
    private final boolean requiresBundles;

    private Visibility(List<String> patterns, boolean requiresBundles) {
        this.patterns = List.copyOf(patterns);
        this.requiresBundles = requiresBundles;
    }

    /** Reads what a manifest imports, always or at need, and what every bundle sees anyway. */
    static Visibility of(BundleManifest manifest, Surroundings around) throws Flawed {
        List<String> patterns = new ArrayList<>(around.delegated());
        patterns.add("java.*");
        for (String header : List.of(Constants.IMPORT_PACKAGE, Constants.DYNAMICIMPORT_PACKAGE)) {
            manifest.clauses(header).forEach(clause -> patterns.addAll(clause.paths()));
        }
        return new Visibility(
                patterns, !manifest.clauses(Constants.REQUIRE_BUNDLE).isEmpty());
    }

    /** Whether a package may come from outside the jar; a required bundle may lend any, since it may hand on those of others. */
    boolean fromOutside(String name) {
        return requiresBundles || patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        return pattern.equals("*")
                || pattern.equals(name)
                || (pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    /** Refuses a component that names a type which its bundle can never see. */
    void check(List<DeclaredComponent> components, BundleClasses classes) throws Flawed {
        for (DeclaredComponent component : components) {
            for (String name : classes.find(component.implementation())
                    .map(facts -> facts.packages().stream().sorted().toList())
                    .orElse(List.of())) {
                if (!classes.hasPackage(name) && !fromOutside(name)) {
                    throw Flawed.file(
                            "class " + Shown.of(component.implementation()) + " uses package " + Shown.of(name)
                                    + ", which its manifest does not import",
                            "build it with bnd");
                }
            }
        }
    }
}
