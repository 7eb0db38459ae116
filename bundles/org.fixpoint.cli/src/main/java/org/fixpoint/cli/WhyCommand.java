package org.fixpoint.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Program;
import org.fixpoint.plugins.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about one file in the drop-in folder. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Say what one plug-in added, or why it is not in use and what would help.")
final class WhyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "NAME",
            description =
                    "The file, with or without its ending and version, the bundle's name, or the id of something that it offers.")
    private String name = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    WhyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Verdict> all = session.arrivals().verdicts();
        List<Verdict> meant =
                all.stream().filter(verdict -> names(verdict).contains(name)).toList();
        if (meant.isEmpty()) {
            Set<String> known = new LinkedHashSet<>();
            all.forEach(verdict -> known.addAll(names(verdict)));
            session.terminal()
                    .fault("fixpoint: " + PluginsCommand.folder() + " has no plug-in \"" + name + "\"; "
                            + Spelling.nearest(name, known)
                                    .map(near -> "nearest: \"" + near + "\"")
                                    .orElse(Program.verb("plugins") + " lists what is there"));
            return ExitCode.BAD_INPUT.code();
        }
        if (json) {
            session.json(meant.stream().map(PluginsCommand::asData).toList());
        } else {
            meant.forEach(this::print);
        }
        return ExitCode.OK.code();
    }

    private void print(Verdict verdict) {
        Columns columns = new Columns();
        columns.row(PluginsCommand.word(verdict), verdict.sentence());
        columns.row("file", verdict.file());
        columns.row("bundle", (verdict.name() + " " + verdict.version()).strip());
        columns.row("sha256", verdict.sha256());
        columns.row("offers", String.join(", ", verdict.added()));
        columns.lines("").forEach(session.terminal()::say);
    }

    private static Set<String> names(Verdict verdict) {
        int dot = verdict.file().lastIndexOf('.');
        String plain = dot > 0 ? verdict.file().substring(0, dot) : verdict.file();
        Set<String> names = new LinkedHashSet<>(List.of(verdict.file(), plain, verdict.name()));
        names.add(plain.replaceFirst("-\\d.*$", ""));
        verdict.added().forEach(added -> names.add(added.substring(added.indexOf(' ') + 1)));
        return names;
    }
}
