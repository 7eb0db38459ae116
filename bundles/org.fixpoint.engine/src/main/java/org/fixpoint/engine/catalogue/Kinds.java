package org.fixpoint.engine.catalogue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.InputSource;

/** The words that users write for the kinds of contributions. */
public final class Kinds {
    private static final Map<Class<?>, String> STOCK = stock();

    private Kinds() {}

    private static Map<Class<?>, String> stock() {
        Map<Class<?>, String> words = new LinkedHashMap<>();
        words.put(ActivationFunction.class, "activation");
        words.put(Architecture.class, "architecture");
        words.put(InputSource.class, "input");
        words.put(Analysis.class, "analysis");
        words.put(Derivation.class, "derivation");
        words.put(Visualizer.class, "figure");
        words.put(ResultSink.class, "sink");
        words.put(Portrait.class, "portrait");
        return words;
    }

    /** The word for a kind: a stock one, or the simple name of a plug-in's type in kebab-case. */
    public static String word(Class<?> kind) {
        return Optional.ofNullable(STOCK.get(kind)).orElseGet(() -> kind.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT));
    }

    /** The stock kinds by their words, in the order in which a list shows them. */
    public static Map<String, Class<?>> byWord() {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        STOCK.forEach((kind, word) -> kinds.put(word, kind));
        return kinds;
    }
}
