package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.plan.Setup;

/** Whose code one point has run so far, so that a fault can be told with the name of its bundle. Used by one thread. */
final class Trail {
    private final List<Setup> entered = new ArrayList<>();

    /** From here on the code of this contribution runs, perhaps calling others. */
    void enter(Setup setup) {
        entered.add(setup);
    }

    /** Whose code runs now. */
    Optional<Setup> current() {
        return entered.isEmpty() ? Optional.empty() : Optional.of(entered.get(entered.size() - 1));
    }

    /** All whose code has run, the latest first. */
    List<Setup> latestFirst() {
        List<Setup> reversed = new ArrayList<>(entered);
        Collections.reverse(reversed);
        return reversed;
    }
}
