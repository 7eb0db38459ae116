package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fixpoint.engine.describe.Describer;
import org.fixpoint.engine.describe.Description;
import picocli.CommandLine.Command;
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
    private static final String FIGURES = "svg";
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

    DescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Describer describer = session.describer(Path.of("").toAbsolutePath());
        Description description =
                kind.isPresent() ? describer.describe(kind.get(), id, settings) : describer.describe(id, settings);
        if (!description.faults().isEmpty()) {
            return ExperimentFile.tell(session, description.faults(), json);
        }
        if (json) {
            session.json(description.facts());
        } else {
            print(description.facts());
        }
        if (!json || plot.isPresent()) {
            return draw(description);
        }
        return ExitCode.OK.code();
    }

    private int draw(Description description) {
        try {
            Path folder = plot.isPresent() ? plot.get() : Files.createTempDirectory("fixpoint-" + id + "-");
            List<Path> files = session.workbench().plots(FIGURES).write(id, description, folder);
            if (!json) {
                files.forEach(file -> session.terminal().say("plot  " + file));
            }
            return ExitCode.OK.code();
        } catch (IOException fault) {
            session.terminal()
                    .fault("fixpoint: no plot, the folder for it cannot be written; give another one with --plot");
            return ExitCode.BAD_INPUT.code();
        }
    }

    private void print(Map<String, Object> facts) {
        Columns columns = new Columns();
        facts.forEach((name, value) -> {
            if (isEmpty(value) || name.equals(NOT_MADE)) {
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
                + (usual.isEmpty() ? ", required" : ", " + usual + " if not given");
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
