package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.plan.Creation;
import org.fixpoint.engine.plan.Setup;

/** Whose code one point has run so far, so that a fault can be told with the name of its bundle. Used by one thread. */
final class Trail implements Creation.Witness {
    private final List<Setup> entered = new ArrayList<>();
    private final Map<String, Setup> homes = new LinkedHashMap<>();

    /** Makes the object that a setup describes, with this trail as witness. */
    <T> T make(Class<T> kind, Setup setup) {
        return Creation.of(kind, setup, this);
    }

    @Override
    public void enter(Setup setup) {
        entered.add(setup);
    }

    /** What a contribution made comes from this package; of several of one package the last counts. */
    @Override
    public void made(Setup setup, Object object) {
        homes.put(object.getClass().getPackageName(), setup);
    }

    /** Whose code it is that lies in a class. */
    Optional<Setup> ownerOf(String className) {
        int dot = className.lastIndexOf('.');
        return Optional.ofNullable(homes.get(dot < 0 ? "" : className.substring(0, dot)));
    }

    /** Whose code runs now. */
    Optional<Setup> current() {
        return entered.isEmpty() ? Optional.empty() : Optional.of(entered.get(entered.size() - 1));
    }
}
