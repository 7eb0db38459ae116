package org.fixpoint.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.plan.Suite;

/** Reads a text as a whole: an experiment is planned; a file that names experiments has no plan, and its own faults alone. */
final class Whole {
    private Whole() {}

    /**
     * Reads.
     *
     * @param place where the text is, or would be
     * @param stopped looked at while a drop-in keeps the planner waiting
     */
    static Reading read(Surroundings around, String text, Path place, BooleanSupplier stopped) {
        Optional<Suite> suite = Suite.read(text, place);
        if (suite.isPresent()) {
            return new Reading.Faulty(suite.get().faults());
        }
        return around.workbench()
                .planner(around.apart().waiting((who, since, patience) -> {
                    if (stopped.getAsBoolean()) {
                        throw new RunContext.Cancelled();
                    }
                }))
                .until(stopped)
                .read(text, place, List.of());
    }
}
