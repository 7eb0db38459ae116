package org.fixpoint.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fixpoint.engine.document.Program;
import org.fixpoint.plugins.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What has become of the files in the drop-in folder. */
@Command(
        name = "plugins",
        mixinStandardHelpOptions = true,
        description = "List the files in the plug-in folder and what each of them added, or why it did not.")
final class PluginsCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private PluginsCommand(Session session) {
        this.session = session;
    }

    /** The command with its subcommands. */
    static CommandLine with(Session session) {
        return new CommandLine(new PluginsCommand(session))
                .addSubcommand(new WhyCommand(session))
                .addSubcommand(new WatchCommand(session));
    }

    @Override
    public Integer call() {
        List<Verdict> verdicts = session.arrivals().verdicts();
        if (json) {
            session.json(verdicts.stream().map(PluginsCommand::asData).toList());
        } else if (verdicts.isEmpty()) {
            session.terminal()
                    .say("no plug-ins in " + folder() + "; copy a jar there, or: " + Program.verb("new plugin NAME"));
        } else {
            Columns columns = new Columns();
            verdicts.forEach(verdict -> columns.row(verdict.file(), word(verdict), verdict.sentence()));
            columns.lines("").forEach(session.terminal()::say);
        }
        return ExitCode.OK.code();
    }

    /** The drop-in folder in words. */
    static String folder() {
        return System.getProperty(org.fixpoint.plugins.DropIns.FOLDER, "plugins");
    }

    /** A state as it is shown. */
    static String word(Verdict verdict) {
        return verdict.state().name().toLowerCase(Locale.ROOT);
    }

    /** A verdict as JSON. */
    static Map<String, Object> asData(Verdict verdict) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", verdict.file());
        data.put("name", verdict.name());
        data.put("version", verdict.version());
        data.put("sha256", verdict.sha256());
        data.put("state", word(verdict));
        data.put("sentence", verdict.sentence());
        data.put("added", verdict.added());
        return data;
    }
}
