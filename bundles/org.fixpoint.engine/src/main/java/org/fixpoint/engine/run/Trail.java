package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.fixpoint.engine.plan.Creation;
import org.fixpoint.engine.plan.Setup;

/** Whose code one point has run so far, so that a fault can be told with the name of its bundle. Safe for use by several threads. */
final class Trail implements Creation.Witness {
    private final List<Setup> entered = new ArrayList<>();
    private final Map<String, Setup> homes = new LinkedHashMap<>();
    private final BiConsumer<Setup, String> told;

    Trail() {
        this((setup, call) -> {});
    }

    /**
     * A trail that is followed.
     *
     * @param told of each contribution before its code runs, and of what is called
     */
    Trail(BiConsumer<Setup, String> told) {
        this.told = told;
    }

    /** Makes the object that a setup describes, with this trail as witness. */
    <T> T make(Class<T> kind, Setup setup) {
        return Creation.of(kind, setup, this);
    }

    @Override
    public void enter(Setup setup) {
        enter(setup, "create");
    }

    /** From here on a method of an object that the contribution has made runs. */
    void enter(Setup setup, Object object, String method) {
        enter(setup, object.getClass().getName() + "." + method);
    }

    private void enter(Setup setup, String call) {
        synchronized (this) {
            entered.add(setup);
        }
        told.accept(setup, call);
    }

    /** What a contribution made comes from this package; of several of one package the last counts. */
    @Override
    public void made(Setup setup, Object object) {
        home(object.getClass().getPackageName(), setup);
    }

    /** What a contribution makes comes from a package. */
    synchronized void home(String packageName, Setup setup) {
        homes.put(packageName, setup);
    }

    /** Whose code it is that lies in a class. */
    synchronized Optional<Setup> ownerOf(String className) {
        int dot = className.lastIndexOf('.');
        return Optional.ofNullable(homes.get(dot < 0 ? "" : className.substring(0, dot)));
    }

    /** Whose code runs now. */
    synchronized Optional<Setup> current() {
        return entered.isEmpty() ? Optional.empty() : Optional.of(entered.get(entered.size() - 1));
    }
}
