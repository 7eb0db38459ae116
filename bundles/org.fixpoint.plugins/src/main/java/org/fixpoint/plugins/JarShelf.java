package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.plugins.inspect.ExportedPackage;
import org.fixpoint.plugins.inspect.Flaw;
import org.fixpoint.plugins.inspect.Inspection;
import org.fixpoint.plugins.inspect.JarInspection;
import org.fixpoint.plugins.inspect.Surroundings;
import org.osgi.framework.Version;

/**
 * Jars: copied, inspected, tried, installed beside what is there, and retired when they are replaced or go.
 *
 * <p>A jar whose content changes is a new jar; what it replaces recedes, so that nothing new is wired to it, and is offered until
 * the new one is.
 */
final class JarShelf implements Shelf {
    private static final long PROMISE_MILLIS = 5_000;
    private static final int MOST_NAMED = 5;

    private final House house;
    private final Residents residents;
    private final Installer installer;
    private final JarStore store;
    private final Trials trials;
    private final Map<String, Dropped> here = new TreeMap<>();
    private final Map<String, Verdict> unread = new TreeMap<>();
    private Optional<Set<String>> allowed = Optional.empty();
    private boolean rules;

    JarShelf(House house, JarStore store, Trials trials) {
        this.house = house;
        this.residents = house.residents();
        this.installer = house.installer();
        this.store = store;
        this.trials = trials;
    }

