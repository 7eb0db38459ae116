package org.fixpoint.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** {@code fixpoint list} as a process of its own, from start to end. The peers load their library and end. */
final class StartJob implements Job {
    private final Path script;
    private int exit = -1;

    StartJob(Path root) {
        script = root.resolve("fixpoint");
    }

    @Override
    public void run() {
        try {
            exit = new ProcessBuilder(script.toString(), "list")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException fault) {
            throw new IllegalStateException(script + " does not run", fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public double[] check() {
        return new double[] {exit};
    }
}
