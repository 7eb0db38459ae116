package org.fixpoint.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.fixpoint.engine.Workbench;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.run.Apart;
import org.fixpoint.engine.run.Runner;
import org.fixpoint.launch.Interrupts;
import org.osgi.framework.BundleContext;

/**
 * What every verb works with.
 *
 * @param terminal where it writes
 * @param workbench what is installed
 * @param context for looking at bundles
 * @param interrupts Ctrl+C
 * @param arguments the command line as given, for provenance
 */
record Session(
        Terminal terminal, Workbench workbench, BundleContext context, Interrupts interrupts, List<String> arguments) {
    /** What is installed now. */
    Catalogue catalogue() {
        return workbench.catalogue();
    }

    /** The numerics profile of this process. */
    String numerics() {
        return workbench.numerics();
    }

    /** Reads experiments, with as much patience with drop-ins as a run has. */
    Planner planner() {
        return planner(new Apart(new ChildProcesses(), Apart.PATIENCE));
    }

    /** Reads experiments; code of drop-ins runs apart first. */
    Planner planner(Apart apart) {
        return workbench.planner(apart);
    }

    /** Runs plans. */
    Runner runner() {
        return workbench.runner();
    }

    /** The command as a user would type it again. */
    String commandInWords() {
        return "fixpoint " + String.join(" ", arguments);
    }

    /** Writes a value as indented JSON; infinite numbers become the strings "Infinity" and "-Infinity". */
    void json(Object value) {
        try {
            terminal.say(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(value));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
