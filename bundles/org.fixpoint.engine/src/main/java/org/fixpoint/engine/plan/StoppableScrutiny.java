package org.fixpoint.engine.plan;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.catalogue.Lease;

/**
 * A scrutiny that goes no further once it is stopped.
 *
 * @param of decides
 * @param stopped looked at before each part
 */
record StoppableScrutiny(Scrutiny of, BooleanSupplier stopped) implements Scrutiny {
    @Override
    public Lease held() {
        return of.held();
    }

    /**
     * As the other decides.
     *
     * @throws RunContext.Cancelled once it is stopped
     */
    @Override
    public Optional<String> before(Setup part) {
        if (stopped.getAsBoolean()) {
            throw new RunContext.Cancelled();
        }
        return of.before(part);
    }

    @Override
    public Optional<String> made(Setup part, Object object) {
        return of.made(part, object);
    }

    @Override
    public Optional<String> refused(Setup part, Setup about, Refusal refusal) {
        return of.refused(part, about, refusal);
    }

    @Override
    public String broke(Setup part, Throwable thrown) {
        return of.broke(part, thrown);
    }
}
