package org.fixpoint.desktop.catalogue;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.plugins.template.PlugInKind;
import org.fixpoint.plugins.template.PlugInName;
import org.fixpoint.plugins.template.PlugInOrder;

/**
 * A new plug-in as it is being asked for in the window; it is written as {@code fixpoint new plugin} writes it.
 *
 * @param name as it is typed
 * @param kind one of {@link #kinds()}
 * @param packageName blank for the one that follows from the name
 * @param above the folder in which its own is made
 */
public record PlugInDraft(String name, String kind, String packageName, String above) {
    /** The words for what it can be. */
    public static List<String> kinds() {
        return PlugInKind.words();
    }

    /** The package that it has if none is typed; empty while the name is no name. */
    public String usualPackage() {
        try {
            return new PlugInName(name).defaultPackage();
        } catch (Refusal noName) {
            return "";
        }
    }

    /** Why it cannot be written, if that is known before it is tried. */
    public Optional<String> fault() {
        if (name.isBlank()) {
            return Optional.of("Give it a name: lower-case letters, digits and dashes.");
        }
        try {
            PlugInOrder.of(name, kind, packageName);
            return above.isBlank() || !Path.of(above).isAbsolute()
                    ? Optional.of(
                            "Give the whole path of a folder, such as " + System.getProperty("user.home", "/") + ".")
                    : Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(String.valueOf(refusal.getMessage()));
        } catch (InvalidPathException noPath) {
            return Optional.of("\"" + above + "\" is no path of a folder; choose another one.");
        }
    }

    /**
     * Writes it.
     *
     * @return what was written and what to type next, in a sentence
     * @throws Refusal if there is something already
     */
    public String write(Catalogue catalogue) throws IOException {
        PlugInOrder.Written written = PlugInOrder.of(name, kind, packageName).write(catalogue, Path.of(above));
        return written.inWords() + "; next: " + written.next();
    }
}
