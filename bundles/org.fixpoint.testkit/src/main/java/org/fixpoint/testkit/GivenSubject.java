package org.fixpoint.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;

/**
 * A subject made of given facets and inputs, which refuses every facet that the asker did not declare.
 *
 * <p>Immutable: each method answers another subject. It serves analyses and, as a facet source, derivations and
 * architectures under test.
 */
public final class GivenSubject implements Subject {
    private final Map<Facet<?>, Object> facets;
    private final Optional<Set<Facet<?>>> declared;
    private final Optional<Batch> inputs;

    private GivenSubject(Map<Facet<?>, Object> facets, Optional<Set<Facet<?>>> declared, Optional<Batch> inputs) {
        this.facets = facets;
        this.declared = declared;
        this.inputs = inputs;
    }

    /** A subject without facets and with no inputs. */
    public static GivenSubject empty() {
        return new GivenSubject(Map.of(), Optional.empty(), Optional.of(Batch.NONE));
    }

    /** This subject with one more facet, or with another object for one that it has. */
    public <F> GivenSubject with(Facet<F> facet, F object) {
        Map<Facet<?>, Object> more = new LinkedHashMap<>(facets);
        more.put(facet, object);
        return new GivenSubject(more, declared, inputs);
    }

    /** This subject with the given inputs. */
    public GivenSubject with(Batch batch) {
        return new GivenSubject(facets, declared, Optional.of(batch));
    }

    /** This subject, serving no facet but the given ones. */
    public GivenSubject onlyTo(Set<Facet<?>> needs) {
        return new GivenSubject(facets, Optional.of(Set.copyOf(needs)), inputs);
    }

    /** This subject, refusing to give its inputs. */
    public GivenSubject withoutInputs() {
        return new GivenSubject(facets, declared, Optional.empty());
    }

    /** The facets that it has, declared or not. */
    public Set<Facet<?>> facets() {
        return Set.copyOf(facets.keySet());
    }

    @Override
    public <F> F get(Facet<F> facet) {
        if (declared.isPresent() && !declared.get().contains(facet)) {
            throw new IllegalArgumentException("asked for the facet " + facet.name() + " without declaring it");
        }
        Object object = Optional.ofNullable(facets.get(facet))
                .orElseThrow(() -> new IllegalArgumentException("the test gives no facet " + facet.name()));
        return facet.type().cast(object);
    }

    @Override
    public Batch inputs() {
        return inputs.orElseThrow(() -> new IllegalArgumentException("asked for the inputs without declaring it"));
    }

    @Override
    public String obtained(Facet<?> facet) {
        return "given";
    }
}
