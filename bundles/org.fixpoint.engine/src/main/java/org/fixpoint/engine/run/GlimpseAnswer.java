package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.live.CorrelationScene;
import org.fixpoint.engine.live.Drawn;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.live.StateScene;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.FacetResolver;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.plan.SingleSetup;

/**
 * What a process apart says to one who looks at a model: what there is to see, a portrait, or fixed points over a parameter; the last two as
 * drawings of which each is told as soon as it is there.
 *
 * @param contexts what a point lends to the code that it calls
 */
record GlimpseAnswer(Derivations derivations, Function<Point, RunContext> contexts, Messages messages) {
    static final String LOOK = "look";
    static final String PORTRAY = "portray";
    static final String TRACE = "trace";
    static final String IS = "seen";
    static final String DRAWN = "drawn";
    static final String CANCELLED = "cancelled";
    static final String STATES = "states";
    static final String KERNEL = "kernel";

    /**
     * The last that is said; what is drawn is told before.
     *
     * @throws Refusal if the model cannot be made, or comes out as another than the one that is asked about
     * @throws RunContext.Cancelled once it is stopped
     * @throws IOException if the question is none
     */
    Map<String, Object> to(JsonNode question, Catalogue catalogue, PartCheck check) throws IOException {
        SingleSetup single = made(question, catalogue, check);
        RunContext context = contexts.apply(
                point(single.setup().orElseThrow(), question.path("seed").asLong()));
        FacetResolver facets =
                new FacetResolver((Architecture) single.made().orElseThrow(), derivations, Batch.NONE, context);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("is", IS);
        switch (question.path("do").asText()) {
            case LOOK -> Scene.of(facets, context::cancelled).ifPresent(scene -> describe(scene, answer));
            case PORTRAY -> portray(question, scene(question, facets), context);
            default -> trace(question, scene(question, facets), context);
        }
        return answer;
    }

    private static SingleSetup made(JsonNode question, Catalogue catalogue, PartCheck check) {
        Entry entry = catalogue
                .find(Architecture.class, question.path("id").asText())
                .orElseThrow(() -> new Refusal("The plug-in of the model has gone meanwhile."));
        SingleSetup single = SingleSetup.of(
                catalogue,
                entry,
                PresentationApart.words(question.path("settings")),
                Path.of("").toAbsolutePath(),
                check);
        if (single.setup()
                .filter(made -> made.digest().equals(question.path("digest").asText()))
                .isEmpty()) {
            throw new Refusal("The process apart makes another model than this one"
                    + single.faults().stream()
                            .findFirst()
                            .map(fault -> " (" + fault.sentence() + ")")
                            .orElse("") + "; run the experiment to see its figures.");
        }
        return single;
    }

    /** A point of this model, with the same chance. */
    private static Point point(Setup model, long seed) {
        return new Point("", seed, model, Optional.empty(), Map.of(), List.of(), Map.of(), Optional.empty());
    }

    private static void describe(Scene scene, Map<String, Object> answer) {
        if (scene instanceof StateScene states) {
            answer.put(STATES, SceneText.of(states));
        } else if (scene instanceof CorrelationScene correlations) {
            answer.put(KERNEL, KernelTable.message(correlations.kernel()));
        }
    }

    private static StateScene scene(JsonNode question, FacetResolver facets) throws IOException {
        SceneText view = SceneText.read(question.path(STATES));
        return StateScene.of(facets, view.plane(), view.sight());
    }

    private void portray(JsonNode question, Scene scene, RunContext context) throws IOException {
        List<double[]> starts = new ArrayList<>();
        for (JsonNode start : question.path("starts")) {
            starts.add(JsonText.numbers(start));
        }
        OptionalDouble value = question.has("value")
                ? OptionalDouble.of(JsonText.number(question.path("value")))
                : OptionalDouble.empty();
        scene.draw(value, starts, context::cancelled, drawn -> messages.tell(message(drawn)));
    }

    private static Map<String, Object> message(Drawn drawn) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("is", DRAWN);
        message.put("plot", FigureText.tree(drawn.plot()));
        message.put("words", drawn.words());
        return message;
    }

    private void trace(JsonNode question, Scene scene, RunContext context) throws IOException {
        List<double[]> passes = new ArrayList<>();
        for (JsonNode pass : question.path("passes")) {
            passes.add(JsonText.numbers(pass));
        }
        scene.trace(
                passes,
                context::cancelled,
                marks -> messages.tell(Map.of("is", DRAWN, "marks", FigureText.trees(marks))));
    }
}
