package org.fixpoint.engine.run;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.plan.Scrutiny;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.osgi.framework.Bundle;

/**
 * The scrutiny of what comes from drop-ins: what is known not to work is not touched, an activation is checked against its own
 * differences, and whatever breaks off is told with the bundle at fault.
 */
final class PartCheck implements Scrutiny {
    private final DroppedIn droppedIn;
    private final Catalogue catalogue;
    private final boolean derives;
    private final Function<String, Optional<String>> known;
    private final boolean proven;
    private final Trail trail;
    private final IdentityHashMap<Entry, String> packages = new IdentityHashMap<>();
    private final Map<String, String> found = new LinkedHashMap<>();

    /**
     * A scrutiny.
     *
     * @param known why a part does not work, by digest; asked before the first code of a drop-in runs
     * @param proven whether what is not known not to work has run in another process without a fault
     * @param trail follows what is entered
     */
    PartCheck(
            DroppedIn droppedIn,
            Catalogue catalogue,
            Function<String, Optional<String>> known,
            boolean proven,
            Trail trail) {
        this.droppedIn = droppedIn;
        this.catalogue = catalogue;
        this.derives = droppedIn.derives(catalogue);
        this.known = known;
        this.proven = proven;
        this.trail = trail;
    }

    /** The parts that have been found not to work, by digest. */
    Map<String, String> found() {
        return found;
    }

    /** All drop-ins of the catalogue, or nothing once one of them is gone: then {@link #broke} tells of it. */
    @Override
    public Lease held() {
        try {
            return droppedIn.residency().lease(droppedIn.bundles(catalogue), droppedIn.makers(catalogue));
        } catch (Refusal gone) {
            return Lease.NOTHING;
        }
    }

    @Override
    public Optional<String> before(Setup part) {
        if (!concerns(part)) {
            return Optional.empty();
        }
        Optional<String> flaw = known.apply(part.digest());
        if (flaw.isEmpty()) {
            settle(part, trail);
            trail.enter(part);
        }
        return flaw;
    }

    private boolean concerns(Setup part) {
        return droppedIn.within(part)
                || (derives && part.entry().descriptor().kind().equals(Architecture.class));
    }

    @Override
    public Optional<String> made(Setup part, Object object) {
        packages.put(part.entry(), object.getClass().getPackageName());
        if (proven || !droppedIn.is(part) || !(object instanceof ActivationFunction activation)) {
            return Optional.empty();
        }
        trail.made(part, object);
        Optional<String> flaw = ActivationCheck.fault(new FollowedActivation(part, activation, trail))
                .map(fault -> Blame.name(part) + " does not hold what an activation promises: "
                        + object.getClass().getName() + "." + fault
                        + "; this is a fault of the bundle, tell its author or leave it out.");
        flaw.ifPresent(sentence -> found.put(part.digest(), sentence));
        return flaw;
    }

    @Override
    public Optional<String> refused(Setup part, Setup about, Refusal refusal) {
        if (!droppedIn.is(part) && !droppedIn.within(about)) {
            return Optional.empty();
        }
        String who = part.digest().equals(about.digest()) ? named(part) : named(about) + " is refused by " + idOf(part);
        return Optional.of(who + ": " + refusal.getMessage());
    }

    private String idOf(Setup part) {
        return droppedIn.is(part) ? Blame.name(part) : part.id();
    }

    /** {@code mlp with swish (org.example.swish 1.0.0)}: a part and the drop-ins within it. */
    private String named(Setup part) {
        List<String> within = droppedIn.names(part).stream()
                .filter(name -> !name.equals(idOf(part)))
                .toList();
        return within.isEmpty() ? idOf(part) : idOf(part) + " with " + String.join(", ", within);
    }

    @Override
    public String broke(Setup part, Throwable thrown) {
        Optional<Entry> gone = gone(part);
        if (gone.isPresent()) {
            return gone.get().origin().bundle() + " " + gone.get().origin().version()
                    + " was taken out while the experiment was read; read it again.";
        }
        Trail own = new Trail();
        settle(part, own);
        own.enter(part);
        String sentence = Blame.sentence(thrown, own);
        if (concerns(part)) {
            found.put(part.digest(), sentence);
        }
        return sentence;
    }

    /** What of a whole comes from a bundle that has been uninstalled since the catalogue was made, and can load no more classes. */
    private static Optional<Entry> gone(Setup part) {
        return part.entry()
                .maker()
                .filter(bundle -> bundle.getState() == Bundle.UNINSTALLED)
                .map(bundle -> part.entry())
                .or(() -> part.settings().values().stream()
                        .filter(Setting.Nested.class::isInstance)
                        .flatMap(setting -> gone(((Setting.Nested) setting).setup()).stream())
                        .findFirst());
    }

    /** Tells a trail which packages the parts of a whole come from. */
    private void settle(Setup part, Trail followed) {
        Optional.ofNullable(packages.get(part.entry())).ifPresent(home -> followed.home(home, part));
        part.settings().values().forEach(setting -> {
            if (setting instanceof Setting.Nested nested) {
                settle(nested.setup(), followed);
            }
        });
    }
}
