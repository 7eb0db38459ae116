package org.fixpoint.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fixpoint.launch.Interrupts;
import org.fixpoint.plugins.ChildProcesses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes points for another process of the program, as it asks for them on the standard input. */
@Command(name = ChildProcesses.VERB, hidden = true, description = "Compute points for another process of the program.")
final class WorkerCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = ChildProcesses.PLUG_IN,
            paramLabel = "FILE",
            description = "A drop-in to load; may be repeated, in order.")
    private List<Path> files = new ArrayList<>();

    WorkerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // a drop-in that prints must not be taken for an answer
        ignore(session.interrupts());
        session.arrivals().dropIns().load(files);
        session.workbench().workplace().serve(new FileInputStream(FileDescriptor.in), answers);
        return ExitCode.OK.code();
    }

    /** Ctrl+C reaches every process of the terminal; the one that has started this one decides what it means. */
    private static void ignore(Interrupts interrupts) {
        interrupts.onFirst(code -> ignore(interrupts));
    }
}
