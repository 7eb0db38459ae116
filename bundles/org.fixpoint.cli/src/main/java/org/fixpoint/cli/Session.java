package org.fixpoint.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.Workbench;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.describe.Plots;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.run.Apart;
import org.fixpoint.engine.run.Descriptions;
import org.fixpoint.engine.run.Runner;
import org.fixpoint.launch.Interrupts;
import org.fixpoint.plugins.ChildProcesses;
import org.osgi.framework.BundleContext;

/**
 * What every verb works with.
 *
 * @param terminal where it writes
 * @param workbench what is installed
 * @param arrivals the drop-ins, looked at before what is installed is asked for
 * @param context for looking at bundles
 * @param interrupts Ctrl+C
 * @param arguments the command line as given, for provenance
 */
record Session(
        Terminal terminal,
        Workbench workbench,
        Arrivals arrivals,
        BundleContext context,
        Interrupts interrupts,
        List<String> arguments) {
    private static final Plots.Pen FIGURES = new Plots.Pen("svg", List.of());

    /** What is installed now, drop-ins included. */
    Catalogue catalogue() {
        return settled().catalogue();
    }

    /** The workbench after a look at the drop-in folder. */
    private Workbench settled() {
        arrivals.settle();
        return workbench;
    }

    /** The numerics profile of this process. */
    String numerics() {
        return workbench.numerics();
    }

    /** How code of drop-ins is run; whoever waits for it is told. */
    Apart apart(Duration patience) {
        return new Apart(new ChildProcesses(context), patience).waiting(new Waits(terminal));
    }

    /** Reads experiments; code of drop-ins runs apart first. */
    Planner planner(Apart apart) {
        return settled().planner(apart);
    }

    /** Runs plans. */
    Runner runner() {
        return settled().runner();
    }

    /**
     * Describes something that is installed; data files in settings are relative to the working folder.
     *
     * @param kind the word for its kind, or empty for the first that has the id
     * @param settings each {@code parameter=value}
     * @param plots the folder for figures, if any are to be drawn
     * @throws IOException if figures cannot be written
     */
    Descriptions.Described describe(String kind, String id, List<String> settings, Optional<Path> plots, Apart apart)
            throws IOException {
        return settled()
                .descriptions(apart, FIGURES)
                .of(new Descriptions.Question(kind, id, settings, Path.of("").toAbsolutePath(), plots));
    }

    /** Writes a value as JSON on a line of its own. */
    void jsonLine(Object value) {
        try {
            terminal.data(new ObjectMapper().writeValueAsString(value));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The command as a user would type it again. */
    String commandInWords() {
        return "fixpoint " + String.join(" ", arguments);
    }

    /** Writes a value as indented JSON; infinite numbers become the strings "Infinity" and "-Infinity". */
    void json(Object value) {
        try {
            terminal.data(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(value));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
