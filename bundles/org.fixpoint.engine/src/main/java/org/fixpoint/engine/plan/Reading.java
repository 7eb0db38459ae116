package org.fixpoint.engine.plan;

import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.document.Fault;

/** What reading an experiment gave: a plan, or every fault at once. */
public sealed interface Reading {
    /** The plan, if there is no fault. */
    Optional<Plan> plan();

    /** All faults in the order of the file. */
    List<Fault> faults();

    /** Whether nothing but missing plug-ins keeps the experiment from running. */
    default boolean onlyPluginsMissing() {
        return !faults().isEmpty() && faults().stream().allMatch(Fault::missingPlugin);
    }

    /** An experiment that can run. */
    record Planned(Plan made) implements Reading {
        @Override
        public Optional<Plan> plan() {
            return Optional.of(made);
        }

        @Override
        public List<Fault> faults() {
            return List.of();
        }
    }

    /** An experiment that cannot. */
    record Faulty(List<Fault> faults) implements Reading {
        public Faulty {
            faults = List.copyOf(faults);
        }

        @Override
        public Optional<Plan> plan() {
            return Optional.empty();
        }
    }
}
