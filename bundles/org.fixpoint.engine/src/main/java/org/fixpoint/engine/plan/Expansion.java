package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Origin;

/** Checks how the parts of an experiment go together, and expands it into points. */
final class Expansion {
    private static final int FORMAT = 1;

    private final Catalogue catalogue;
    private final String numerics;
    private final Experiment experiment;
    private final Place top;
    private final Faults faults;
    private final Derivations derivations;
    private final IdentityHashMap<Architecture, Routes> routes = new IdentityHashMap<>();

    Expansion(Catalogue catalogue, String numerics, Experiment experiment, Place top, Faults faults) {
        this.catalogue = catalogue;
        this.numerics = numerics;
        this.experiment = experiment;
        this.top = top;
        this.faults = faults;
        this.derivations = Derivations.of(catalogue);
    }

    /** The plan, complete only if there is no fault. */
    Optional<Plan> plan(Path file, String text) {
        boolean sound = faults.none();
        if (tooLarge()) {
            return Optional.empty();
        }
        Map<String, Studies> studies = new LinkedHashMap<>();
        experiment.analyses().forEach((name, draft) -> studies.put(name, Studies.of(name, draft, faults)));
        Optional<Variants<Architecture>> models =
                experiment.model().map(draft -> Variants.of(draft, Architecture.class, faults));
        Optional<Variants<InputSource>> inputs =
                experiment.input().map(draft -> Variants.of(draft, InputSource.class, faults));
        models.ifPresent(variants -> variants.all().forEach(this::route));
        models.ifPresent(variants -> facets(variants, studies));
        boolean needsInputs = needsInputs(models, studies);
        if (needsInputs && !experiment.inputGiven()) {
            faults.add(
                    top.at("input", top.mark()),
                    "is missing, and " + whoNeedsInputs(models, studies) + " needs inputs",
                    "add input: …");
        }
        Map<String, ItemSpec> yields = new LinkedHashMap<>();
        studies.forEach((name, study) -> study.yields().forEach(spec -> yields.put(name + "." + spec.name(), spec)));
        Set<String> reserved = new HashSet<>();
        yields.values().forEach(spec -> reserved.addAll(spec.dims()));
        List<String> names = Dimensions.names(experiment.axes(), reserved);
        List<String> sweep = new ArrayList<>(names);
        if (experiment.replicates() > 1) {
            sweep.add(Dimensions.REPLICATE);
        }
        FigureBinding binding = new FigureBinding(yields, sweep, faults);
        List<FigureRequest> figures = !sound && faults.count() > 0 && studies.isEmpty()
                ? List.of()
                : experiment.figures().map(binding::asked).orElseGet(() -> binding.installed(catalogue));
        List<Setup> sinks = new ArrayList<>();
        for (Draft.Chosen sink : experiment.sinks()) {
            Variants.of(sink, org.fixpoint.api.figure.ResultSink.class, faults)
                    .all()
                    .forEach(made -> sinks.add(made.setup()));
        }
        if (!faults.none() || models.isEmpty()) {
            return Optional.empty();
        }
        Optional<Variants<InputSource>> used = needsInputs ? inputs : Optional.empty();
        if (!needsInputs && inputs.isPresent() && !inputs.get().axes().isEmpty()) {
            faults.add(
                    inputs.get().axes().get(0).place(),
                    "is swept, but no analysis reads inputs",
                    "take the sweep out, or add an analysis of inputs");
            return Optional.empty();
        }
        return Optional.of(plan(file, text, models.get(), used, studies, yields, names, figures, sinks));
    }

    private boolean tooLarge() {
        double points = experiment.replicates();
        for (Draft.Axis axis : experiment.axes()) {
            points *= axis.size();
        }
        if (points > SweepGrid.MOST) {
            faults.add(
                    top,
                    String.format(
                            java.util.Locale.ROOT, "the sweeps make %.0f points, more than %d", points, SweepGrid.MOST),
                    "sweep fewer values, or split the experiment");
        }
        return points > SweepGrid.MOST;
    }

    private void route(Variants.Variant<Architecture> model) {
        faults.guarded(model.place(), model.setup().entry(), () -> Routes.of(model.object(), derivations))
                .ifPresent(made -> routes.put(model.object(), made));
    }

    private Optional<Routes> routesOf(Variants.Variant<Architecture> model) {
        return Optional.ofNullable(routes.get(model.object()));
    }

    private void facets(Variants<Architecture> models, Map<String, Studies> studies) {
        Set<String> told = new HashSet<>();
        studies.values().forEach(study -> {
            for (Variants.Variant<Architecture> model : models.all()) {
                routesOf(model).ifPresent(way -> study.needs().stream()
                        .filter(facet -> !way.has(facet))
                        .forEach(facet -> missing(study, facet, model, way, told)));
            }
        });
    }

    private void missing(
            Studies study, Facet<?> facet, Variants.Variant<Architecture> model, Routes way, Set<String> told) {
        String why = way.whyNot(facet);
        if (told.add(facet.name() + why + model.inWords())) {
            String which = model.inWords().isEmpty() ? "" : " for " + model.inWords();
            faults.add(
                    study.place(),
                    "needs the " + facet.name() + " of the model, which "
                            + model.setup().id() + " does not have" + which + ": " + why,
                    "change the model or leave the analysis out");
        }
    }

    private boolean needsInputs(Optional<Variants<Architecture>> models, Map<String, Studies> studies) {
        return studies.values().stream().anyMatch(study -> needsInputs(models, study));
    }

