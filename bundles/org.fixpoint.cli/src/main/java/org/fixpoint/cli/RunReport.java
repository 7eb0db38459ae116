package org.fixpoint.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.run.RunOutcome;

/** Tells how a run ended. */
final class RunReport {
    private static final int INTERRUPTED = 130;
    private final Session session;
    private final boolean json;
    private final Consumer<Map<String, Object>> data;

    /**
     * A report in words, or as data.
     *
     * @param data takes the outcome if it is wanted as JSON
     */
    RunReport(Session session, boolean json, Consumer<Map<String, Object>> data) {
        this.session = session;
        this.json = json;
        this.data = data;
    }

    /**
     * Tells, and gives the exit code.
     *
     * @param signalCode the code that the signal asks for, if the run was stopped by one
     */
    int tell(RunOutcome outcome, int signalCode) {
        if (json) {
            data.accept(asData(outcome));
        } else if (outcome.stopped()) {
            session.terminal()
                    .say("stopped, " + outcome.done() + "/" + outcome.total() + " saved; continue: "
                            + Program.verb("resume ") + shown(outcome.folder()));
        } else {
            print(outcome);
        }
        if (outcome.stopped()) {
            return signalCode == 0 ? INTERRUPTED : signalCode;
        }
        return ((outcome.failed() > 0 || !outcome.remarks().isEmpty()) ? ExitCode.SOME_POINTS_FAILED : ExitCode.OK)
                .code();
    }

    private void print(RunOutcome outcome) {
        Terminal terminal = session.terminal();
        terminal.say(outcome.total() + (outcome.total() == 1 ? " point: " : " points: ") + outcome.reused()
                + " reused, " + outcome.run() + " run, " + outcome.failed() + " failed");
        outcome.remarks().forEach(terminal::fault);
        if (!outcome.findings().isEmpty()) {
            terminal.say("");
            outcome.findings().forEach(terminal::say);
        }
        terminal.say("");
        Columns columns = new Columns();
        List<Path> files = outcome.files();
        files.stream()
                .filter(file -> isNamed(file, ".html"))
                .findFirst()
                .ifPresent(file -> columns.row("report", shown(file)));
        files.stream()
                .filter(file -> isNamed(file, ".svg") || isNamed(file, ".png"))
                .findFirst()
                .ifPresent(file -> columns.row("figures", shown(file.resolveSibling(""))));
        Stream.of(".npz", ".json", ".csv")
                .flatMap(ending -> files.stream().filter(file -> isNamed(file, ending)))
                .findFirst()
                .ifPresent(file -> columns.row("data", shown(file)));
        columns.row("run", shown(outcome.folder()));
        columns.lines("").forEach(terminal::say);
    }

    private static boolean isNamed(Path file, String ending) {
        return file.toString().endsWith(ending);
    }

    /** A path as a person would write it from here. */
    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = path.toAbsolutePath().normalize();
        return whole.startsWith(here) ? here.relativize(whole).toString() : whole.toString();
    }

    private static Map<String, Object> asData(RunOutcome outcome) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("folder", outcome.folder().toString());
        data.put("total", outcome.total());
        data.put("done", outcome.done());
        data.put("reused", outcome.reused());
        data.put("run", outcome.run());
        data.put("failed", outcome.failed());
        data.put("stopped", outcome.stopped());
        data.put("failures", outcome.failures().stream().map(f -> f.inWords()).toList());
        data.put("remarks", outcome.remarks());
        data.put("findings", outcome.findings());
        data.put("files", outcome.files().stream().map(Path::toString).toList());
        return data;
    }
}
