package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.document.Program;
import org.fixpoint.plugins.template.FirstExperiment;
import org.fixpoint.plugins.template.PlugInName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes something new to begin with: an experiment, unless a subcommand says what else. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description =
                "Write something new to begin with: a folder NAME with a commented experiment, or what the commands say.")
final class NewCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The folder: lower-case letters, digits, dashes.")
    private Optional<String> name = Optional.empty();

    private NewCommand(Session session) {
        this.session = session;
    }

    /** The command with what it can write. */
    static CommandLine with(Session session) {
        return new CommandLine(new NewCommand(session))
                .addSubcommand(new NewActivation(session))
                .addSubcommand(new NewPlugIn(session));
    }

    @Override
    public Integer call() {
        String folder = name.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "say what is to be written, for example: " + Program.verb("new demo") + ", "
                        + Program.verb("new plugin swish") + ", " + Program.verb("new")
                        + " activation my-gelu --formula \"x*sigmoid(a*x)\" --set a=1.702"));
        try {
            new FirstExperiment(new PlugInName(folder)).write(Path.of(folder));
            session.terminal().say("wrote " + folder + "/" + FirstExperiment.FILE);
            session.terminal().say("next: " + Program.verb("plan " + folder));
            return ExitCode.OK.code();
        } catch (Refusal refusal) {
            session.terminal().fault("fixpoint: " + refusal.getMessage());
        } catch (IOException fault) {
            session.terminal()
                    .fault("fixpoint: " + Execution.inWords(fault) + "; choose a folder in which you may write");
        }
        return ExitCode.BAD_INPUT.code();
    }
}
