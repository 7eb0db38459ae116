package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.FacetResolver;
import org.fixpoint.engine.plan.Given;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.result.PointResult;

/** The computation of one point: its model, its inputs drawn once, then its analyses in order. */
final class PointRun {
    private final Point point;
    private final Derivations derivations;
    private final RunContext context;
    private final Trail trail;

    PointRun(Point point, Derivations derivations, RunContext context, Trail trail) {
        this.point = point;
        this.derivations = derivations;
        this.context = context;
        this.trail = trail;
    }

    /**
     * Computes. An analysis that refuses leaves the others their answers; whatever else a contribution throws, and whatever the
     * model or the inputs throw, comes out, and the trail tells whose it is.
     */
    PointAnswers compute() {
        Architecture model = trail.make(Architecture.class, point.model());
        Batch inputs = point.input().map(this::drawn).orElse(Batch.NONE);
        FacetResolver facets = new FacetResolver(model, derivations, inputs, context);
        Map<String, Item> items = new LinkedHashMap<>();
        List<String> answered = new ArrayList<>();
        Map<String, PointAnswers.Refused> refused = new LinkedHashMap<>();
        point.analyses().forEach((name, setup) -> {
            context.checkCancelled();
            Analysis analysis = trail.make(Analysis.class, setup);
            trail.enter(setup, analysis, "run");
            try {
                answers(setup, analysis, facets).forEach((item, value) -> items.put(name + "." + item, value));
                answered.add(name);
            } catch (Refusal refusal) {
                refused.put(name, new PointAnswers.Refused(Blame.sentence(refusal, trail), Blame.trace(refusal)));
            }
        });
        context.checkCancelled();
        PointResult result = new PointResult(point.key(), point.settings(), items, facets.obtained());
        return new PointAnswers(result, answered, refused);
    }

    private Map<String, Item> answers(Setup setup, Analysis analysis, FacetResolver facets) {
        List<Item> yielded = Given.by(analysis, "run", analysis.run(facets.seenBy(analysis.needs()), context));
        return ItemFault.check(setup, analysis.yields(), yielded);
    }

    private Batch drawn(Setup input) {
        InputSource inputs = trail.make(InputSource.class, input);
        trail.enter(input, inputs, "draw");
        return Given.by(inputs, "draw", inputs.draw(Streams.ofInputs(point.seed(), input)));
    }
}
