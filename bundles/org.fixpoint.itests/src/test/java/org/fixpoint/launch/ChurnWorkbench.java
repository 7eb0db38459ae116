package org.fixpoint.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the churn test asks of the workbench inside a framework.
 *
 * <p>The framework has its own classes of the engine, so the two sides share this package, which the framework exports, and types of
 * the JDK alone.
 */
public interface ChurnWorkbench {
    /** A verdict, see {@code org.fixpoint.plugins.Verdict}. */
    record Seen(String file, String name, String version, String state, String sentence) {}

    /**
     * What became of a run.
     *
     * @param folder of the run
     * @param faults sentences about points that failed and about what could not be combined or written
     * @param arrays the numbers of every array of every point, by {@code point/analysis.item}
     */
    record Ran(Path folder, List<String> faults, Map<String, double[]> arrays) {}

    /** An experiment that was read. */
    interface Planned {
        /** What keeps it from running; empty if it can. */
        List<String> faults();

        /** Versions of the bundles that take part, by symbolic name. */
        Map<String, String> bundles();

        /**
         * Runs it in this process.
         *
         * @return the sentence of the refusal, or what became of the run
         */
        Outcome run(Path runs) throws IOException;
    }

    /** One of the two. */
    record Outcome(Optional<String> refusal, Optional<Ran> ran) {}

    /** Looks at the drop-in folder. */
    List<Seen> look();

    /** Versions of the bundles whose contributions the catalogue has now, by symbolic name. */
    Map<String, String> offered();

    /** Reads an experiment against what is installed now. */
    Planned plan(String experiment);

    /** A contribution of a bundle as the catalogue has it; who keeps it keeps the bundle's class loader. */
    Object contribution(String bundle);
}
