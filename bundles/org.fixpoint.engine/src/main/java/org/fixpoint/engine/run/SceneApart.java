package org.fixpoint.engine.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.engine.live.Drawn;
import org.fixpoint.engine.live.Scene;

/** A map of states in which drop-ins take part, as it is looked at: what is seen is asked of a process apart each time. */
final class SceneApart implements Scene {
    private final GlimpseApart glimpse;
    private final SceneText view;

    SceneApart(GlimpseApart glimpse, SceneText view) {
        this.glimpse = glimpse;
        this.view = view;
    }

    @Override
    public boolean states() {
        return true;
    }

    @Override
    public double[][] sight() {
        return view.sight();
    }

    @Override
    public Optional<Parameter> parameter() {
        return view.parameter();
    }

    @Override
    public void draw(OptionalDouble value, List<double[]> starts, BooleanSupplier stopped, Consumer<Drawn> shown) {
        Map<String, Object> question = question();
        value.ifPresent(now -> question.put("value", now));
        question.put("starts", starts);
        glimpse.ask(
                GlimpseAnswer.PORTRAY,
                question,
                stopped,
                drawing -> shown.accept(new Drawn(
                        FigureText.readPlot(drawing.path("plot")),
                        drawing.path("words").asText())));
    }

    @Override
    public void trace(List<double[]> passes, BooleanSupplier stopped, Consumer<List<Mark>> shown) {
        if (view.parameter().isEmpty()) {
            return;
        }
        Map<String, Object> question = question();
        question.put("passes", passes);
        glimpse.ask(
                GlimpseAnswer.TRACE,
                question,
                stopped,
                drawing -> shown.accept(FigureText.readMarks(drawing.path("marks"))));
    }

    private Map<String, Object> question() {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put(GlimpseAnswer.STATES, view.tree());
        return question;
    }
}
