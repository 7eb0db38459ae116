package org.fixpoint.desktop.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.plugins.Verdict;

/**
 * One plug-in as it is listed.
 *
 * @param name symbolic name, or that of the file where there is none
 * @param version as in its manifest, or empty
 * @param file in the folder for plug-ins; none for what is part of the program
 * @param standing how it is
 * @param offers what it adds, by kind: {@code 2 activations: swish, mish}
 * @param sentence what became of it, or why it is not in use and what would do
 * @param names what a drop-in adds, each {@code activation swish}
 */
public record PlugIn(
        String name,
        String version,
        Optional<String> file,
        Standing standing,
        String offers,
        String sentence,
        List<String> names) {
    public PlugIn {
        names = List.copyOf(names);
    }

    /** Whether it is that one as it stands now: of the same file, or of the same name where one has none. */
    public boolean isStill(PlugIn before) {
        boolean ofFiles = file.isPresent() && before.file().isPresent();
        return ofFiles ? file.equals(before.file()) : name.equals(before.name());
    }

    /** How a plug-in stands. */
    public enum Standing {
        /** It is not in use for a fault, which the sentence tells. */
        REFUSED("refused"),
        /** It is in use, and there is something to know about it. */
        WARNED("see below"),
        /** It is still being copied. */
        ARRIVING("arriving"),
        /** It is in use. */
        USED("in use"),
        /** It was switched off. */
        OFF("off"),
        /** It comes with the program. */
        STOCK("built in");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** In words. */
        public String inWords() {
            return words;
        }
    }

    /** Whether it offers a contribution and something about it needs attention. */
    public boolean isBroken(Offering offering) {
        return standing == Standing.WARNED && names.contains(offering.name());
    }

    /**
     * All plug-ins: those that need attention first, the stock last.
     *
     * @param droppedIn whether a bundle is a drop-in, of which the verdicts tell
     * @param off files that are switched off
     */
    public static List<PlugIn> all(
            Catalogue catalogue, Predicate<Origin> droppedIn, List<Verdict> verdicts, List<String> off) {
        List<PlugIn> all = new ArrayList<>();
        verdicts.stream()
                .filter(verdict -> verdict.state() != Verdict.State.REMOVED)
                .map(PlugIn::of)
                .forEach(all::add);
        off.forEach(file -> all.add(new PlugIn(
                file,
                "",
                Optional.of(file),
                Standing.OFF,
                "",
                file + " is switched off; Switch on takes it into use.",
                List.of())));
        stock(catalogue, droppedIn)
                .forEach((origin, offers) -> all.add(new PlugIn(
                        origin.bundle(),
                        origin.version(),
                        Optional.empty(),
                        Standing.STOCK,
                        offered(offers),
                        origin.bundle() + " comes with the program.",
                        List.of())));
        all.sort(Comparator.comparing(PlugIn::standing).thenComparing(PlugIn::name));
        return all;
    }

    private static PlugIn of(Verdict verdict) {
        Map<String, List<String>> offers = new TreeMap<>();
        for (String added : verdict.added()) {
            int space = added.indexOf(' ');
            offers.computeIfAbsent(added.substring(0, Math.max(0, space)), kind -> new ArrayList<>())
                    .add(added.substring(space + 1));
        }
        Standing standing =
                switch (verdict.state()) {
                    case ADDED -> Standing.USED;
                    case WARNED -> Standing.WARNED;
                    case ARRIVING -> Standing.ARRIVING;
                    case REFUSED, REMOVED -> Standing.REFUSED;
                };
        String sentence =
                verdict.state() == Verdict.State.ADDED ? verdict.sentence() : verdict.file() + " " + verdict.sentence();
        return new PlugIn(
                verdict.name(),
                verdict.version(),
                Optional.of(verdict.file()),
                standing,
                offered(offers),
                sentence,
                verdict.added());
    }

    private static Map<Origin, Map<String, List<String>>> stock(Catalogue catalogue, Predicate<Origin> droppedIn) {
        Map<Origin, Map<String, List<String>>> stock = new LinkedHashMap<>();
        catalogue.kinds().forEach((word, kind) -> {
            for (Entry entry : catalogue.entries(kind)) {
                if (!droppedIn.test(entry.origin())) {
                    stock.computeIfAbsent(entry.origin(), origin -> new TreeMap<>())
                            .computeIfAbsent(word, each -> new ArrayList<>())
                            .add(entry.descriptor().id());
                }
            }
        });
        return stock;
    }

    private static String offered(Map<String, List<String>> byKind) {
        List<String> words = new ArrayList<>();
        byKind.forEach(
                (kind, ids) -> words.add(ids.size() + " " + plural(kind, ids.size()) + ": " + String.join(", ", ids)));
        return String.join("; ", words);
    }

    private static String plural(String kind, int count) {
        return count == 1 ? kind : kind.replaceAll("sis$", "ses").replaceAll("([^s])$", "$1s");
    }
}
