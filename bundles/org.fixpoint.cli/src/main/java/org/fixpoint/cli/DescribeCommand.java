package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fixpoint.engine.describe.Describer;
import org.fixpoint.engine.describe.Description;
import org.fixpoint.engine.run.Descriptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about one contribution. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description =
                "Describe one contribution: formula, parameters, sources, and for an activation its Gaussian moments and kernel map.")
final class DescribeCommand implements Callable<Integer> {
    private static final int LONGEST = 20;
    private static final int SHOWN = 3;
    private static final String PARAMETERS = "parameters";
    private static final String NOT_MADE = "not_made";
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The contribution, for example gelu.")
    private String id = "";

    @Option(names = "--kind", description = "Its kind, where several kinds have one of this name.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--set", paramLabel = "PARAMETER=VALUE", description = "A parameter's value; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--plot",
            paramLabel = "FOLDER",
            description = "Where figures of it are written; a temporary folder if not given.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--json", description = "As JSON; draws only if --plot is given.")
    private boolean json;

    @Mixin
    private PatienceOption patience = new PatienceOption();

    DescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Descriptions.Described described;
        try {
            Optional<Path> folder = plot.isPresent() || json
                    ? plot
                    : Optional.of(Files.createTempDirectory("fixpoint-" + id.replaceAll("[^a-z0-9-]", "") + "-"));
            described = session.describe(kind.orElse(""), id, settings, folder, patience.apart(session));
        } catch (IOException fault) {
            session.terminal()
                    .fault("fixpoint: no plot, the folder for it cannot be written; give another one with --plot");
            return ExitCode.BAD_INPUT.code();
        }
        Description description = described.description();
        if (!description.faults().isEmpty()) {
            return ExperimentFile.tell(session, description.faults(), json);
        }
        if (json) {
            session.json(description.facts());
        } else {
            print(description.facts());
            described.plots().forEach(file -> session.terminal().say("plot  " + file));
        }
        List<String> flaws = description.facts().get(Describer.AT_FAULT) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        flaws.forEach(session.terminal()::fault);
        return (flaws.isEmpty() ? ExitCode.OK : ExitCode.SOME_POINTS_FAILED).code();
    }

    private void print(Map<String, Object> facts) {
        Columns columns = new Columns();
        facts.forEach((name, value) -> {
            if (isEmpty(value) || Set.of(NOT_MADE, Describer.AT_FAULT).contains(name)) {
                return;
            }
            if (value instanceof Map<?, ?> map) {
                columns.row(name, "");
                map.forEach((key, inner) -> columns.row("  " + key, inWords(inner)));
            } else if (name.equals(PARAMETERS) && value instanceof List<?> list) {
                columns.row(name, "");
                list.forEach(parameter -> columns.row("  " + of(parameter, "name"), explained(parameter)));
            } else {
                columns.row(name, inWords(value));
            }
        });
        columns.lines("").forEach(session.terminal()::say);
    }

    private static String explained(Object parameter) {
        String usual = of(parameter, "default");
        return of(parameter, "doc") + "; " + of(parameter, "allowed")
                + (of(parameter, "required").equals("true")
                        ? ", required"
                        : ", " + (usual.isEmpty() ? "none" : usual) + " if not given");
    }

    private static String of(Object facts, String name) {
        return facts instanceof Map<?, ?> map && map.containsKey(name) ? inWords(map.get(name)) : "";
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static String inWords(Object value) {
        if (value instanceof List<?> list && list.size() > LONGEST && list.get(0) instanceof Number) {
            return inWords(list.subList(0, SHOWN)) + ", …, " + inWords(list.get(list.size() - 1)) + " (" + list.size()
                    + " in all)";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(DescribeCommand::inWords).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry -> !isEmpty(entry.getValue()))
                    .map(entry -> entry.getKey() + " " + inWords(entry.getValue()))
                    .collect(Collectors.joining(", ", "(", ")"));
        }
        return String.valueOf(value);
    }
}