    private boolean needsInputs(Optional<Variants<Architecture>> models, Studies study) {
        return study.needsInputs()
                || models.stream().flatMap(variants -> variants.all().stream()).anyMatch(model -> routesOf(model)
                        .filter(way -> way.needsInputs(study.needs()))
                        .isPresent());
    }

    private String whoNeedsInputs(Optional<Variants<Architecture>> models, Map<String, Studies> studies) {
        return studies.entrySet().stream()
                .filter(entry -> needsInputs(models, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("an analysis");
    }

    private Plan plan(
            Path file,
            String text,
            Variants<Architecture> models,
            Optional<Variants<InputSource>> inputs,
            Map<String, Studies> studies,
            Map<String, ItemSpec> yields,
            List<String> names,
            List<FigureRequest> figures,
            List<Setup> sinks) {
        List<Dimension> dimensions = new ArrayList<>();
        List<Integer> shape = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            dimensions.add(Dimensions.of(names.get(i), experiment.axes().get(i)));
            shape.add(experiment.axes().get(i).size());
        }
        if (experiment.replicates() > 1) {
            dimensions.add(Dimension.index(Dimensions.REPLICATE, experiment.replicates()));
        }
        shape.add(experiment.replicates());
        Set<Origin> bundles = new LinkedHashSet<>(catalogue.platform());
        Map<String, Set<String>> ways = new LinkedHashMap<>();
        List<Point> points = new ArrayList<>();
        for (List<Integer> index : RowMajor.indices(shape)) {
            Map<Draft.Axis, Integer> at = RowMajor.coordinates(experiment.axes(), index);
            Variants.Variant<Architecture> model = models.at(at);
            Map<String, Setup> analyses = new LinkedHashMap<>();
            List<Facet<?>> needs = new ArrayList<>();
            studies.forEach((name, study) -> {
                Variants.Variant<Analysis> analysis = study.variants().at(at);
                analyses.put(name, analysis.setup());
                needs.addAll(analysis.object().needs());
            });
            Routes way = routesOf(model).orElseThrow();
            way.used(needs).forEach((facet, known) -> ways.computeIfAbsent(
                            facet + ": " + way.obtained(known.derivation().yields()) + ", by " + known.id(),
                            line -> new LinkedHashSet<>())
                    .add(model.inWords()));
            int replicate = index.get(names.size());
            Point point = point(
                    Seeds.replicate(experiment.seed(), replicate),
                    model.setup(),
                    inputs.map(variants -> variants.at(at).setup()),
                    analyses,
                    coordinates(names, index),
                    way,
                    needs);
            points.add(point);
            bundles.addAll(origins(point, way, needs));
        }
        figures.forEach(figure -> addOrigins(figure.visualizer(), bundles));
        sinks.forEach(sink -> addOrigins(sink, bundles));
        return new Plan(
                experiment.name(),
                file,
                text,
                experiment.seed(),
                numerics,
                List.copyOf(dimensions),
                List.copyOf(points),
                yields,
                List.copyOf(figures),
                List.copyOf(sinks),
                List.copyOf(bundles),
                lines(ways, models.all().size()));
    }

    private static List<String> lines(Map<String, Set<String>> ways, int models) {
        return ways.entrySet().stream()
                .map(way -> way.getValue().size() == models
                        ? way.getKey()
                        : way.getKey() + " (for " + String.join("; ", way.getValue()) + ")")
                .toList();
    }

    private List<Coordinate> coordinates(List<String> names, List<Integer> index) {
        List<Coordinate> coordinates = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Coordinate c = experiment.axes().get(i).coordinates().get(index.get(i));
            coordinates.add(new Coordinate(names.get(i), c.index(), c.label(), c.number()));
        }
        if (experiment.replicates() > 1) {
            int r = index.get(names.size());
            coordinates.add(new Coordinate(Dimensions.REPLICATE, r, Integer.toString(r), OptionalDouble.of(r)));
        }
        return coordinates;
    }

    private Point point(
            long seed,
            Setup model,
            Optional<Setup> input,
            Map<String, Setup> analyses,
            List<Coordinate> coordinates,
            Routes way,
            List<Facet<?>> needs) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("format", FORMAT);
        settings.put("model", Canonical.of(model));
        input.ifPresent(setup -> settings.put("input", Canonical.of(setup)));
        Map<String, Object> studied = new TreeMap<>();
        analyses.forEach((name, setup) -> studied.put(name, Canonical.of(setup)));
        settings.put("analyses", studied);
        Map<String, Object> derived = new TreeMap<>();
        way.used(needs).forEach((facet, known) -> derived.put(facet, known.id()));
        settings.put("derivations", derived);
        settings.put("seed", Long.toString(seed)); // a JSON number would lose digits beyond 2^53
        settings.put("numerics", numerics);
        Point keyless = new Point("", seed, model, input, analyses, coordinates, settings);
        settings.put(
                "bundles",
                origins(keyless, way, needs).stream()
                        .sorted(java.util.Comparator.comparing(Origin::bundle)
                                .thenComparing(Origin::version)
                                .thenComparing(Origin::sha256))
                        .map(Canonical::of)
                        .toList());
        return new Point(Canonical.key(settings), seed, model, input, analyses, coordinates, settings);
    }

    private Set<Origin> origins(Point point, Routes way, List<Facet<?>> needs) {
        Set<Origin> origins = new LinkedHashSet<>(catalogue.platform());
        addOrigins(point.model(), origins);
        point.input().ifPresent(input -> addOrigins(input, origins));
        point.analyses().values().forEach(setup -> addOrigins(setup, origins));
        origins.addAll(way.origins(needs));
        return origins;
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
