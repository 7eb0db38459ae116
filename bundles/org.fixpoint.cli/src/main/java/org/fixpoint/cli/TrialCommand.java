package org.fixpoint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fixpoint.plugins.DropIns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts jars where they can do no harm: what another process of this program calls before it lets them in. */
@Command(name = "trial", hidden = true, description = "Start plug-ins in this process and tell how each fares.")
final class TrialCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final DropIns dropIns;

    @Option(names = "--plugin", description = "A jar to try.")
    private List<Path> plugins = new ArrayList<>();

    @Option(names = "--beside", description = "A jar that those may need.")
    private List<Path> beside = new ArrayList<>();

    TrialCommand(Terminal terminal, DropIns dropIns) {
        this.terminal = terminal;
        this.dropIns = dropIns;
    }

    @Override
    public Integer call() {
        System.setOut(System.err); // what a plug-in prints is no answer
        dropIns.prove(plugins, beside, terminal::say);
        return ExitCode.OK.code();
    }
}