    @Override
    public boolean takes(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    @Override
    public void only(Collection<String> sha256s) {
        allowed = Optional.of(Set.copyOf(sha256s));
        rules = true;
    }

    @Override
    public List<Verdict> settle(List<Sighting> still, Set<String> present) {
        Set<Resident> stale = new LinkedHashSet<>();
        boolean departed = depart(present, stale);
        boolean arrived = arrive(still, stale);
        boolean news = departed || arrived || rules;
        rules = false;
        if (news) {
            users(stale).forEach(stale::add);
            here.values().forEach(dropped -> {
                dropped.reconsider();
                dropped.resident = dropped.resident.filter(resident -> !stale.contains(resident));
            });
            stale.forEach(residents::recede);
            admit(stale);
            offerNewest();
            List<Resident> leaving = new ArrayList<>(stale);
            leaving.sort(Resident.BY_AGE.reversed());
            leaving.forEach(residents::retire);
            forgetCopies();
        }
        return verdicts();
    }

    /** Those that went, and what came in the place of another. */
    private boolean depart(Set<String> present, Set<Resident> stale) {
        unread.keySet().retainAll(present);
        Set<String> gone = new HashSet<>(here.keySet());
        gone.removeAll(present);
        gone.forEach(name -> here.remove(name).resident.ifPresent(stale::add));
        return !gone.isEmpty();
    }

    private boolean arrive(List<Sighting> still, Set<Resident> stale) {
        boolean news = false;
        for (Sighting sighting : still) {
            Optional<Dropped> known = Optional.ofNullable(here.get(sighting.name()));
            if (known.map(dropped -> dropped.sighting.equals(sighting)).orElse(false)) {
                continue;
            }
            Optional<Flaw> large = JarInspection.ofSize(sighting.size());
            if (large.isPresent()) {
                news |= leave(sighting, large.get().sentence(), stale);
                continue;
            }
            try {
                JarStore.Copy copy = store.copy(sighting.file());
                unread.remove(sighting.name());
                if (known.isPresent() && known.get().copy.sha256().equals(copy.sha256())) {
                    known.get().sighting = sighting;
                    continue;
                }
                known.flatMap(dropped -> dropped.resident).ifPresent(stale::add);
                here.put(sighting.name(), new Dropped(sighting, copy));
                news = true;
            } catch (IOException fault) {
                String why = Files.isReadable(sighting.file())
                        ? "cannot be copied; make room in the folder for temporary files"
                        : "cannot be read; make it readable, or take it out";
                news |= leave(sighting, why, stale);
            }
        }
        return news;
    }

    /** Leaves a file where it is; whether something that was known by its name goes for that. */
    private boolean leave(Sighting sighting, String why, Set<Resident> stale) {
        unread.put(
                sighting.name(),
                new Verdict(sighting.name(), sighting.name(), "", "", Verdict.State.REFUSED, why, List.of()));
        Optional<Dropped> known = Optional.ofNullable(here.remove(sighting.name()));
        known.flatMap(dropped -> dropped.resident).ifPresent(stale::add);
        return known.isPresent();
    }

    /** All that use one of these, directly or through others. */
    private Set<Resident> users(Set<Resident> stale) {
        Set<Resident> found = new LinkedHashSet<>();
        List<Resident> ahead = new ArrayList<>(stale);
        while (!ahead.isEmpty()) {
            for (Resident user : residents.dependents(ahead.remove(0))) {
                if (!stale.contains(user) && found.add(user)) {
                    ahead.add(user);
                }
            }
        }
        return found;
    }

    /** Installs and starts what can be; of the rest each has its refusal. */
    private void admit(Set<Resident> stale) {
        refuseUnlisted(stale);
        refuseTwins();
        List<Dropped> sound = sound();
        while (sound.stream().anyMatch(dropped -> dropped.trial.isEmpty())) {
            List<JarStore.Copy> untried = sound.stream()
                    .filter(dropped -> dropped.trial.isEmpty())
                    .map(dropped -> dropped.copy)
                    .toList();
            Map<String, TrialOutcome> outcomes = trials.of(
                    untried,
                    here.values().stream()
                            .filter(dropped -> !untried.contains(dropped.copy))
                            .filter(dropped -> dropped.resident.isPresent() || sound(dropped))
                            .map(dropped -> dropped.copy.file())
                            .toList());
            sound.forEach(dropped -> Optional.ofNullable(outcomes.get(dropped.copy.sha256()))
                    .ifPresent(outcome -> judge(dropped, outcome)));
            sound = sound();
        }
        start(sound);
    }

    private static boolean sound(Dropped dropped) {
        return dropped.refusal.isEmpty()
                && dropped.trial.map(TrialOutcome::passed).orElse(false);
    }

    private static void judge(Dropped dropped, TrialOutcome outcome) {
        dropped.trial = Optional.of(outcome);
        if (!outcome.passed()) {
            dropped.refusal = Optional.of(new Flaw(outcome.fault(), outcome.curable()));
        }
    }

    private void refuseUnlisted(Set<Resident> stale) {
        allowed.ifPresent(listed -> here.values().stream()
                .filter(dropped -> !listed.contains(dropped.copy.sha256()))
                .forEach(dropped -> {
                    dropped.resident.ifPresent(resident -> {
                        stale.add(resident);
                        residents.recede(resident);
                    });
                    dropped.resident = Optional.empty();
                    dropped.inspection = Optional.of(inspect(dropped, house.surroundings())); // for its name
                    dropped.refusal = Optional.of(new Flaw(
                            "is not listed in the lock file; list it by copying bundles.lock from a run with it, or run"
                                    + " without --locked",
                            true)); // by another lock
                }));
    }

    /** Of files with the same content the first by name is used, unless another is in use already. */
    private void refuseTwins() {
        Map<String, Dropped> first = new HashMap<>();
        here.values().stream()
                .sorted(Comparator.comparing((Dropped dropped) -> dropped.resident.isEmpty()))
                .forEach(dropped -> Optional.ofNullable(first.putIfAbsent(dropped.copy.sha256(), dropped))
                        .ifPresent(twin -> dropped.refusal = Optional.of(new Flaw(
                                "has the same content as " + twin.sighting.name() + ", which is used; take one of the"
                                        + " two out",
                                true))));
    }

    /** Those that nothing is known against and that find all they need here or in one another. */
    private List<Dropped> sound() {
        List<Dropped> candidates = new ArrayList<>(here.values());
        candidates.removeIf(dropped -> dropped.resident.isPresent() || dropped.refusal.isPresent());
        Surroundings around = house.surroundings();
        Surroundings withAll = around;
        for (Dropped dropped : candidates) {
            Inspection alone = inspect(dropped, around);
            withAll = alone.exports().map(withAll::with).orElse(withAll);
        }
        for (boolean changed = true; changed; ) {
            Surroundings now = withAll;
            candidates.forEach(dropped -> dropped.inspection = Optional.of(inspect(dropped, now)));
            changed = candidates.removeIf(dropped -> {
                dropped.refusal = dropped.inspection.flatMap(Inspection::flaw);
                return dropped.refusal.isPresent();
            });
            withAll = around;
            for (Dropped dropped : candidates) {
                withAll = dropped.inspection
                        .flatMap(Inspection::exports)
                        .map(withAll::with)
                        .orElse(withAll);
            }
        }
        return candidates;
    }

    private static Inspection inspect(Dropped dropped, Surroundings around) {
        return JarInspection.of(dropped.copy.file(), around);
    }

    private void start(List<Dropped> sound) {
        for (Dropped dropped : sound) {
            try {
                Installer.Installed outcome = installer.install(store.location(dropped.copy), true);
                dropped.resident = outcome.resident();
                if (dropped.resident.isEmpty()) {
                    dropped.refusal = Optional.of(new Flaw(outcome.fault(), true));
                }
            } catch (IOException full) {
                dropped.refusal =
                        Optional.of(new Flaw("cannot be copied; make room in the folder for temporary files", true));
            }
        }
        for (Dropped dropped : sound) {
            dropped.resident.ifPresent(resident -> {
                Optional<Flaw> fault = installer.start(resident);
                if (fault.isPresent()) {
                    residents.retire(resident);
                    dropped.resident = Optional.empty();
                    dropped.refusal = Optional.of(new Flaw(fault.get().sentence(), true));
                } else {
                    boolean knownToLack =
                            dropped.trial.map(TrialOutcome::curable).orElse(false);
                    Standing.await(resident.bundle, house.components(), knownToLack ? 0 : PROMISE_MILLIS);
                }
            });
        }
    }

    /** Of several versions of a bundle the newest is offered; the others stay for those that import from them. */
    private void offerNewest() {
        Map<String, Dropped> newest = new HashMap<>();
        inUse().forEach(dropped -> newest.merge(dropped.name(), dropped, (a, b) -> AGE.compare(a, b) >= 0 ? a : b));
        inUse().filter(newest::containsValue).forEach(dropped -> residents.offer(dropped.resident.orElseThrow(), true));
        inUse().filter(dropped -> !newest.containsValue(dropped))
                .forEach(dropped -> residents.offer(dropped.resident.orElseThrow(), false));
    }

    private static final Comparator<Dropped> AGE = Comparator.<Dropped, Version>comparing(
                    dropped -> Version.parseVersion(dropped.version()))
            .thenComparing(dropped -> dropped.sighting.written())
            .thenComparing(dropped -> dropped.sighting.name());

    private Stream<Dropped> inUse() {
        return here.values().stream().filter(dropped -> dropped.resident.isPresent());
    }

    private void forgetCopies() {
        try {
            store.keepOnly(
                    here.values().stream().map(dropped -> dropped.copy.sha256()).collect(Collectors.toSet()));
        } catch (IOException leftover) {
            return; // it goes with the private folder of the process
        }
    }

    private List<Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>(unread);
        if (!here.isEmpty()) {
            Catalogue catalogue = house.catalogue().snapshot();
            here.forEach((file, dropped) -> verdicts.put(file, verdict(dropped, catalogue)));
        }
        return List.copyOf(verdicts.values());
    }

