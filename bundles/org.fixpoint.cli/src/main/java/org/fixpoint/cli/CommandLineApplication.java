package org.fixpoint.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.Workbench;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Program;
import org.fixpoint.launch.Application;
import org.fixpoint.launch.Interrupts;
import org.fixpoint.plugins.DropIns;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line, as the application of the headless mode. */
@Component(property = Application.MODE + "=headless")
public final class CommandLineApplication implements Application {
    private final Workbench workbench;
    private final DropIns dropIns;
    private final BundleContext context;

    /** The command line over what is installed. */
    @Activate
    public CommandLineApplication(BundleContext context, @Reference Workbench workbench, @Reference DropIns dropIns) {
        this.dropIns = dropIns;
        this.context = context;
        this.workbench = workbench;
    }

    @Override
    public int run(List<String> arguments, Interrupts interrupts) {
        Terminal terminal = Terminal.ofProcess();
        Session session =
                new Session(terminal, workbench, new Arrivals(dropIns, terminal), context, interrupts, arguments);
        CommandLine line = new CommandLine(new TopCommand())
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new PlanCommand(session))
                .addSubcommand(new RunCommand(session))
                .addSubcommand(new ResumeCommand(session))
                .addSubcommand(new ListCommand(session))
                .addSubcommand(new DescribeCommand(session))
                .addSubcommand(new DoctorCommand(session))
                .addSubcommand(new GuiCommand(session))
                .addSubcommand(new TrialCommand(terminal, dropIns))
                .addSubcommand(PluginsCommand.with(session))
                .addSubcommand(NewCommand.with(session))
                .addSubcommand(new WorkerCommand(session))
                .registerConverter(Path.class, CommandLineApplication::path)
                .setOut(Terminal.writer(terminal.out()))
                .setErr(Terminal.writer(terminal.err()))
                .setParameterExceptionHandler((fault, words) -> misused(terminal, fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> broken(terminal, fault));
        NumericsOption.addTo(line);
        Optional<String> refusal = NumericsOption.refusal(workbench, arguments);
        if (refusal.isPresent()) {
            terminal.fault(refusal.get());
            return ExitCode.BAD_INPUT.code();
        }
        try {
            return line.execute(arguments.toArray(String[]::new));
        } catch (OutOfMemoryError exhausted) {
            terminal.fault("fixpoint: " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB of memory are too few; give Java more, FIXPOINT_JAVA_OPTIONS=-Xmx4g " + Program.verb("…")
                    + ", or make the"
                    + " experiment smaller");
            return ExitCode.INTERNAL.code();
        } catch (Error fault) { // picocli hands on exceptions only; a bundle that does not link ends here
            return broken(terminal, fault);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException fault) {
            throw new TypeConversionException("\"" + text
                    + "\" is no path in the character set of this system; start with LC_ALL=C.UTF-8 or rename it");
        }
    }

    private static int misused(Terminal terminal, ParameterException fault) {
        CommandLine line = fault.getCommandLine();
        if (fault instanceof UnmatchedArgumentException unmatched
                && line.getCommand() instanceof TopCommand
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            return noVerb(
                    terminal,
                    unmatched.getUnmatched().get(0),
                    line.getSubcommands().entrySet().stream()
                            .filter(verb -> !verb.getValue()
                                    .getCommandSpec()
                                    .usageMessage()
                                    .hidden())
                            .map(Map.Entry::getKey)
                            .toList());
        }
        if (fault instanceof MissingParameterException
                && Optional.ofNullable(line.getCommandSpec().findOption(ExperimentFile.LOCKED)).stream()
                        .flatMap(option -> Optional.ofNullable(option.<Object>getValue()).stream())
                        .anyMatch(value -> value instanceof Optional<?> given && given.isPresent())) {
            terminal.fault(ExperimentFile.LOCKED + " has taken the experiment for its value; give the experiment first"
                    + " and " + ExperimentFile.LOCKED + " after it");
            return ExitCode.BAD_INPUT.code();
        }
        String command = line.getCommandSpec().qualifiedName();
        terminal.fault("fixpoint: " + String.valueOf(fault.getMessage()).replaceAll("\\s+", " ") + "; see " + command
                + " --help");
        return ExitCode.BAD_INPUT.code();
    }

    private static int noVerb(Terminal terminal, String word, List<String> verbs) {
        terminal.fault("fixpoint: there is no verb \"" + word + "\"; "
                + Spelling.nearest(word, verbs)
                        .map(near -> "nearest: \"" + near + "\"")
                        .orElse("the verbs are " + String.join(", ", verbs)));
        return ExitCode.BAD_INPUT.code();
    }

    private static int broken(Terminal terminal, Throwable fault) {
        terminal.fault("fixpoint: a fault of the program's own (" + fault
                + "); please report it with the command and the experiment file");
        if (Boolean.getBoolean("fixpoint.trace")) {
            fault.printStackTrace(terminal.err());
        }
        return ExitCode.INTERNAL.code();
    }
}
