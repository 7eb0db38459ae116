package org.fixpoint.openblas;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs a call on a thread of its own with the stack that OpenBLAS needs: on one of Java's usual size it has killed the JVM. */
final class LargeStack {
    private static final long BYTES = 32L << 20;

    private LargeStack() {}

    /** What the call gives or throws; an interrupt is kept for afterwards, as a call outside Java cannot be broken off. */
    static <T> T run(Supplier<T> call) {
        FutureTask<T> task = new FutureTask<>(call::get);
        new Thread(null, task, "fixpoint-openblas", BYTES).start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException fault) {
                    throw thrown(Optional.ofNullable(fault.getCause()).orElse(fault));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return fault instanceof RuntimeException known ? known : new IllegalStateException(fault);
    }
}
