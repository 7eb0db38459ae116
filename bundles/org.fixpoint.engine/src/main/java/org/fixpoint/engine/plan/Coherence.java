package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;

/** Checks how the parts of an experiment go together: whether they can be made, have the facets they need and fill the figures. */
final class Coherence {
    private final Catalogue catalogue;
    private final Experiment experiment;
    private final Place top;
    private final Faults faults;

    Coherence(Catalogue catalogue, Experiment experiment, Place top, Faults faults) {
        this.catalogue = catalogue;
        this.experiment = experiment;
        this.top = top;
        this.faults = faults;
    }

    /** The parts, made once each; empty if there is a fault. */
    Optional<Coherent> check() {
        if (tooLarge()) {
            return Optional.empty();
        }
        Map<String, Studies> studies = new LinkedHashMap<>();
        experiment.analyses().forEach((name, draft) -> studies.put(name, Studies.of(draft, faults)));
        ModelRoutes routes = new ModelRoutes(Derivations.of(catalogue));
        Optional<Variants<Architecture>> models =
                experiment.model().map(draft -> Variants.of(draft, Architecture.class, faults, routes::find));
        Optional<Variants<InputSource>> inputs =
                experiment.input().map(draft -> Variants.of(draft, InputSource.class, faults));
        models.ifPresent(variants -> facets(variants, routes, studies));
        boolean needsInputs = inputs(models, inputs, routes, studies);
        Map<String, ItemSpec> yields = new LinkedHashMap<>();
        studies.forEach((name, study) -> study.yields().forEach(spec -> yields.put(name + "." + spec.name(), spec)));
        List<String> names = dimensions(yields);
        List<FigureRequest> figures = figures(studies, yields, names);
        List<Setup> sinks = new ArrayList<>();
        for (Draft.Chosen sink : experiment.sinks()) {
            Variants.of(sink, ResultSink.class, faults).all().forEach(made -> sinks.add(made.setup()));
        }
        return models.filter(variants -> faults.none())
                .map(variants -> new Coherent(
                        experiment,
                        variants,
                        routes,
                        needsInputs ? inputs : Optional.empty(),
                        studies,
                        yields,
                        names,
                        figures,
                        sinks));
    }

    private boolean tooLarge() {
        double points = experiment.replicates();
        for (Draft.Axis axis : experiment.axes()) {
            points *= axis.size();
        }
        if (points > SweepGrid.MOST) {
            faults.add(
                    top,
                    String.format(Locale.ROOT, "the sweeps make %.0f points, more than %d", points, SweepGrid.MOST),
                    "sweep fewer values, or split the experiment");
        }
        return points > SweepGrid.MOST;
    }

    private List<String> dimensions(Map<String, ItemSpec> yields) {
        Set<String> reserved = new HashSet<>();
        yields.values().forEach(spec -> reserved.addAll(spec.dims()));
        return Dimensions.names(experiment.axes(), reserved);
    }

    /** The figures; none while an analysis is faulty, as its items would be missed without reason. */
    private List<FigureRequest> figures(
            Map<String, Studies> studies, Map<String, ItemSpec> yields, List<String> names) {
        if (!experiment.analysesSound()
                || studies.values().stream()
                        .anyMatch(study -> study.variants().all().isEmpty())) {
            return List.of();
        }
        List<String> sweep = new ArrayList<>(names);
        if (experiment.replicates() > 1) {
            sweep.add(Dimensions.REPLICATE);
        }
        FigureBinding binding = new FigureBinding(yields, sweep, faults);
        return experiment.figures().map(binding::asked).orElseGet(() -> binding.installed(catalogue));
    }

    private void facets(Variants<Architecture> models, ModelRoutes routes, Map<String, Studies> studies) {
        Set<String> told = new HashSet<>();
        studies.values().forEach(study -> {
            for (Variants.Variant<Architecture> model : models.all()) {
                routes.of(model).ifPresent(way -> study.needs().stream()
                        .filter(facet -> !way.has(facet))
                        .forEach(facet -> missing(study, facet, models, model, way, told)));
                if (faults.none()) {
                    study.suited(model, faults);
                }
            }
        });
        models.requireOne(faults);
    }

    private void missing(
            Studies study,
            Facet<?> facet,
            Variants<Architecture> models,
            Variants.Variant<Architecture> model,
            Routes way,
            Set<String> told) {
        String why = way.whyNot(facet);
        Refusal refusal = new Refusal("it does not have the " + facet.name() + " that "
                + study.place().last() + " needs: " + why);
        Optional<String> flaw = faults.scrutiny().refused(model.setup(), model.setup(), refusal);
        if (flaw.isPresent()) {
            faults.flaw(model.setup(), flaw.get());
            models.takeOut(model, flaw.get());
            return;
        }
        if (told.add(facet.name() + why + model.inWords())) {
            String which = model.inWords().isEmpty() ? "" : " for " + model.inWords();
            faults.add(
                    study.place(),
                    "needs the " + facet.name() + " of the model, which "
                            + model.setup().id() + " does not have" + which + ": " + why,
                    "change the model or leave the analysis out");
        }
    }

    /** Whether inputs are needed; a fault if there are none then, or if they are swept in vain. */
    private boolean inputs(
            Optional<Variants<Architecture>> models,
            Optional<Variants<InputSource>> inputs,
            ModelRoutes routes,
            Map<String, Studies> studies) {
        Optional<String> reader = studies.entrySet().stream()
                .filter(entry -> needsInputs(models, routes, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (reader.isPresent() && !experiment.inputGiven()) {
            faults.add(
                    top.at("input", top.mark()), "is missing, and " + reader.get() + " needs inputs", "add input: …");
        }
        if (reader.isEmpty() && faults.none()) {
            inputs.ifPresent(variants -> inVain(models, variants));
        }
        return reader.isPresent();
    }

    /** A fault if inputs that no analysis reads are swept, or stand beside those that the model is made of. */
    private void inVain(Optional<Variants<Architecture>> models, Variants<InputSource> inputs) {
        List<Draft.Axis> idle = new ArrayList<>(inputs.axes());
        models.ifPresent(variants -> idle.removeAll(variants.axes()));
        Optional<String> own = experiment.model().flatMap(SharedInput::beside);
        if (!idle.isEmpty()) {
            faults.add(
                    idle.get(0).place(),
                    "is swept, but no analysis reads inputs",
                    "take the sweep out, or add an analysis of inputs");
        } else if (own.isPresent()) {
            faults.add(
                    experiment
                            .input()
                            .filter(Draft.Chosen.class::isInstance)
                            .map(draft -> ((Draft.Chosen) draft).place())
                            .orElse(top),
                    "is read by no analysis, and the model is made of " + own.get(),
                    "leave out one of the two");
        }
    }

    private static boolean needsInputs(Optional<Variants<Architecture>> models, ModelRoutes routes, Studies study) {
        return study.needsInputs()
                || models.stream().flatMap(variants -> variants.all().stream()).anyMatch(model -> routes.of(model)
                        .filter(way -> way.needsInputs(study.needs()))
                        .isPresent());
    }
}
