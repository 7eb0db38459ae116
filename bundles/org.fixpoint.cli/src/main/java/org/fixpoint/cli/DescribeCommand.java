package org.fixpoint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about one contribution. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Describe one contribution: formula, parameters, sources, and for an activation its Gaussian moments and kernel map.")
final class DescribeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The contribution, for example gelu.")
    private String id = "";

    @Option(names = "--kind", description = "Its kind, where several kinds have one of this name.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--set", paramLabel = "PARAMETER=VALUE", description = "A parameter's value; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    DescribeCommand(Session session) {
        this.session = session;
    }
}
