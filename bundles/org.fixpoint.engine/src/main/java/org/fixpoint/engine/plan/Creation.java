package org.fixpoint.engine.plan;

import java.util.HashMap;
import java.util.Map;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;

/** Makes the object that a setup describes. */
public final class Creation {
    private Creation() {}

    /**
     * A new object, its nested parts new as well.
     *
     * @param kind the kind of the setup's contribution
     * @throws Refusal if the contribution refuses its values
     */
    public static <T> T of(Class<T> kind, Setup setup) {
        Map<String, Object> values = new HashMap<>();
        setup.settings().forEach((name, setting) -> values.put(name, value(setting)));
        return kind.cast(
                setup.entry().contribution().create(Values.of(setup.entry().descriptor(), values)));
    }

    private static Object value(Setting setting) {
        if (setting instanceof Setting.Nested nested) {
            return of(nested.setup().entry().descriptor().kind(), nested.setup());
        }
        if (setting instanceof Setting.Data data) {
            return data.path();
        }
        Object value = ((Setting.Plain) setting).value();
        return value instanceof double[] list ? list.clone() : value;
    }
}
