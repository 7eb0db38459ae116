package org.fixpoint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is installed, by kind, a line each. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List what is installed: activations, architectures, inputs, analyses, figures and the rest.")
final class ListCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "KIND", description = "Only this kind, for example activation.")
    private String kind = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Catalogue catalogue = session.catalogue();
        Map<String, Class<?>> kinds = catalogue.kinds();
        String wanted = kind.endsWith("s") && !kinds.containsKey(kind) ? singular(kind) : kind;
        if (!wanted.isEmpty() && !kinds.containsKey(wanted)) {
            session.terminal()
                    .fault("fixpoint: there is no kind \"" + kind + "\"; give one of "
                            + String.join(", ", kinds.keySet()));
            return ExitCode.BAD_INPUT.code();
        }
        if (!wanted.isEmpty()) {
            kinds.keySet().retainAll(List.of(wanted));
        }
        if (json) {
            session.json(asData(catalogue, kinds));
        } else {
            print(catalogue, kinds);
        }
        return ExitCode.OK.code();
    }

    private static String singular(String plural) {
        return plural.equals("analyses") ? "analysis" : plural.substring(0, plural.length() - 1);
    }

    private Map<String, Object> asData(Catalogue catalogue, Map<String, Class<?>> kinds) {
        Map<String, Object> data = new LinkedHashMap<>();
        kinds.forEach((word, type) -> {
            List<Map<String, Object>> entries = new ArrayList<>();
            for (Entry entry : catalogue.entries(type)) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("id", entry.descriptor().id());
                line.put("summary", entry.descriptor().summary());
                line.put("bundle", entry.origin().bundle());
                line.put("version", entry.origin().version());
                line.put("dropped_in", droppedIn(entry));
                entries.add(line);
            }
            data.put(word, entries);
        });
        return data;
    }

    private boolean droppedIn(Entry entry) {
        return session.workbench().residency().droppedIn(entry.origin());
    }

    private String mark(Entry entry) {
        return droppedIn(entry)
                ? " (drop-in " + entry.origin().bundle() + " " + entry.origin().version() + ")"
                : "";
    }

    private void print(Catalogue catalogue, Map<String, Class<?>> kinds) {
        kinds.forEach((word, type) -> {
            List<Entry> entries = catalogue.entries(type);
            if (!entries.isEmpty()) {
                Columns columns = new Columns();
                entries.forEach(entry ->
                        columns.row(entry.descriptor().id(), entry.descriptor().summary() + mark(entry)));
                session.terminal().say(word + " (" + entries.size() + ")");
                columns.lines("  ").forEach(session.terminal()::say);
            }
        });
        catalogue.problems().forEach(problem -> session.terminal()
                .fault(problem.origin().bundle() + " " + problem.origin().version() + ": " + problem.sentence()));
    }
}
