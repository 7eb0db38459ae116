package org.fixpoint.desktop.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;

/** What is installed, by kind, as it is searched and as it comes and goes. Used by one thread. */
public final class Shelves {
    private final Set<String> known = new HashSet<>();
    private final Set<String> fresh = new HashSet<>();
    private boolean complete;
    private List<Offering> all = List.of();
    private Optional<Catalogue> catalogue = Optional.empty();

    /**
     * Takes what is installed now. What comes after the first time that it is settled is fresh, for as long as it stays.
     *
     * @param now a snapshot
     * @param settled whether what was there at the start is in it, drop-ins included
     */
    public void take(Catalogue now, boolean settled) {
        Set<String> present = new HashSet<>();
        List<Offering> taken = new ArrayList<>();
        now.kinds().forEach((word, kind) -> {
            for (Entry entry : now.entries(kind)) {
                String name = word + " " + entry.descriptor().id();
                present.add(name);
                if (known.add(name) && complete) {
                    fresh.add(name);
                }
                taken.add(Offering.of(entry, fresh.contains(name)));
            }
        });
        known.retainAll(present);
        fresh.retainAll(present);
        all = List.copyOf(taken);
        catalogue = Optional.of(now);
        complete |= settled;
    }

    /** The snapshot taken last. */
    public Optional<Catalogue> catalogue() {
        return catalogue;
    }

    /** What belongs together on a shelf. */
    public enum Order {
        /** All of a kind. */
        KIND,
        /** All of a bundle, by kind within it. */
        BUNDLE
    }

    /** What matches a search, by the word of its kind; kinds without a match are left out. */
    public Map<String, List<Offering>> matching(String search) {
        return matching(search, Order.KIND);
    }

    /** What matches a search, by shelf; shelves without a match are left out, bundles are in the order of their names. */
    public Map<String, List<Offering>> matching(String search, Order order) {
        Map<String, List<Offering>> shelves = order == Order.KIND ? new LinkedHashMap<>() : new TreeMap<>();
        all.stream().filter(offering -> offering.matches(search)).forEach(offering -> shelves.computeIfAbsent(
                        order == Order.KIND ? offering.kind() : offering.bundle(), shelf -> new ArrayList<>())
                .add(offering));
        return shelves;
    }

    /** The one of a kind and an id, {@code activation relu}. */
    public Optional<Offering> named(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The best match of a search: an id that is the search, else one that begins with it, else the first. */
    public Optional<Offering> best(String search) {
        List<Offering> matches =
                matching(search).values().stream().flatMap(List::stream).toList();
        String id = search.strip();
        return matches.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .or(() -> matches.stream()
                        .filter(each -> each.id().startsWith(id))
                        .findFirst())
                .or(() -> matches.stream().findFirst());
    }
}
