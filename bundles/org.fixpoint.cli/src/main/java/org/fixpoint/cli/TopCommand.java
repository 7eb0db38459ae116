package org.fixpoint.cli;

import org.fixpoint.engine.document.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a verb: says what it needs. */
@Command(
        name = "fixpoint",
        version = "fixpoint 0.1.0",
        mixinStandardHelpOptions = true,
        description = "A workbench for what nonlinear networks do to representations.",
        synopsisSubcommandLabel = "VERB",
        footer = {
            "",
            "Exit codes: 0 done, 1 some points failed or will fail, 2 bad usage or experiment, 3 a plug-in is missing,",
            "4 internal fault or a problem that doctor found, 130 or 143 stopped and resumable."
        })
final class TopCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a verb is missing, for example: " + Program.verb("run examples/first.yaml"));
    }
}
