package org.fixpoint.engine.run;

import java.util.HashMap;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;

/** Makes the object that a setup describes, parts first. */
final class Maker {
    private final Trail trail;

    /** A maker that leaves on the trail what it is making. */
    Maker(Trail trail) {
        this.trail = trail;
    }

    <T> T make(Setup setup, Class<T> kind) {
        Map<String, Object> given = new HashMap<>();
        setup.settings().forEach((name, setting) -> given.put(name, value(setting)));
        trail.enter(setup);
        Contribution<?> contribution = setup.entry().contribution();
        T made = kind.cast(contribution.create(Values.of(contribution.descriptor(), given)));
        trail.made(setup, made);
        return made;
    }

    private Object value(Setting setting) {
        if (setting instanceof Setting.Nested nested) {
            return make(nested.setup(), nested.setup().entry().descriptor().kind());
        }
        if (setting instanceof Setting.Data data) {
            return data.path();
        }
        Object value = ((Setting.Plain) setting).value();
        return value instanceof double[] list ? list.clone() : value;
    }
}
