package org.fixpoint.launch;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Interrupts by POSIX signals.
 *
 * <p>{@code sun.misc.Signal} is reached by reflection: it is the only way to see a signal before the JVM begins to shut down, and
 * naming it in source is a compiler warning that cannot be switched off.
 */
final class SignalInterrupts implements Interrupts {
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    private final AtomicReference<Optional<IntConsumer>> first = new AtomicReference<>(Optional.empty());

    /** Takes over SIGINT and SIGTERM where the JVM allows it; elsewhere they end the process as usual. */
    static SignalInterrupts install() {
        SignalInterrupts interrupts = new SignalInterrupts();
        interrupts.handle("INT", 128 + SIGINT);
        interrupts.handle("TERM", 128 + SIGTERM);
        return interrupts;
    }

    @Override
    public void onFirst(IntConsumer stop) {
        first.set(Optional.of(stop));
    }

    private void handle(String signal, int exitCode) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        switch (method.getName()) {
                            case "handle":
                                arrived(exitCode);
                                return "";
                            case "hashCode":
                                return System.identityHashCode(proxy);
                            case "equals":
                                return proxy == arguments[0];
                            default:
                                return signal + " handler";
                        }
                    });
            signalType
                    .getMethod("handle", signalType, handlerType)
                    .invoke(signalType, signalType.getConstructor(String.class).newInstance(signal), handler);
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            // The JVM runs with -Xrs or is not HotSpot: the signal keeps its usual meaning, the end of the process.
            return;
        }
    }

    private void arrived(int exitCode) {
        Optional<IntConsumer> stop = first.getAndSet(Optional.empty());
        if (stop.isPresent()) {
            stop.get().accept(exitCode);
        } else {
            System.exit(exitCode); // as the JVM itself does on these signals, so that the temporary folder is removed
        }
    }
}
