package org.fixpoint.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.InputSource;

/**
 * An experiment without a fault, its parts made once each.
 *
 * @param inputs empty if no analysis needs any
 * @param studies by the name under which their items are referred to
 * @param yields by {@code analysis.item}
 * @param names of the sweeps' dimensions, in the order of {@link Experiment#axes()}
 */
record Coherent(
        Experiment experiment,
        Variants<Architecture> models,
        ModelRoutes routes,
        Optional<Variants<InputSource>> inputs,
        Map<String, Studies> studies,
        Map<String, ItemSpec> yields,
        List<String> names,
        List<FigureRequest> figures,
        List<Setup> sinks) {}
