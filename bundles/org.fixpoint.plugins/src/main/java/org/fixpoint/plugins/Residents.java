package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The drop-ins that are installed: which of them are offered, which are leased, and which leave when the last lease on them ends.
 *
 * <p>The monitor of this object guards counts and flags only. The framework is never called while it is held, so no listener that
 * the framework calls can wait for it.
 */
@Component(service = {Residency.class, Residents.class})
public final class Residents implements Residency {
    private static final int MOST_DEPARTED = 1_000;
    private static final int MOST_TRIES = 50;
    private static final long PAUSE_MILLIS = 20;

    private final BundleContext context;
    private final Presets presets;
    private final Map<Long, Resident> byBundle = new ConcurrentHashMap<>();
    private final Set<Origin> departed = new LinkedHashSet<>();
    private final AtomicLong changes = new AtomicLong();

    /** No drop-ins yet. */
    @Activate
    public Residents(BundleContext context, @Reference Presets presets) {
        this.context = context;
        this.presets = presets;
    }

    /**
     * Takes in a bundle that was just installed; it is not offered yet.
     *
     * @param copy the jar that it was installed from
     * @param ours whether the copy is deleted when the bundle leaves
     */
    Resident admit(Bundle bundle, Origin origin, Path copy, boolean ours) {
        Resident resident = new Resident(bundle, origin, copy, ours);
        byBundle.put(bundle.getBundleId(), resident);
        synchronized (this) {
            departed.remove(origin);
        }
        return resident;
    }

    /** From now on new plans are made with it, or no longer; it stays installed either way. */
    void offer(Resident resident, boolean offered) {
        synchronized (this) {
            if (resident.offered == offered) {
                return;
            }
            resident.offered = offered;
        }
        changes.incrementAndGet();
    }

    /** From now on no bundle that is resolved is wired to it, as long as it is offered still. */
    void recede(Resident resident) {
        resident.receding = true;
    }

    /** Whether bundles that are resolved now are kept from being wired to it. */
    boolean recedes(Bundle bundle) {
        return resident(bundle).map(r -> r.receding).orElse(false);
    }

    /** It is offered no longer and leaves when the last lease on it ends, at once if there is none. */
    void retire(Resident resident) {
        recede(resident);
        offer(resident, false);
        synchronized (this) {
            resident.retired = true;
        }
        dismiss(List.of(resident));
    }

    /** Those that are in use: neither retired nor gone. */
    List<Resident> inUse() {
        synchronized (this) {
            return byBundle.values().stream().filter(r -> !r.retired).toList();
        }
    }

    /** Those that use a package, a service type or any other capability of a resident, directly. */
    List<Resident> dependents(Resident provider) {
        return inUse().stream()
                .filter(other -> other != provider)
                .filter(other -> other.providers().anyMatch(bundle -> bundle.equals(provider.bundle)))
                .toList();
    }

    @Override
    public boolean offers(Bundle bundle) {
        return resident(bundle).map(r -> r.offered).orElse(true);
    }

    @Override
    public boolean droppedIn(Origin bundle) {
        return byBundle.values().stream().anyMatch(r -> r.origin.equals(bundle));
    }

    @Override
    public Optional<Origin> dropInWith(String className) {
        return byBundle.values().stream()
                .filter(r -> BundleClassPath.holds(r.bundle, className))
                .map(r -> r.origin)
                .findFirst();
    }

    /** Grows whenever a bundle is offered or no longer is. */
    @Override
    public long changes() {
        return changes.get();
    }

    @Override
    public List<Origin> companions(Bundle bundle) {
        return resident(bundle).map(this::closure).orElse(Set.of()).stream()
                .filter(r -> !r.bundle.equals(bundle))
                .map(r -> r.origin)
                .sorted(Resident.BY_NAME)
                .toList();
    }

    @Override
    public Lease lease(Collection<Origin> bundles) {
        return lease(bundles, List.of());
    }

    @Override
    public Lease lease(Collection<Origin> bundles, Collection<Bundle> makers) {
        Set<Resident> held = new LinkedHashSet<>();
        for (Bundle maker : makers) {
            Optional<Resident> resident = resident(maker);
            if (resident.isEmpty() && maker.getState() == Bundle.UNINSTALLED) {
                throw gone(maker.getSymbolicName(), maker.getVersion().toString());
            }
            resident.ifPresent(one -> held.addAll(closure(one)));
        }
        for (Origin origin : bundles) {
            if (held.stream().noneMatch(resident -> resident.origin.equals(origin))) {
                newest(origin).ifPresent(resident -> held.addAll(closure(resident)));
            }
        }
        synchronized (this) {
            for (Origin origin : bundles) {
                if (departed.contains(origin) && held.stream().noneMatch(r -> r.origin.equals(origin))) {
                    throw gone(origin.bundle(), origin.version());
                }
            }
            for (Resident resident : held) {
                if (resident.leaving) {
                    throw gone(resident.origin.bundle(), resident.origin.version());
                }
            }
            held.forEach(resident -> resident.leases++);
        }
        return new Held(List.copyOf(held), presets.copies());
    }

