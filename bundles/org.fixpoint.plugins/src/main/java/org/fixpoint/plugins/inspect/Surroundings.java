package org.fixpoint.plugins.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What a jar would find if it were installed now.
 *
 * @param bundles those from which it can import, with what they export
 * @param system which of them is the framework itself
 * @param java the feature number of the running Java, 17
 * @param delegated packages that every bundle sees without importing them, {@code sun.*} with all below it
 */
public record Surroundings(List<Exporter> bundles, String system, int java, List<String> delegated) {
    /** The package by whose version the Fixpoint API is known. */
    static final String API = "org.fixpoint.api";

    public Surroundings {
        bundles = List.copyOf(bundles);
        delegated = List.copyOf(delegated);
    }

    /**
     * What is installed in a framework.
     *
     * @param context of any active bundle of it
     * @param offered whether a bundle counts; one that is kept for an old run only should not
     */
    public static Surroundings of(BundleContext context, Predicate<Bundle> offered) {
        List<Exporter> bundles = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID || offered.test(bundle)) {
                bundles.add(exporter(bundle));
            }
        }
        List<String> delegated = Optional.ofNullable(context.getProperty(Constants.FRAMEWORK_BOOTDELEGATION)).stream()
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .map(String::strip)
                .toList();
        String system = String.valueOf(
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getSymbolicName());
        return new Surroundings(bundles, system, Runtime.version().feature(), delegated);
    }

    /** These and one more, as when two jars that need each other are dropped in at once. */
    public Surroundings with(Exporter bundle) {
        List<Exporter> more = Stream.concat(bundles.stream(), Stream.of(bundle)).toList();
        return new Surroundings(more, system, java, delegated);
    }

    /** The version of the Fixpoint API, unless none is installed. */
    Optional<Version> api() {
        return bundles.stream()
                .flatMap(bundle -> bundle.packages().stream())
                .filter(exported -> exported.name().equals(API))
                .map(ExportedPackage::version)
                .max(Version::compareTo);
    }

    /** Whether a package belongs to the Fixpoint API. */
    static boolean isApi(String name) {
        return name.equals(API) || name.startsWith(API + ".");
    }

    private static Exporter exporter(Bundle bundle) {
        List<ExportedPackage> packages = new ArrayList<>();
        List<Capability> others = new ArrayList<>();
        for (BundleCapability capability : capabilities(bundle)) {
            if (!capability.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)) {
                others.add(new Capability(capability.getNamespace(), capability.getAttributes()));
                continue;
            }
            Object name = capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
            Object version = capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
            packages.add(new ExportedPackage(
                    String.valueOf(name), version instanceof Version known ? known : Version.emptyVersion));
        }
        return new Exporter(String.valueOf(bundle.getSymbolicName()), bundle.getVersion(), packages, others);
    }

    /** As wired; of a bundle that is not resolved yet, as its manifest has them. */
    private static List<BundleCapability> capabilities(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null) {
            return Optional.ofNullable(wiring.getCapabilities(null)).orElse(List.of());
        }
        return Optional.ofNullable(bundle.adapt(BundleRevision.class)) // none once it is uninstalled
                .map(revision -> revision.getDeclaredCapabilities(null))
                .orElse(List.of());
    }
}
