package org.fixpoint.engine.run;

import java.util.Optional;
import java.util.function.Function;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Origin;

/** Why parts of drop-ins cannot be used, by digest; found out by a proof when the first is asked for. Used by one thread. */
final class Proven implements Function<String, Optional<String>> {
    private final Apart apart;
    private final DroppedIn droppedIn;
    private final Catalogue catalogue;
    private final Request request;
    private Optional<Proof.Verdict> verdict = Optional.empty();

    Proven(Apart apart, DroppedIn droppedIn, Catalogue catalogue, Request request) {
        this.apart = apart;
        this.droppedIn = droppedIn;
        this.catalogue = catalogue;
        this.request = request;
    }

    @Override
    public Optional<String> apply(String digest) {
        Proof.Verdict found = verdict.orElseGet(this::prove);
        verdict = Optional.of(found);
        return found instanceof Proof.Verdict.None none
                ? Optional.of(none.sentence())
                : Optional.ofNullable(((Proof.Verdict.Parts) found).flaws().get(digest));
    }

    private Proof.Verdict prove() {
        var bundles = droppedIn.bundles(catalogue);
        try (Lease lease = droppedIn.residency().lease(bundles)) {
            return new Proof(
                            apart,
                            request,
                            bundles.stream().map(Proven::inWords).toList())
                    .of(lease);
        } catch (Refusal gone) {
            return new Proof.Verdict.None(String.valueOf(gone.getMessage()));
        }
    }

    static String inWords(Origin bundle) {
        return bundle.bundle() + " " + bundle.version();
    }
}
