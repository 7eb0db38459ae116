package org.fixpoint.engine.catalogue;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.fixpoint.api.Contribution;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The contributions that bundles register as services, as they come and go. */
@Component(service = InstalledCatalogue.class)
public final class InstalledCatalogue {
    private static final Set<String> PLATFORM = Set.of("org.fixpoint.api", "org.fixpoint.maths", "org.fixpoint.engine");

    private final Map<ServiceReference<?>, Contribution<?>> services = new ConcurrentHashMap<>();
    private final List<PresetSource> sources = new CopyOnWriteArrayList<>();
    private final AtomicLong changes = new AtomicLong();
    private final BundleContent content = new BundleContent();
    private final BundleContext context;
    private volatile Residency residency = Residency.SETTLED;

    /** A catalogue that fills as services are bound. */
    @Activate
    public InstalledCatalogue(BundleContext context) {
        this.context = context;
    }

    @Reference(
            name = "contributions",
            service = Contribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void add(ServiceReference<Contribution<?>> reference, Contribution<?> contribution) {
        services.put(reference, contribution);
        changes.incrementAndGet();
    }

    void remove(ServiceReference<Contribution<?>> reference) {
        services.remove(reference);
        changes.incrementAndGet();
    }

    @Reference(
            name = "residency",
            service = Residency.class,
            unbind = "unsettle",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void settle(Residency known) {
        residency = known;
    }

    synchronized void unsettle(Residency known) {
        residency = residency == known
                ? Residency.SETTLED
                : residency; // the next one may be bound before the last is unbound
    }

    @Reference(
            name = "presets",
            service = PresetSource.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addPresets(PresetSource source) {
        sources.add(source);
        changes.incrementAndGet();
    }

    void removePresets(PresetSource source) {
        sources.remove(source);
        changes.addAndGet(source.changes() + 1);
    }

    /** Which bundles are offered, and how runs hold on to them. */
    public Residency residency() {
        return residency;
    }

    /** Grows whenever a contribution or preset comes or goes, so that a viewer knows when to take a new snapshot. */
    public long changes() {
        return changes.get()
                + residency.changes()
                + sources.stream().mapToLong(PresetSource::changes).sum();
    }

    /** What is installed now, presets included. */
    public Catalogue snapshot() {
        Catalogue installed = withoutPresets();
        List<Entry> presets = new ArrayList<>();
        sources.forEach(source -> presets.addAll(source.over(installed)));
        return presets.isEmpty() ? installed : installed.with(presets);
    }

    /** What bundles offer now. */
    public Catalogue withoutPresets() {
        List<Offer> offers = new ArrayList<>();
        Map<ServiceReference<?>, Contribution<?>> now = Map.copyOf(services);
        now.forEach((reference, contribution) -> offer(reference, contribution).ifPresent(offers::add));
        List<Origin> platform = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (PLATFORM.contains(String.valueOf(bundle.getSymbolicName()))) {
                platform.add(content.origin(bundle));
            }
        }
        return Catalogue.ofOffers(offers, platform).accompanied(companions(now.keySet()));
    }

    private Map<Origin, List<Origin>> companions(Set<ServiceReference<?>> references) {
        Map<Origin, List<Origin>> companions = new HashMap<>();
        for (ServiceReference<?> reference : references) {
            Optional.ofNullable(reference.getBundle()).ifPresent(bundle -> {
                List<Origin> others = residency.companions(bundle);
                if (!others.isEmpty()) {
                    companions.put(content.origin(bundle), others);
                }
            });
        }
        return companions;
    }

    private Optional<Offer> offer(ServiceReference<?> reference, Contribution<?> contribution) {
        Optional<Bundle> bundle = Optional.ofNullable(reference.getBundle()) // none once the service is gone
                .filter(residency::offers);
        try {
            return bundle.map(b -> new Offer(
                    contribution,
                    content.origin(b),
                    reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                    reference.getProperty(Constants.SERVICE_ID) instanceof Long id ? id : Long.MAX_VALUE));
        } catch (UncheckedIOException | IllegalStateException gone) { // uninstalled between the two looks at it
            return Optional.empty();
        }
    }
}
