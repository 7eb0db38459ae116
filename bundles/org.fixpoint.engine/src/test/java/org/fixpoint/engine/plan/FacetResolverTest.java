package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Accuracy;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.FacetSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.junit.jupiter.api.Test;

class FacetResolverTest {
    private static final Facet<String> A = new Facet<>("a", String.class, false);
    private static final Facet<String> B = new Facet<>("b", String.class, false);
    private static final Facet<String> C = new Facet<>("c", String.class, false);
    private static final Facet<String> STATES = new Facet<>("states", String.class, true);

    /** A derivation that writes down its path. */
    record Step(
            Facet<String> yields,
            List<Facet<String>> from,
            Accuracy accuracy,
            Optional<String> reason,
            AtomicInteger runs)
            implements Derivation<String> {
        @Override
        public Set<Facet<?>> needs() {
            return Set.copyOf(from);
        }

        @Override
        public Optional<String> declines(FacetSource model) {
            from.forEach(model::get);
            return reason;
        }

        @Override
        public String derive(FacetSource model, RunContext run) {
            runs.incrementAndGet();
            return yields.name() + "("
                    + String.join(",", from.stream().map(model::get).toList()) + ")";
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();

    private void derivation(
            String id, Facet<String> yields, Accuracy accuracy, String reason, List<Facet<String>> from) {
        entries.add(Samples.entry(
                Samples.KERNELS,
                Descriptor.of(Derivation.class, id, "a step"),
                v -> new Step(yields, from, accuracy, Optional.of(reason).filter(r -> !r.isEmpty()), runs)));
    }

    /** Gives the facet a, and states of its inputs. */
    record Model() implements Architecture {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(A, STATES);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            return facet.type().cast(facet.equals(A) ? "A" : "states of " + inputs.count());
        }
    }

    private enum Quiet implements RunContext {
        RUN;

        @Override
        public RandomGenerator random(String stream) {
            return RandomGenerator.getDefault();
        }

        @Override
        public void progress(String doing, double fraction) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private FacetResolver resolver() {
        Derivations derivations = Derivations.of(Catalogue.of(entries, List.of()));
        return new FacetResolver(
                new Model(), derivations, new Batch(new double[4], 2, 2, new int[0], List.of()), Quiet.RUN);
    }

    @Test
    void theArchitectureComesBeforeAnyDerivation() {
        derivation("other-a", A, Accuracy.EXACT, "", List.of());
        Subject subject = resolver().seenBy(Set.of(A));
        assertEquals("A", subject.get(A));
        assertEquals("the architecture itself", subject.obtained(A));
    }

    @Test
    void theMostAccurateDerivationThatDoesNotDeclineIsTaken() {
        derivation("sampled", B, Accuracy.SAMPLED, "", List.of(A));
        derivation("quadrature", B, Accuracy.QUADRATURE, "", List.of(A));
        assertEquals("quadrature", resolver().routes().obtained(B));
        derivation("exact", B, Accuracy.EXACT, "no closed form", List.of(A));
        assertEquals("quadrature", resolver().routes().obtained(B));
        derivation("exact-2", B, Accuracy.EXACT, "", List.of(A));
        assertEquals("closed form", resolver().routes().obtained(B));
    }

    @Test
    void aChainIsAsAccurateAsItsWeakestLink() {
        derivation("b-sampled", B, Accuracy.SAMPLED, "", List.of(A));
        derivation("c-of-b", C, Accuracy.EXACT, "", List.of(B));
        assertEquals("sampling", resolver().routes().obtained(C));
        derivation("c-of-a", C, Accuracy.QUADRATURE, "", List.of(A));
        FacetResolver resolver = resolver();
        assertEquals("quadrature", resolver.routes().obtained(C));
        assertEquals("c(A)", resolver.seenBy(Set.of(C)).get(C));
    }

    @Test
    void derivationsInACircleAreNoWay() {
        derivation("b-of-c", B, Accuracy.EXACT, "", List.of(C));
        derivation("c-of-b", C, Accuracy.EXACT, "", List.of(B));
        assertFalse(resolver().routes().has(B));
        derivation("c-of-a", C, Accuracy.SAMPLED, "", List.of(A));
        assertEquals("b(c(A))", resolver().seenBy(Set.of(B)).get(B));
    }

    @Test
    void aFacetIsComputedOnceAndToldAfterwards() {
        derivation("b-of-a", B, Accuracy.EXACT, "", List.of(A));
        FacetResolver resolver = resolver();
        assertSame(
                resolver.seenBy(Set.of(B)).get(B), resolver.seenBy(Set.of(B, A)).get(B));
        assertEquals(1, runs.get());
        assertEquals(Map.of("a", "the architecture itself", "b", "closed form"), resolver.obtained());
    }

    @Test
    void aFacetThatWasNotDeclaredIsRefused() {
        Subject subject = resolver().seenBy(Set.of(STATES));
        assertThrows(IllegalArgumentException.class, () -> subject.get(A));
        assertThrows(IllegalArgumentException.class, () -> subject.obtained(A));
    }

    @Test
    void facetsAboutInputsSeeTheInputsOfThePoint() {
        Subject subject = resolver().seenBy(Set.of(STATES));
        assertEquals("states of 2", subject.get(STATES));
        assertEquals(2, subject.inputs().count());
    }

    @Test
    void aDerivationCannotLookAtInputsBeforeTheyAreDrawn() {
        derivation("b-of-states", B, Accuracy.EXACT, "", List.of(STATES));
        Routes routes = resolver().routes();
        assertFalse(routes.has(B));
        assertTrue(routes.whyNot(B).contains("only drawn when the experiment runs"), routes.whyNot(B));
    }

    @Test
    void theReasonIsThatOfTheLoosestDerivation() {
        derivation("exact", B, Accuracy.EXACT, "no closed form", List.of(A));
        derivation("quadrature", B, Accuracy.QUADRATURE, "diverges", List.of(A));
        derivation("c-of-b", C, Accuracy.EXACT, "", List.of(B));
        assertEquals("diverges", resolver().routes().whyNot(C));
        assertThrows(Refusal.class, () -> resolver().seenBy(Set.of(C)).get(C));
    }
}
