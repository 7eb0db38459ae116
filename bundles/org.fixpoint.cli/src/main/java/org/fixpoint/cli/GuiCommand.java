package org.fixpoint.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the window is for. It is opened by the desktop application, which the launcher takes for this verb. */
@Command(
        name = "gui",
        mixinStandardHelpOptions = true,
        description = "Open the window, on an experiment file if one is given.")
final class GuiCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "EXPERIMENT", description = "An experiment file; it need not exist yet.")
    private Optional<Path> experiment = Optional.empty();

    GuiCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.terminal()
                .fault("fixpoint: this process has no window"
                        + experiment.map(file -> " for " + file).orElse("") + "; start fixpoint gui by itself");
        return ExitCode.BAD_INPUT.code();
    }
}
