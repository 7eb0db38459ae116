package org.fixpoint.plugins.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;

/** The kinds of contribution for which there is a project to begin with. */
public enum PlugInKind {
    /** A scalar activation: swish. */
    ACTIVATION(ActivationFunction.class, "an activation", "Activation", "Swish, x gated by the sigmoid of beta x", ""),
    /** A network: layers that share one weight matrix. */
    ARCHITECTURE(
            Architecture.class,
            "an architecture",
            "Architecture",
            "Layers that share one weight matrix, as those of a recurrent network",
            "TiedLayers"),
    /** A study: how many units are switched off. */
    ANALYSIS(Analysis.class, "an analysis", "Analysis", "The fraction of units that are off, layer by layer", ""),
    /** A figure: by how much a similarity changes from layer to layer. */
    VISUALIZER(
            Visualizer.class, "a figure", "Figure", "Change of a similarity from layer to layer, logarithmic", "Steps");

    private final Class<?> type;
    private final String inWords;
    private final String suffix;
    private final String summary;
    private final String companion;

    PlugInKind(Class<?> type, String inWords, String suffix, String summary, String companion) {
        this.type = type;
        this.inWords = inWords;
        this.suffix = suffix;
        this.summary = summary;
        this.companion = companion;
    }

    /** The kind that a word names. */
    public static Optional<PlugInKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(PlugInKind::word).toList();
    }

    /** The word that names this kind on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type by which the catalogue groups it. */
    public Class<?> type() {
        return type;
    }

    /** The kind with its article: {@code an activation}. */
    public String inWords() {
        return inWords;
    }

    /** With what the names of its classes end, so that none of them is that of a class of Java or of the API. */
    String suffix() {
        return suffix;
    }

    /** What the contribution says of itself. */
    String summary() {
        return summary;
    }

    /** The name of a second class that the contribution consists of, or empty. */
    String companion() {
        return companion;
    }
}
