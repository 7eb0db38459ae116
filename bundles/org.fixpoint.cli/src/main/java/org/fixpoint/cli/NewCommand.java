package org.fixpoint.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes something new to begin with. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Write something new to begin with.",
        synopsisSubcommandLabel = "WHAT")
final class NewCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with what it can write. */
    static CommandLine with(Session session) {
        return new CommandLine(new NewCommand()).addSubcommand(new NewActivation(session));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what is to be written, for example: fixpoint new activation my-gelu --formula"
                        + " \"x*sigmoid(a*x)\" --set a=1.702");
    }
}
