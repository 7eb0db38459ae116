package org.fixpoint.engine.preset;

import java.util.Optional;
import org.fixpoint.api.Parameter;
import org.fixpoint.engine.plan.Setting;

/** Parameters with other defaults. */
final class Defaults {
    private Defaults() {}

    /** The parameter with a value of its type as default; a data file stays as it is, for it declares none. */
    static Parameter<?> with(Parameter<?> parameter, Setting setting) {
        if (setting instanceof Setting.Nested nested && parameter instanceof Parameter.Part<?> part) {
            return part.byDefault(nested.setup().id());
        }
        return setting instanceof Setting.Plain plain ? with(parameter, plain.value()) : parameter;
    }

    private static Parameter<?> with(Parameter<?> parameter, Object value) {
        if (parameter instanceof Parameter.Real real && value instanceof Double x) {
            return real.byDefault(x);
        }
        if (parameter instanceof Parameter.Whole whole && value instanceof Integer n) {
            return whole.byDefault(n);
        }
        if (parameter instanceof Parameter.Text text && value instanceof String line) {
            return text.byDefault(line);
        }
        if (parameter instanceof Parameter.Reals reals && value instanceof double[] list) {
            return reals.byDefault(list);
        }
        if (parameter instanceof Parameter.Flag flag && value instanceof Boolean on) {
            return new Parameter.Flag(flag.name(), flag.doc(), Optional.of(on), flag.visibleWhen());
        }
        return parameter instanceof Parameter.Choice<?> choice ? chosen(choice, value) : parameter;
    }

    private static <E extends Enum<E>> Parameter<E> chosen(Parameter.Choice<E> choice, Object value) {
        return choice.byDefault(choice.type().cast(value));
    }
}
