package org.fixpoint.desktop.catalogue;

import java.util.Locale;
import org.fixpoint.api.Descriptor;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Kinds;

/**
 * One line of the catalogue as it is shown.
 *
 * @param kind the word for its kind
 * @param id in experiment files
 * @param summary one line of help
 * @param about what a tooltip tells: summary, formula, sources and the bundle
 * @param bundle where it comes from, with its version
 * @param fresh whether it came while the window was open
 */
public record Offering(String kind, String id, String summary, String about, String bundle, boolean fresh) {
    static Offering of(Entry entry, boolean fresh) {
        Descriptor<?> descriptor = entry.descriptor();
        StringBuilder about = new StringBuilder(descriptor.summary());
        if (!descriptor.formula().isEmpty()) {
            about.append("\n\n").append(descriptor.formula());
        }
        descriptor.sources().forEach(source -> about.append("\n\n").append(source));
        String bundle = entry.origin().bundle() + " " + entry.origin().version();
        about.append("\n\n").append(bundle);
        return new Offering(
                Kinds.word(descriptor.kind()), descriptor.id(), descriptor.summary(), about.toString(), bundle, fresh);
    }

    /** What names it among all: {@code activation relu}. */
    public String name() {
        return kind + " " + id;
    }

    /** It with its badges. */
    public String line(boolean fits, boolean broken) {
        return id + (fresh ? "   NEW" : "") + (broken ? "   broken" : "") + (fits ? "" : "   does not fit");
    }

    /** Whether every word of a search is in its id, kind or summary. */
    boolean matches(String search) {
        String all = (id + " " + kind + " " + summary).toLowerCase(Locale.ROOT);
        for (String word : search.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
