package org.fixpoint.engine.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.plan.Given;
import org.fixpoint.engine.plan.Setup;

/** One sentence about why a point has no result, naming the contribution and the bundle at fault. */
final class Blame {
    private Blame() {}

    /** The sentence for what was thrown while the trail was followed. */
    static String sentence(Throwable thrown, Trail trail) {
        if (thrown instanceof Refusal || thrown instanceof ItemFault) {
            return said(thrown)
                    .orElse(culprit(thrown, trail) + " refused without giving a reason; ask its author what it needs.");
        }
        if (thrown instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return culprit(thrown, trail) + " needed more memory than the " + megabytes + " MB of its process"
                    + inside(thrown, trail)
                    + "; give Java more (-Xmx), run fewer threads, or make the model smaller.";
        }
        if (thrown instanceof Given.Nothing) {
            return culprit(thrown, trail) + " broke off: " + thrown.getMessage()
                    + "; this is a fault of the bundle, tell its author or leave it out.";
        }
        return culprit(thrown, trail) + " broke off with " + thrown.getClass().getSimpleName()
                + said(thrown).map(message -> ": " + firstLine(message)).orElse("") + where(thrown)
                + "; this is a fault of the bundle, tell its author or leave it out.";
    }

    /** The sentence for a result that could not be written. */
    static String unwritten(Path folder, IOException fault) {
        return "The result could not be written to " + folder + ": " + fault.getMessage()
                + "; make room or give write access, then resume.";
    }

    /** The stack trace, for the file that a developer looks into. */
    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static Optional<String> said(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).filter(message -> !message.isBlank());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    private static String where(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "" : " (at " + frames[0] + ")";
    }

    /** The innermost frame of a contribution's own code: memory runs out anywhere below it. */
    private static String inside(Throwable thrown, Trail trail) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> trail.ownerOf(frame.getClassName()).isPresent())
                .findFirst()
                .map(frame -> " (at " + frame + ")")
                .orElseGet(() -> where(thrown));
    }

    private static String culprit(Throwable thrown, Trail trail) {
        return guilty(thrown, trail).map(Blame::name).orElse("The engine");
    }

    /** A contribution as it is named in sentences. */
    static String name(Setup setup) {
        return setup.id() + " (" + setup.entry().origin().bundle() + " "
                + setup.entry().origin().version() + ")";
    }

    /** The contribution that made objects of the package of the innermost frame; else the one whose code ran last. */
    private static Optional<Setup> guilty(Throwable thrown, Trail trail) {
        return Arrays.stream(thrown.getStackTrace())
                .flatMap(frame -> trail.ownerOf(frame.getClassName()).stream())
                .findFirst()
                .or(trail::current);
    }
}