    private Optional<Resident> newest(Origin origin) {
        return byBundle.values().stream().filter(r -> r.origin.equals(origin)).max(Resident.BY_AGE);
    }

    private static Refusal gone(String name, String version) {
        return new Refusal("the plug-in " + name + " " + version
                + " was taken out after the experiment was planned; copy it back if it is not there, and plan again");
    }

    /** Whether a bundle was dropped in and is still installed. */
    boolean has(Bundle bundle) {
        return byBundle.containsKey(bundle.getBundleId());
    }

    private Optional<Resident> resident(Bundle bundle) {
        return Optional.ofNullable(byBundle.get(bundle.getBundleId()));
    }

    /** A resident and all that it is wired to, providers first. */
    private Set<Resident> closure(Resident resident) {
        Set<Resident> found = new LinkedHashSet<>();
        gather(resident, found, new LinkedHashSet<>());
        return found;
    }

    private void gather(Resident resident, Set<Resident> found, Set<Resident> seen) {
        if (seen.add(resident)) {
            resident.providers()
                    .map(this::resident)
                    .flatMap(Optional::stream)
                    .forEach(provider -> gather(provider, found, seen));
            found.add(resident);
        }
    }

    /** Lets those go that are retired and not leased. */
    private void dismiss(Collection<Resident> candidates) {
        List<Resident> leaving = new ArrayList<>();
        synchronized (this) {
            for (Resident resident : candidates) {
                if (resident.retired && resident.leases == 0 && !resident.leaving) {
                    resident.leaving = true;
                    leaving.add(0, resident); // users before what they use
                }
            }
        }
        leaving.forEach(this::uninstall);
        if (!leaving.isEmpty()) {
            forget();
        }
    }

    private void uninstall(Resident resident) {
        done(resident.bundle::stop); // where its own stop fails, what matters is that it goes
        if (!done(resident.bundle::uninstall)) {
            return; // only a framework that is going down refuses, and all of this goes with it
        }
        byBundle.remove(resident.bundle.getBundleId());
        synchronized (this) {
            departed.add(resident.origin);
            if (departed.size() > MOST_DEPARTED) { // a plan that is older than so many departures is not waited for
                departed.remove(departed.iterator().next());
            }
        }
        changes.incrementAndGet();
        if (resident.ours) {
            done(() ->
                    Files.deleteIfExists(resident.copy)); // what is left goes with the private folder of this process
        }
    }

    private interface Step {
        void go() throws BundleException, IOException;
    }

    private static boolean done(Step step) {
        try {
            step.go();
            return true;
        } catch (BundleException | IOException | RuntimeException fault) {
            return false;
        }
    }

    /** Frees the classes of uninstalled bundles that nothing uses any more; no other bundle is touched. */
    private void forget() {
        for (int tries = 0; tries < MOST_TRIES && !forgotten(); tries++) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                return; // the next departure tries again
            }
        }
    }

    private boolean forgotten() {
        try {
            FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
            List<Bundle> dead = wiring.getRemovalPendingBundles().stream()
                    .filter(bundle -> wiring.getDependencyClosure(List.of(bundle)).stream()
                            .allMatch(user -> user.getState() == Bundle.UNINSTALLED))
                    .toList();
            if (!dead.isEmpty()) {
                wiring.refreshBundles(dead);
            }
            return true;
        } catch (RuntimeException busy) { // Felix 7.0.5 may throw NullPointerException during another refresh
            return false;
        }
    }

    /** A lease that counts once for each of its residents. */
    private final class Held implements Lease {
        private final List<Resident> residents;
        private final List<Path> presets;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Held(List<Resident> residents, Collection<Path> presets) {
            this.residents = residents;
            this.presets = List.copyOf(presets);
        }

        @Override
        public List<Path> files() {
            return Stream.concat(residents.stream().map(r -> r.copy), presets.stream())
                    .toList();
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                synchronized (Residents.this) {
                    residents.forEach(resident -> resident.leases--);
                }
                dismiss(residents);
            }
        }
    }
}
