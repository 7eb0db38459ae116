package org.fixpoint.cli;

import java.util.List;
import org.fixpoint.engine.Workbench;
import org.fixpoint.launch.Application;
import org.fixpoint.launch.Interrupts;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line, as the application of the headless mode. */
@Component(property = Application.MODE + "=headless")
public final class CommandLineApplication implements Application {
    private final Workbench workbench;
    private final BundleContext context;

    /** The command line over what is installed. */
    @Activate
    public CommandLineApplication(BundleContext context, @Reference Workbench workbench) {
        this.context = context;
        this.workbench = workbench;
    }

    @Override
    public int run(List<String> arguments, Interrupts interrupts) {
        Terminal terminal = Terminal.ofProcess();
        Session session = new Session(terminal, workbench, context, interrupts, arguments);
        CommandLine line = new CommandLine(new TopCommand())
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new PlanCommand(session))
                .addSubcommand(new RunCommand(session))
                .addSubcommand(new ResumeCommand(session))
                .addSubcommand(new ListCommand(session))
                .addSubcommand(new DescribeCommand(session))
                .addSubcommand(new DoctorCommand(session))
                .setOut(Terminal.writer(terminal.out()))
                .setErr(Terminal.writer(terminal.err()))
                .setParameterExceptionHandler((fault, words) -> misused(terminal, fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> broken(terminal, fault));
        return line.execute(arguments.toArray(String[]::new));
    }

    private static int misused(Terminal terminal, ParameterException fault) {
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        terminal.fault("fixpoint: " + String.valueOf(fault.getMessage()).replaceAll("\\s+", " ") + "; see " + command
                + " --help");
        return ExitCode.BAD_INPUT.code();
    }

    private static int broken(Terminal terminal, Exception fault) {
        terminal.fault("fixpoint: a fault of the program's own (" + fault
                + "); please report it with the command and the experiment file");
        if (Boolean.getBoolean("fixpoint.trace")) {
            fault.printStackTrace(terminal.err());
        }
        return ExitCode.INTERNAL.code();
    }
}
