package org.fixpoint.engine.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.engine.catalogue.Sha256;

/** Makes the object that a setup describes. */
public final class Creation {
    private Creation() {}

    /** Sees whose code runs while objects are made. */
    public interface Witness {
        /** Sees nothing. */
        Witness NONE = new Witness() {};

        /** From here on the code of this contribution runs. */
        default void enter(Setup setup) {}

        /** The contribution has made this object. */
        default void made(Setup setup, Object object) {}
    }

    /**
     * A new object, its nested parts new as well.
     *
     * @param kind the kind of the setup's contribution
     * @throws Refusal if the contribution refuses its values, or a data file is not what it was when the setup was read
     */
    public static <T> T of(Class<T> kind, Setup setup) {
        return of(kind, setup, Witness.NONE);
    }

    /**
     * A new object, its nested parts new as well and made before it.
     *
     * @param kind the kind of the setup's contribution
     * @throws Refusal if the contribution refuses its values, or a data file is not what it was when the setup was read
     */
    public static <T> T of(Class<T> kind, Setup setup, Witness witness) {
        Map<String, Object> values = new HashMap<>();
        setup.settings().forEach((name, setting) -> values.put(name, value(setting, witness)));
        witness.enter(setup);
        Contribution<?> contribution = setup.entry().contribution();
        T made = kind.cast(Given.by(
                contribution,
                "create",
                contribution.create(Values.of(setup.entry().descriptor(), values))));
        witness.made(setup, made);
        return made;
    }

    private static Object value(Setting setting, Witness witness) {
        if (setting instanceof Setting.Nested nested) {
            return of(nested.setup().entry().descriptor().kind(), nested.setup(), witness);
        }
        if (setting instanceof Setting.Data data) {
            return unchanged(data);
        }
        Object value = ((Setting.Plain) setting).value();
        return value instanceof double[] list ? list.clone() : value;
    }

    /** The file, as long as it holds what the keys of the points say. */
    private static Path unchanged(Setting.Data data) {
        String now;
        try {
            now = Sha256.of(data.path());
        } catch (IOException gone) {
            throw new Refusal(
                    data.path()
                            + " can be read no longer; put back what was there when the experiment was read, and resume",
                    gone);
        }
        if (!now.equals(data.sha256())) {
            throw new Refusal(
                    data.path() + " has changed since the experiment was read; run the experiment anew, or put"
                            + " back what was there and resume");
        }
        return data.path();
    }
}
