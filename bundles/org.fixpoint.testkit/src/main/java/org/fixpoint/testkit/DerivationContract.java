package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Accuracy;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.Facet;
import org.junit.jupiter.api.Test;

/**
 * What holds for every derivation: it declines with a sentence or derives, the same bits each time, and agrees with a
 * better derivation of the same facet within the stated errors.
 *
 * @param <F> the type of the facet
 */
public abstract class DerivationContract<F> extends ContributionContract<Derivation<F>> {
    /** Models that it serves. */
    protected abstract List<GivenSubject> served();

    /** Models that it declines or refuses. */
    protected abstract List<GivenSubject> refused();

    /** Numbers that stand for the facet: its values at some arguments. */
    protected abstract double[] probe(F facet);

    /** The stated bound on the absolute error of each of {@link #probe}. */
    protected abstract double error(F facet);

    /** Another derivation of the same facet that serves the same models, if there is one. */
    protected Optional<Derivation<F>> reference() {
        return Optional.empty();
    }

    private F derived(Derivation<F> derivation, GivenSubject model) {
        return derivation.derive(model.onlyTo(derivation.needs()), TestRun.seeded(1));
    }

    @Test
    void declaresTheSameOnEveryCall() {
        Derivation<F> derivation = made();
        Facet<F> facet = derivation.yields();
        assertEquals(facet, derivation.yields());
        assertEquals(derivation.needs(), derivation.needs());
        assertTrue(Set.of(Accuracy.values()).contains(derivation.accuracy()));
    }

    @Test
    void doesNotNeedWhatItYields() {
        assertFalse(made().needs().contains(made().yields()));
    }

    @Test
    void servesWhatItDoesNotDecline() {
        Derivation<F> derivation = made();
        for (GivenSubject model : served()) {
            assertEquals(Optional.empty(), derivation.declines(model.onlyTo(derivation.needs())));
            assertInstanceOf(derivation.yields().type(), derived(derivation, model));
        }
    }

    @Test
    void declinesOrRefusesWithOneSentence() {
        Derivation<F> derivation = made();
        for (GivenSubject model : refused()) {
            Optional<String> declined = derivation.declines(model.onlyTo(derivation.needs()));
            String sentence = declined.orElseGet(
                    () -> String.valueOf(assertThrows(Refusal.class, () -> derived(derivation, model))
                            .getMessage()));
            assertFalse(sentence.isBlank());
            assertFalse(sentence.contains("\n"), "several lines: " + sentence);
        }
    }

    @Test
    void derivesTheSameBitsOnEveryCall() {
        for (GivenSubject model : served()) {
            assertArrayEquals(probe(derived(made(), model)), probe(derived(made(), model)), 0.0);
        }
    }

    @Test
    void statesAnErrorThatIsFiniteAndNotNegative() {
        for (GivenSubject model : served()) {
            double error = error(derived(made(), model));
            assertTrue(error >= 0 && Double.isFinite(error), "error " + error);
        }
    }

    @Test
    void agreesWithTheReferenceWithinTheStatedErrors() {
        Derivation<F> other = reference().orElseGet(this::made);
        for (GivenSubject model : served()) {
            F mine = derived(made(), model);
            F theirs = derived(other, model);
            assertArrayEquals(probe(theirs), probe(mine), error(mine) + error(theirs));
        }
    }
}
