package org.fixpoint.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
        endWith(new FileInputStream(FileDescriptor.in));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err); // what a plug-in prints is no answer
        dropIns.prove(plugins, beside, terminal::data);
        return ExitCode.OK.code();
    }

    /** The input ends when the process that asks ends, killed or not; a jar that hangs must not stay behind. */
    private static void endWith(InputStream input) {
        Thread thread = new Thread(
                () -> {
                    try {
                        input.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException ended) {
                        return;
                    } finally {
                        Runtime.getRuntime().halt(0); // a jar may have a shutdown hook that hangs
                    }
                },
                "fixpoint-end");
        thread.setDaemon(true);
        thread.start();
    }
}
