package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.model.Facet;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Origin;

/** Expands a coherent experiment into points. */
final class Expansion {
    private static final int FORMAT = 1;

    private final Coherent coherent;
    private final Experiment experiment;
    private final String numerics;
    private final Catalogue catalogue;
    private final List<Origin> platform;
    private final Set<Origin> bundles;
    /** By the bundles of a point: of 100,000 points nearly all have the same, and each list takes some 10 kB. */
    private final Map<Set<Origin>, List<?>> locks = new HashMap<>();

    private final Map<String, Set<List<Integer>>> ways = new LinkedHashMap<>();

    Expansion(Coherent coherent, String numerics, Catalogue catalogue) {
        this.coherent = coherent;
        this.experiment = coherent.experiment();
        this.numerics = numerics;
        this.catalogue = catalogue;
        this.platform = catalogue.platform();
        this.bundles = new LinkedHashSet<>(platform);
    }

    /**
     * The plan.
     *
     * @throws RunContext.Cancelled once it is stopped
     */
    Plan plan(Path file, String text, Map<String, String> flaws, BooleanSupplier stopped) {
        List<Integer> shape = new ArrayList<>();
        experiment.axes().forEach(axis -> shape.add(axis.size()));
        shape.add(experiment.replicates());
        List<Point> points = new ArrayList<>();
        for (List<Integer> index : RowMajor.indices(shape)) {
            if (stopped.getAsBoolean()) {
                throw new RunContext.Cancelled();
            }
            points.add(point(index));
        }
        coherent.figures().forEach(figure -> addOrigins(figure.visualizer(), bundles));
        coherent.sinks().forEach(sink -> addOrigins(sink, bundles));
        addCompanions(bundles);
        return new Plan(
                experiment.name(),
                experiment.note(),
                file,
                text,
                experiment.seed(),
                numerics,
                dimensions(),
                List.copyOf(points),
                coherent.yields(),
                List.copyOf(coherent.figures()),
                List.copyOf(coherent.sinks()),
                List.copyOf(bundles),
                lines(),
                flaws);
    }

    private List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < coherent.names().size(); i++) {
            dimensions.add(
                    Dimensions.of(coherent.names().get(i), experiment.axes().get(i)));
        }
        if (experiment.replicates() > 1) {
            dimensions.add(Dimension.index(Dimensions.REPLICATE, experiment.replicates()));
        }
        return List.copyOf(dimensions);
    }

    private Point point(List<Integer> index) {
        Map<Draft.Axis, Integer> at = RowMajor.coordinates(experiment.axes(), index);
        Setup model = coherent.models().setup(at);
        Map<String, Setup> analyses = new LinkedHashMap<>();
        List<Facet<?>> needs = new ArrayList<>();
        Optional<String> flaw = coherent.models().flaw(at);
        for (Map.Entry<String, Studies> study : coherent.studies().entrySet()) {
            Variants<Analysis> variants = study.getValue().variants();
            analyses.put(study.getKey(), variants.setup(at));
            variants.at(at).ifPresent(analysis -> needs.addAll(analysis.object().needs()));
            flaw = flaw.or(() -> variants.flaw(at));
        }
        Optional<Setup> input = coherent.inputs().map(variants -> variants.setup(at));
        flaw = flaw.or(() -> coherent.inputs().flatMap(variants -> variants.flaw(at)));
        Map<String, Derivations.Known> used = used(at, needs);
        Set<Origin> origins = new LinkedHashSet<>(platform);
        addOrigins(model, origins);
        input.ifPresent(setup -> addOrigins(setup, origins));
        analyses.values().forEach(setup -> addOrigins(setup, origins));
        used.values().forEach(known -> origins.add(known.entry().origin()));
        addCompanions(origins);
        bundles.addAll(origins);
        long seed =
                Seeds.replicate(experiment.seed(), index.get(coherent.names().size()));
        Map<String, Object> settings = settings(model, input, analyses, used, seed, origins);
        flaw.ifPresent(sentence -> settings.put("flawed", true)); // no key of a point that can be computed
        return new Point(Canonical.key(settings), seed, model, input, analyses, coordinates(index), settings, flaw);
    }

    /** The facets that are derived on the way to some, each with its derivation; none for a model that cannot be used. */
    private Map<String, Derivations.Known> used(Map<Draft.Axis, Integer> at, List<Facet<?>> needs) {
        Optional<Routes> way = coherent.models().at(at).flatMap(coherent.routes()::of);
        Map<String, Derivations.Known> used =
                way.map(routes -> routes.used(needs)).orElse(Map.of());
        used.forEach((facet, known) -> ways.computeIfAbsent(
                        facet + ": "
                                + way.orElseThrow().obtained(known.derivation().yields()) + ", by " + known.id(),
                        line -> new LinkedHashSet<>())
                .add(coherent.models().axes().stream().map(at::get).toList()));
        return used;
    }

    private Map<String, Object> settings(
            Setup model,
            Optional<Setup> input,
            Map<String, Setup> analyses,
            Map<String, Derivations.Known> derivations,
            long seed,
            Set<Origin> origins) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("format", FORMAT);
        settings.put("model", Canonical.of(model));
        input.ifPresent(setup -> settings.put("input", Canonical.of(setup)));
        Map<String, Object> studied = new TreeMap<>();
        analyses.forEach((name, setup) -> studied.put(name, Canonical.of(setup)));
        settings.put("analyses", studied);
        Map<String, Object> derived = new TreeMap<>();
        derivations.forEach((facet, known) -> derived.put(facet, known.id()));
        settings.put("derivations", derived);
        settings.put("seed", Long.toString(seed)); // a JSON number would lose digits beyond 2^53
        settings.put("numerics", numerics);
        settings.put("bundles", locks.computeIfAbsent(origins, Expansion::lock));
        return settings;
    }

    private static List<?> lock(Set<Origin> origins) {
        return origins.stream()
                .sorted(Comparator.comparing(Origin::bundle)
                        .thenComparing(Origin::version)
                        .thenComparing(Origin::sha256))
                .map(Canonical::of)
                .toList();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        ways.forEach((way, models) -> {
            String which = Coverage.inWords(coherent.models().axes(), models);
            lines.add(which.isEmpty() ? way : way + " (for " + which + ")");
        });
        return lines;
    }

    private List<Coordinate> coordinates(List<Integer> index) {
        List<Coordinate> coordinates = new ArrayList<>();
        for (int i = 0; i < coherent.names().size(); i++) {
            Coordinate c = experiment.axes().get(i).coordinates().get(index.get(i));
            coordinates.add(new Coordinate(coherent.names().get(i), c.index(), c.label(), c.number()));
        }
        if (experiment.replicates() > 1) {
            int r = index.get(coherent.names().size());
            coordinates.add(new Coordinate(Dimensions.REPLICATE, r, Integer.toString(r), OptionalDouble.of(r)));
        }
        return coordinates;
    }

    private void addCompanions(Set<Origin> origins) {
        List.copyOf(origins).forEach(origin -> origins.addAll(catalogue.companions(origin)));
    }

    private static void addOrigins(Setup setup, Set<Origin> origins) {
        origins.add(setup.entry().origin());
        setup.settings().values().forEach(setting -> {
            if (setting instanceof Setting.Nested nested) {
                addOrigins(nested.setup(), origins);
            }
        });
    }
}
