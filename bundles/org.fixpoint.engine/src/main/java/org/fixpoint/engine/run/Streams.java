package org.fixpoint.engine.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.Precision;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.maths.random.SeededRandom;
import org.fixpoint.maths.random.StreamPath;

/**
 * Where the chance of a point comes from.
 *
 * <p>A stream is named by the seed, by all that is said of the model, and by the name that its user gives it: two models or two
 * replicates share none, and no thread or order matters. A preset is what it is made of, as in the keys of points. Analyses, bundles, numerics and a {@link Precision} do not enter, so that a network keeps its
 * weights when an analysis is added, a plug-in is built anew, or the arithmetic is changed. Inputs are drawn from a stream named
 * by the seed and by what is said of the inputs alone, so that theory, measurement, widths and activations are compared on the
 * same pairs. A part of the model, such as the patterns of a memory, may have a stream named by what is said of the part.
 */
final class Streams {
    private Streams() {}

    /** What the paths of all streams of the point begin with. */
    static StreamPath of(Point point) {
        return StreamPath.of(Long.toString(point.seed()), "model", JsonText.canonical(tree(point.model())));
    }

    /** A stream of what one parameter of the model takes, named by the seed and what is said of that alone. */
    static RandomGenerator ofPart(Point point, String parameter, String stream) {
        if (!(point.model().settings().get(parameter) instanceof Setting.Nested part)) {
            throw new IllegalArgumentException("the model " + point.model().id() + " has no part " + parameter);
        }
        return SeededRandom.of(
                Long.toString(point.seed()), "part", parameter, JsonText.canonical(tree(part.setup())), stream);
    }

    /** The stream from which the inputs are drawn, at its start. */
    static RandomGenerator ofInputs(long seed, Setup input) {
        return SeededRandom.of(Long.toString(seed), "inputs", JsonText.canonical(tree(input)));
    }

    private static Map<String, Object> tree(Setup setup) {
        Map<String, Object> settings = new LinkedHashMap<>();
        setup.settings().forEach((name, setting) -> {
            if (!isArithmetic(setting)) {
                settings.put(name, tree(setting));
            }
        });
        return Map.of("id", setup.baseId(), "settings", settings);
    }

    private static boolean isArithmetic(Setting setting) {
        return setting instanceof Setting.Plain plain && plain.value() instanceof Precision;
    }

    private static Object tree(Setting setting) {
        if (setting instanceof Setting.Nested nested) {
            return tree(nested.setup());
        }
        if (setting instanceof Setting.Data data) {
            return Map.of("sha256", data.sha256());
        }
        return ((Setting.Plain) setting).value();
    }
}
