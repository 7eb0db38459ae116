package org.fixpoint.plugins.inspect;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fixpoint.api.Contribution;
import org.osgi.framework.Constants;

/** The components that a jar declares, held against its classes. A jar without any may be a library. */
final class Components {
    private static final String HEADER = "Service-Component";
    private static final String BUILD = "build the jar anew with bnd";

    private final BundleManifest manifest;
    private final BundleClasses classes;
    private final Visibility visible;

    Components(BundleManifest manifest, BundleClasses classes, Visibility visible) {
        this.manifest = manifest;
        this.classes = classes;
        this.visible = visible;
    }

    /** What the XML files that the manifest names declare, in its order. */
    static List<DeclaredComponent> declared(Archive archive, BundleManifest manifest) throws Flawed {
        List<DeclaredComponent> components = new ArrayList<>();
        for (Clause clause : manifest.clauses(HEADER)) {
            for (String path : clause.paths()) {
                String place = path.startsWith("/") ? path.substring(1) : path;
                List<String> files = matching(archive, place);
                if (files.isEmpty()) {
                    throw Flawed.file(
                            "its Service-Component header names " + Shown.of(place) + ", which is not in the jar",
                            BUILD);
                }
                for (String file : files) {
                    components.addAll(DeclaredComponent.read(file, archive.read(file)));
                }
            }
        }
        return components;
    }

    /** The last segment of a path may hold stars. */
    private static List<String> matching(Archive archive, String path) {
        if (path.indexOf('*') < 0) {
            return archive.has(path) ? List.of(path) : List.of();
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        List<String> literals = List.of(path.substring(folder.length()).split("\\*+", -1));
        Pattern name = Pattern.compile(
                String.join("[^/]*", literals.stream().map(Pattern::quote).toList()), Pattern.DOTALL);
        return archive.files().stream()
                .filter(file -> file.startsWith(folder)
                        && name.matcher(file.substring(folder.length())).matches())
                .toList();
    }

    /** Refuses a jar that offers nothing, or of which a component cannot be made. */
    void check(List<DeclaredComponent> components) throws Flawed {
        Optional<String> activator = manifest.header(Constants.BUNDLE_ACTIVATOR);
        if (components.isEmpty() && activator.isEmpty()) {
            checkLibrary();
            return;
        }
        if (activator.isPresent()) {
            present(activator.get(), "its Bundle-Activator");
        }
        for (DeclaredComponent component : components) {
            Optional<ClassFacts> facts = present(component.implementation(), "named in " + component.place());
            if (facts.isPresent()) {
                checkMakeable(component, facts.get());
                checkServices(component, facts.get());
            }
        }
        if (activator.isEmpty()
                && components.stream()
                        .allMatch(component -> component.services().isEmpty())) {
            throw Flawed.file(
                    "offers nothing: none of its components provides a service",
                    "name it, as in @Component(service = Contribution.class), and build with bnd");
        }
    }

    /** Refuses a jar without components, unless what it has are packages for others. */
    private void checkLibrary() throws Flawed {
        Optional<String> forgotten = classes.childOf(Contribution.class.getName());
        if (forgotten.isPresent()) {
            throw Flawed.file(
                    "offers nothing: class " + Shown.of(forgotten.get())
                            + " is a Contribution and not declared as a component",
                    "annotate it with @Component and build with bnd");
        }
        if (manifest.exports().stream().noneMatch(exported -> classes.hasPackage(exported.name()))) {
            throw Flawed.file(
                    "offers nothing: it has no Service-Component header and exports no package",
                    "annotate the class with @Component and build with bnd");
        }
    }

    /** The facts of a class in the jar, none if it may come from another bundle. */
    private Optional<ClassFacts> present(String name, String role) throws Flawed {
        Optional<ClassFacts> facts = classes.find(name);
        if (facts.isEmpty() && !visible.fromOutside(ClassFacts.packageOf(name))) {
            throw Flawed.file("class " + Shown.of(name) + ", " + role + ", is not in the jar", BUILD);
        }
        return facts;
    }

    private static void checkMakeable(DeclaredComponent component, ClassFacts facts) throws Flawed {
        String shown = "class " + Shown.of(facts.name());
        if (!Modifier.isPublic(facts.access())) {
            throw Flawed.file(shown + " is a component and not public", "declare it public");
        }
        if (Modifier.isAbstract(facts.access()) || Modifier.isInterface(facts.access())) {
            throw Flawed.file(shown + " is a component and abstract", "put @Component on a class that can be made");
        }
        if (!facts.constructors().contains(component.parameters())) {
            throw component.parameters() == 0
                    ? Flawed.file(
                            shown + " is a component and has no public constructor without parameters",
                            "add one, and make a nested class static")
                    : Flawed.file(
                            shown + " has no public constructor with " + component.parameters() + " parameters, as "
                                    + component.place() + " says",
                            BUILD);
        }
    }

    private void checkServices(DeclaredComponent component, ClassFacts facts) throws Flawed {
        for (String service : component.services()) {
            String home = ClassFacts.packageOf(service);
            if (Surroundings.isApi(home) && classes.hasPackage(home) && !visible.fromOutside(home)) {
                throw Flawed.file(
                        "carries a copy of package " + home
                                + " and does not import it, so that what it offers is unknown here",
                        "leave the API out of the jar, and build it with bnd");
            }
            if (!mayBe(facts, service)) {
                throw Flawed.file(
                        "class " + Shown.of(facts.name()) + " is offered as " + Shown.of(service)
                                + " and does not implement it",
                        "let it implement " + Shown.of(service));
            }
        }
    }

    /** Whether a class is of a type, or has a parent outside the jar that may be. */
    private boolean mayBe(ClassFacts facts, String type) {
        Deque<String> open = new ArrayDeque<>(List.of(facts.name()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (name.equals(type)) {
                return true;
            }
            Optional<ClassFacts> known = classes.find(name);
            if (known.isEmpty() && !name.startsWith("java.") && mayBeOutside(name, type)) {
                return true;
            }
            if (seen.add(name) && known.isPresent()) {
                open.addAll(known.get().parents());
            }
        }
        return false;
    }

    /** Of two types that are not in the jar: exact for those of the API, and yes for all others. */
    private static boolean mayBeOutside(String name, String type) {
        ClassLoader api = Contribution.class.getClassLoader();
        try {
            return Class.forName(type, false, api).isAssignableFrom(Class.forName(name, false, api));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return true;
        }
    }
}
