package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Accuracy;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Facet;

/**
 * How each facet of one model is obtained: by the architecture itself, or by the derivation whose whole chain is most accurate.
 *
 * <p>Chains are compared by their least accurate link, then by the derivation's own accuracy, then by length, then by id; so the
 * choice depends on nothing but the model and what is installed.
 */
public final class Routes {
    /** A facet with the chain that obtains it; no derivation for what the architecture gives itself. */
    record Route(Optional<Derivations.Known> by, Accuracy worst, int length) {
        private static final Comparator<Route> BEST_FIRST = Comparator.comparing(Route::worst)
                .thenComparing(
                        route -> route.by.map(k -> k.derivation().accuracy()).orElse(Accuracy.EXACT))
                .thenComparing(Route::length)
                .thenComparing(route -> route.by.map(Derivations.Known::id).orElse(""));

        String inWords() {
            return by.isEmpty()
                    ? "the architecture itself"
                    : worst == Accuracy.EXACT
                            ? "closed form"
                            : worst == Accuracy.QUADRATURE ? "quadrature" : "sampling";
        }
    }

    private static final List<Accuracy> LOOSEST_FIRST = List.of(Accuracy.SAMPLED, Accuracy.QUADRATURE, Accuracy.EXACT);

    private final Map<Facet<?>, Route> settled = new LinkedHashMap<>();
    private final Map<Derivations.Known, String> declined = new LinkedHashMap<>();
    private final List<Derivations.Known> all;

    private Routes(List<Derivations.Known> all) {
        this.all = all;
    }

    /** The routes of a model; asks each derivation whether it declines, with what is known before inputs are drawn. */
    public static Routes of(Architecture model, Derivations derivations) {
        Routes routes = new Routes(derivations.known());
        for (Facet<?> facet : Given.by(model, "facets", model.facets())) {
            routes.settled.put(facet, new Route(Optional.empty(), Accuracy.EXACT, 0));
        }
        FacetResolver ahead = FacetResolver.ahead(model, routes);
        Optional<Route> next = routes.best(ahead);
        while (next.isPresent()) {
            routes.settled.put(next.get().by.orElseThrow().derivation().yields(), next.get());
            next = routes.best(ahead);
        }
        return routes;
    }

    private Optional<Route> best(FacetResolver ahead) {
        List<Route> open = new ArrayList<>();
        for (Derivations.Known known : all) {
            Derivation<?> derivation = known.derivation();
            if (!settled.containsKey(derivation.yields())
                    && settled.keySet().containsAll(derivation.needs())
                    && !declined.containsKey(known)) {
                Optional<String> reason = declines(derivation, ahead);
                reason.ifPresent(sentence -> declined.put(known, sentence));
                if (reason.isEmpty()) {
                    open.add(through(known));
                }
            }
        }
        return open.stream().min(Route.BEST_FIRST);
    }

    private static Optional<String> declines(Derivation<?> derivation, FacetResolver ahead) {
        try {
            return derivation.declines(ahead.seenBy(derivation.needs()));
        } catch (Refusal refusal) {
            return Optional.of(String.valueOf(refusal.getMessage()));
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            return Optional.of("it failed with " + fault + "; report this to the author of the plug-in");
        }
    }

    private Route through(Derivations.Known known) {
        Accuracy worst = known.derivation().accuracy();
        int length = 1;
        for (Facet<?> need : known.derivation().needs()) {
            Route route = settledRoute(need);
            worst = worst.compareTo(route.worst) >= 0 ? worst : route.worst;
            length = Math.max(length, route.length + 1);
        }
        return new Route(Optional.of(known), worst, length);
    }

    private Route settledRoute(Facet<?> facet) {
        return route(facet).orElseThrow(() -> new IllegalArgumentException("no route to " + facet.name()));
    }

    Optional<Route> route(Facet<?> facet) {
        return Optional.ofNullable(settled.get(facet));
    }

    /** Whether a facet can be obtained. */
    public boolean has(Facet<?> facet) {
        return settled.containsKey(facet);
    }

    /** How a facet is obtained, in a few words: {@code the architecture itself}, {@code closed form}, {@code quadrature}. */
    public String obtained(Facet<?> facet) {
        return settledRoute(facet).inWords();
    }

    /**
     * Why a facet cannot be obtained: what the derivations of the loosest accuracy say, as they would serve the most models. That
     * there is no closed form need not be told when quadrature fails too.
     */
    public String whyNot(Facet<?> facet) {
        return whyNot(facet, new HashSet<>());
    }

    private String whyNot(Facet<?> facet, Set<Facet<?>> asked) {
        asked.add(facet);
        for (Accuracy accuracy : LOOSEST_FIRST) {
            Set<String> reasons = new LinkedHashSet<>();
            for (Derivations.Known known : all) {
                if (known.derivation().yields().equals(facet)
                        && known.derivation().accuracy() == accuracy) {
                    reasons.addAll(obstacles(known, asked));
                }
            }
            if (!reasons.isEmpty()) {
                return String.join("; ", reasons);
            }
        }
        return "neither the architecture nor an installed derivation gives " + facet.name();
    }

    private List<String> obstacles(Derivations.Known known, Set<Facet<?>> asked) {
        Optional<String> sentence = Optional.ofNullable(declined.get(known));
        return sentence.isPresent()
                ? List.of(sentence.get())
                : known.derivation().needs().stream()
                        .filter(need -> !has(need) && !asked.contains(need))
                        .map(need -> whyNot(need, asked))
                        .toList();
    }

    /** The facets that are derived on the way to some, in order of derivation, each with the id of its derivation. */
    Map<String, Derivations.Known> used(Collection<Facet<?>> needs) {
        Map<String, Derivations.Known> used = new LinkedHashMap<>();
        needs.stream()
                .sorted(Comparator.comparing(Facet::name))
                .forEach(facet -> route(facet).flatMap(Route::by).ifPresent(known -> {
                    used.putAll(used(known.derivation().needs()));
                    used.put(facet.name(), known);
                }));
        return used;
    }

    /** Whether one of some facets, or one that it is derived from, is about inputs. */
    boolean needsInputs(Collection<Facet<?>> needs) {
        return needs.stream()
                .anyMatch(facet -> facet.ofInputs()
                        || route(facet)
                                .flatMap(Route::by)
                                .filter(known -> needsInputs(known.derivation().needs()))
                                .isPresent());
    }
}
