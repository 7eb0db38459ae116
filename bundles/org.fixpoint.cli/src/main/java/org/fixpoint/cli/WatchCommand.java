package org.fixpoint.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixpoint.plugins.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what happens in the drop-in folder, until it is interrupted. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Tell what becomes of each plug-in as files come and go, until Ctrl+C.")
final class WatchCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "A line of JSON for each verdict.")
    private boolean json;

    WatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger exit = new AtomicInteger();
        session.interrupts().onFirst(code -> {
            exit.set(code);
            interrupted.countDown();
        });
        if (!json) {
            session.terminal().say("watching " + PluginsCommand.folder() + "; Ctrl+C ends it");
        }
        AutoCloseable watch = session.arrivals().dropIns().watch(this::tell);
        try (watch) {
            interrupted.await();
        }
        return exit.get();
    }

    private void tell(Verdict verdict) {
        if (json) {
            session.jsonLine(PluginsCommand.asData(verdict));
        } else {
            session.terminal().say(PluginsCommand.word(verdict) + "  " + verdict.file() + "  " + verdict.sentence());
        }
    }
}
