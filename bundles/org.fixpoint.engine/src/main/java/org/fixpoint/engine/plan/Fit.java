package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Facet;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Residency;

/** Which of the installed analyses go with a model and which figures with an experiment, before it asks for them. */
public final class Fit {
    private Fit() {}

    /**
     * Why analyses do not go with a model, a sentence by id.
     *
     * <p>Code of drop-ins is not run: nothing is said of their analyses, nor of any where a drop-in takes part in the model or may
     * derive what an analysis needs. Nothing is said of analyses that cannot be made without values either.
     *
     * @param model id of an architecture
     * @param settings of it, each {@code parameter=value} in YAML
     * @param folder what data files are relative to
     */
    public static Map<String, String> misfits(
            Catalogue catalogue, Residency residency, String model, List<String> settings, Path folder) {
        boolean derives =
                catalogue.entries(Derivation.class).stream().anyMatch(entry -> residency.droppedIn(entry.origin()));
        Catalogue stock = derives ? Catalogue.of(List.of(), List.of()) : stock(catalogue, residency);
        Map<String, String> misfits = new TreeMap<>();
        made(stock, Architecture.class, model, settings, folder).ifPresent(architecture -> {
            Routes routes = Routes.of(architecture, Derivations.of(stock));
            for (String id : stock.ids(Analysis.class)) {
                made(stock, Analysis.class, id, List.of(), folder)
                        .flatMap(analysis -> lacking(analysis, routes))
                        .ifPresent(facet -> misfits.put(
                                id,
                                "needs the " + facet.name() + " of the model, which " + model + " does not have: "
                                        + routes.whyNot(facet)));
            }
        });
        return misfits;
    }

    /**
     * Why figures do not go with an experiment, a sentence by id: none of its analyses yields what a slot of theirs takes.
     *
     * <p>Code of drop-ins is not run: nothing is said of their figures, nor of those that cannot be made without values.
     *
     * @param plan of the experiment
     */
    public static Map<String, String> figureMisfits(Catalogue catalogue, Residency residency, Plan plan) {
        Catalogue stock = stock(catalogue, residency);
        FigureBinding binding = new FigureBinding(
                plan.yields(), plan.dimensions().stream().map(Dimension::name).toList(), new Faults(Scrutiny.NONE));
        Map<String, String> misfits = new TreeMap<>();
        for (String id : stock.ids(Visualizer.class)) {
            made(stock, Visualizer.class, id, List.of(), plan.file().resolveSibling(""))
                    .flatMap(figure -> binding.whyNot(List.copyOf(Given.by(figure, "slots", figure.slots()))))
                    .ifPresent(why -> misfits.put(id, why));
        }
        return misfits;
    }

    private static Optional<Facet<?>> lacking(Analysis analysis, Routes routes) {
        return Given.by(analysis, "needs", analysis.needs()).stream()
                .filter(facet -> !routes.has(facet))
                .findFirst()
                .map(facet -> facet);
    }

    private static <T> Optional<T> made(Catalogue stock, Class<T> kind, String id, List<String> settings, Path folder) {
        return stock.find(kind, id)
                .flatMap(entry -> SingleSetup.of(stock, entry, settings, folder).made())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static Catalogue stock(Catalogue catalogue, Residency residency) {
        List<Entry> stock = new ArrayList<>();
        catalogue.kinds().values().forEach(kind -> catalogue.entries(kind).stream()
                .filter(entry -> !residency.droppedIn(entry.origin()))
                .forEach(stock::add));
        return Catalogue.of(stock, catalogue.platform());
    }
}
