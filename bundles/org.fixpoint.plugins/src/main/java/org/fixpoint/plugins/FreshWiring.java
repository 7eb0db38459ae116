package org.fixpoint.plugins;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps new plug-ins from being wired to one that stays only for runs that began with it: of two exporters of a package the resolver
 * would prefer the older.
 *
 * <p>Called by the framework while it resolves; takes no lock.
 */
@Component(service = ResolverHookFactory.class)
public final class FreshWiring implements ResolverHookFactory, ResolverHook {
    private final Residents residents;

    /** A hook that asks which drop-ins recede. */
    @Activate
    public FreshWiring(@Reference Residents residents) {
        this.residents = residents;
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return this;
    }

    @Override
    public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        Bundle user = requirement.getRevision().getBundle();
        if (!residents.recedes(user)) {
            candidates.removeIf(candidate -> {
                Bundle provider = candidate.getRevision().getBundle();
                return !provider.equals(user) && residents.recedes(provider);
            });
        }
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {}

    @Override
    public void filterSingletonCollisions(
            BundleCapability singleton, Collection<BundleCapability> collisionCandidates) {
        collisionCandidates.removeIf(
                other -> residents.recedes(other.getRevision().getBundle()));
    }

    @Override
    public void end() {}
}
