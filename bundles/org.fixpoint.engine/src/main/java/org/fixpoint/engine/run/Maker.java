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
        return kind.cast(contribution.create(Values.of(contribution.descriptor(), given)));
    }

    private Object value(Setting setting) {
        if (setting instanceof Setting.Nested nested) {
            return make(nested.setup(), nested.setup().entry().descriptor().kind());
        }
        return setting instanceof Setting.Data data ? data.path() : ((Setting.Plain) setting).value();
    }
}
