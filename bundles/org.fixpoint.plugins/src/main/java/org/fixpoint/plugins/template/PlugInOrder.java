package org.fixpoint.plugins.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.plugins.DropIns;

/**
 * A new plug-in as a user asks for it, checked.
 *
 * @param name of the folder and the jar
 * @param kind of its contribution
 * @param packageName of its classes
 */
public record PlugInOrder(PlugInName name, PlugInKind kind, String packageName) {
    /**
     * An order.
     *
     * @param name kebab-case
     * @param kind a word of {@link PlugInKind#words()}, or {@code figure}
     * @param packageName the one that follows from the name if it is blank
     * @throws Refusal saying what is wrong with it, and what would do
     */
    public static PlugInOrder of(String name, String kind, String packageName) {
        PlugInKind known = PlugInKind.of(kind.equals("figure") ? PlugInKind.VISUALIZER.word() : kind)
                .orElseThrow(() -> new Refusal("there is no kind \"" + kind + "\" of project; "
                        + Spelling.nearest(kind, PlugInKind.words())
                                .map(near -> "nearest: \"" + near + "\"")
                                .orElse("the kinds are " + String.join(", ", PlugInKind.words()))));
        PlugInName checked = new PlugInName(name);
        return new PlugInOrder(
                checked, known, packageName.isBlank() ? checked.defaultPackage() : PlugInName.packageOf(packageName));
    }

    /**
     * What was written.
     *
     * @param folder of the project
     * @param id of the contribution
     * @param namesake the installed contribution that has the plug-in's own name, so that the id is another one
     */
    public record Written(Path folder, PlugInKind kind, String id, Optional<Entry> namesake) {
        /** In a sentence without its full stop. */
        public String inWords() {
            return "wrote " + folder + ", " + kind.inWords() + " \"" + id + "\""
                    + namesake.map(entry -> ", for " + entry.origin().bundle() + " has one called \""
                                    + entry.descriptor().id() + "\"")
                            .orElse("");
        }

        /** What to type next. */
        public String next() {
            return "cd " + folder + " && ./build";
        }
    }

    /**
     * Writes the project into a folder of its name, to be built against the distribution that runs.
     *
     * @param catalogue what is installed, in which the id must be free
     * @param above where the folder is made
     * @throws Refusal if the program does not know where it lies, or something is in the folder already
     */
    public Written write(Catalogue catalogue, Path above) throws IOException {
        Path home = folder("fixpoint.home")
                .orElseThrow(
                        () -> new Refusal("the folder of Fixpoint is not known; start with the script ./fixpoint"));
        Path plugIns = folder(DropIns.FOLDER).orElseGet(() -> home.resolve("plugins"));
        Path script = folder("fixpoint.script").orElseGet(() -> home.resolve("fixpoint")); // else a distribution's own
        String id = free(catalogue);
        Path project = above.resolve(name.text());
        new PlugInProject(name, kind, packageName, id, home, plugIns, script).write(project);
        return new Written(project, kind, id, catalogue.find(kind.type(), name.text()));
    }

    /** The name as an id, or one made of it if an installed contribution has that id. */
    private String free(Catalogue catalogue) {
        String id = name.text();
        for (int i = 1; catalogue.find(kind.type(), id).isPresent(); i++) {
            id = "my-" + name.text() + (i == 1 ? "" : "-" + i);
        }
        return id;
    }

    private static Optional<Path> folder(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath().normalize());
    }
}