    private Verdict verdict(Dropped dropped, Catalogue catalogue) {
        if (dropped.resident.isEmpty()) {
            String why = dropped.refusal.map(Flaw::sentence).orElse("is not in use; take it out and copy it back");
            return verdict(dropped, Verdict.State.REFUSED, why, List.of());
        }
        Resident resident = dropped.resident.get();
        if (!resident.offered) {
            Optional<Dropped> newer = inUse().filter(other -> other.name().equals(dropped.name())
                            && other.resident.map(r -> r.offered).orElse(false))
                    .findFirst();
            String by = newer.map(other -> other.inWords() + " (" + other.sighting.name() + ")")
                    .orElse("another");
            return verdict(
                    dropped,
                    Verdict.State.WARNED,
                    dropped.inWords() + " gives way to " + by + contest(dropped, newer),
                    List.of());
        }
        Additions additions = Additions.of(resident.origin, catalogue);
        List<String> notes = new ArrayList<>(additions.notes());
        dropped.trial.ifPresent(trial -> trial.warnings().forEach(warning -> notes.add("it " + warning)));
        house.standing(resident.bundle).waiting().forEach(lack -> notes.add("it " + lack));
        String added = additions.added().isEmpty() ? nothing(dropped, notes) : "added " + additions.inWords();
        if (!additions.replaced().isEmpty()) {
            added += ", in place of the " + Additions.few(additions.replaced());
        }
        String sentence = dropped.inWords() + " " + added
                + (notes.isEmpty() ? "" : (additions.added().isEmpty() ? ": " : "; ") + String.join("; ", notes));
        return verdict(
                dropped, notes.isEmpty() ? Verdict.State.ADDED : Verdict.State.WARNED, sentence, additions.added());
    }

    /** Why another jar of the same name wins, if not by its version, and what to do. */
    private static String contest(Dropped dropped, Optional<Dropped> other) {
        return other.filter(winner -> winner.version().equals(dropped.version()))
                        .isPresent()
                ? ", which has the same name and version, other content, and was written later; take one of the two out, or"
                        + " give it a version or a Bundle-SymbolicName of its own"
                : "; take one of the two out";
    }

    /** What is said of a jar without a contribution in the catalogue. */
    private static String nothing(Dropped dropped, List<String> notes) {
        if (!notes.isEmpty()) {
            return "added nothing new";
        }
        List<String> lent = dropped.inspection.flatMap(Inspection::exports).stream()
                .flatMap(exporter -> exporter.packages().stream())
                .map(ExportedPackage::name)
                .toList();
        if (!lent.isEmpty()) {
            return "offers " + lent.size() + " " + Additions.plural("package", lent.size()) + " to other plug-ins: "
                    + lent.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                    + (lent.size() > MOST_NAMED ? ", …" : "");
        }
        notes.add("it has no component that offers a Contribution; take it out, or see the plug-in guide");
        return "added nothing";
    }

    private static Verdict verdict(Dropped dropped, Verdict.State state, String sentence, List<String> added) {
        return new Verdict(
                dropped.sighting.name(),
                dropped.name(),
                dropped.version(),
                dropped.copy.sha256(),
                state,
                sentence,
                added);
    }
}
