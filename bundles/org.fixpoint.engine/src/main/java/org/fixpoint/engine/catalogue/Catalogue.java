package org.fixpoint.engine.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;

/** What is installed at one moment: contributions by kind and id. Immutable. */
public final class Catalogue {
    private final Map<Class<?>, Map<String, Entry>> byKind;
    private final Map<String, Class<?>> kinds;
    private final List<Entry> overruled;
    private final List<Problem> problems;
    private final List<Origin> platform;
    private final Map<Origin, List<Origin>> companions;

    private Catalogue(
            Map<Class<?>, Map<String, Entry>> byKind,
            List<Entry> overruled,
            List<Problem> problems,
            List<Origin> platform,
            Map<Origin, List<Origin>> companions) {
        this.byKind = byKind;
        this.overruled = List.copyOf(overruled);
        this.problems = List.copyOf(problems);
        this.platform = List.copyOf(platform);
        this.companions = Map.copyOf(companions);
        this.kinds = Kinds.byWord();
        byKind.keySet().forEach(kind -> kinds.putIfAbsent(Kinds.word(kind), kind));
    }

    /**
     * A catalogue of given entries, without a framework; of two with the same kind and id the first wins.
     *
     * @param platform the bundles that take part in every result whatever the experiment uses: engine, maths and API
     */
    public static Catalogue of(Collection<Entry> entries, List<Origin> platform) {
        List<Offer> offers = new ArrayList<>();
        for (Entry entry : entries) {
            offers.add(new Offer(entry.contribution(), entry.origin(), 0, offers.size()));
        }
        return ofOffers(offers, platform);
    }

    /**
     * A catalogue of offers; among those of one kind and id the highest ranking wins, then the lowest service id.
     *
     * @param platform the bundles that take part in every result whatever the experiment uses: engine, maths and API
     */
    public static Catalogue ofOffers(Collection<Offer> offers, List<Origin> platform) {
        Map<Class<?>, Map<String, Entry>> byKind = new LinkedHashMap<>();
        List<Entry> overruled = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Offer offer : offers.stream().sorted(Offer.BEST_FIRST).toList()) {
            try {
                Entry entry = new Entry(described(offer.contribution()), offer.origin());
                Descriptor<?> descriptor = entry.descriptor();
                Map<String, Entry> byId = byKind.computeIfAbsent(descriptor.kind(), kind -> new TreeMap<>());
                Optional<Entry> winner = Optional.ofNullable(byId.putIfAbsent(descriptor.id(), entry));
                winner.ifPresent(w -> {
                    overruled.add(entry);
                    problems.add(new Problem(offer.origin(), overruledBy(descriptor, w.origin())));
                });
            } catch (Throwable fault) { // a plug-in may throw anything, StackOverflowError and LinkageError included
                problems.add(new Problem(
                        offer.origin(),
                        offer.contribution().getClass().getName() + " cannot describe itself: " + inWords(fault)
                                + "; update the plug-in or take it out"));
            }
        }
        return new Catalogue(byKind, overruled, problems, platform, Map.of());
    }

    /** This catalogue and presets; one with the kind and id of an installed contribution, or of another preset, is a problem instead. */
    public Catalogue with(Collection<Entry> presets) {
        Map<Class<?>, Map<String, Entry>> more = new LinkedHashMap<>();
        byKind.forEach((kind, byId) -> more.put(kind, new TreeMap<>(byId)));
        List<Problem> found = new ArrayList<>(problems);
        for (Entry preset : presets) {
            Descriptor<?> descriptor = preset.descriptor();
            Optional.ofNullable(more.computeIfAbsent(descriptor.kind(), kind -> new TreeMap<>())
                            .putIfAbsent(descriptor.id(), preset))
                    .ifPresent(there -> found.add(new Problem(
                            preset.origin(),
                            "the preset \"" + descriptor.id() + "\" has the name of an installed "
                                    + Kinds.word(descriptor.kind()) + "; give it another name")));
        }
        return new Catalogue(more, overruled, found, platform, companions);
    }

    /** This catalogue, where bundles use others: those take part in what the first compute. */
    public Catalogue accompanied(Map<Origin, List<Origin>> others) {
        return new Catalogue(byKind, overruled, problems, platform, others);
    }

    /** The other bundles that take part in what a bundle computes, the platform left out. */
    public List<Origin> companions(Origin bundle) {
        return companions.getOrDefault(bundle, List.of());
    }

    private static String overruledBy(Descriptor<?> descriptor, Origin winner) {
        return "its " + Kinds.word(descriptor.kind()) + " \"" + descriptor.id() + "\" is hidden by the one of "
                + winner.bundle() + " " + winner.version() + "; take one of the two out";
    }

    /** A throwable in a few words: class and message. */
    static String inWords(Throwable fault) {
        String message = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        return fault.getClass().getSimpleName() + (fault.getMessage() == null ? "" : ": " + message);
    }

    private static <T> Contribution<T> described(Contribution<T> offered) {
        return new Described<>(offered.descriptor(), offered);
    }

    /** A contribution whose descriptor has been read once, so that no later call can fail or differ. */
    private record Described<T>(Descriptor<T> descriptor, Contribution<T> of) implements Contribution<T>, Passing {
        Described {
            Objects.requireNonNull(descriptor, "no descriptor");
        }

        @Override
        public T create(Values checked) {
            return of.create(checked);
        }

        @Override
        public Contribution<T> specialised(Map<String, String> texts) {
            Contribution<T> special = Objects.requireNonNull(of.specialised(texts), "nothing for " + texts);
            return special == of ? this : described(special);
        }
    }

    /** The contribution of a kind with an id. */
    public Optional<Entry> find(Class<?> kind, String id) {
        return Optional.ofNullable(byKind.getOrDefault(kind, Map.of()).get(id));
    }

    /** All contributions of a kind, by id. */
    public List<Entry> entries(Class<?> kind) {
        return List.copyOf(byKind.getOrDefault(kind, Map.of()).values());
    }

    /** The ids of a kind in alphabetical order. */
    public List<String> ids(Class<?> kind) {
        return List.copyOf(byKind.getOrDefault(kind, Map.of()).keySet());
    }

    /** The kinds by their words: the stock ones first, whether or not anything of theirs is installed, then those of plug-ins. */
    public Map<String, Class<?>> kinds() {
        return new LinkedHashMap<>(kinds);
    }

    /** The kinds in which an id is installed. */
    public List<Class<?>> kindsOf(String id) {
        return kinds.values().stream()
                .<Class<?>>map(kind -> kind)
                .filter(kind -> find(kind, id).isPresent())
                .toList();
    }

    /** The installed id of a kind that a mistyped one was probably meant to be. */
    public Optional<String> nearest(Class<?> kind, String word) {
        return Spelling.nearest(word, ids(kind));
    }

    /** Contributions hidden by another of the same kind and id. */
    public List<Entry> overruled() {
        return overruled;
    }

    /** What is wrong with what is installed. */
    public List<Problem> problems() {
        return problems;
    }

    /** The bundles that take part in every result whatever the experiment uses: engine, maths and API. */
    public List<Origin> platform() {
        return platform;
    }
}
