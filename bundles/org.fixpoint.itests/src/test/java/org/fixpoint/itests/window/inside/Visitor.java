package org.fixpoint.itests.window.inside;

import java.util.Optional;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Waits for the window to be seen, with what it shows in it, and closes it. */
final class Visitor {
    private static final long PATIENCE_MILLIS = 120_000;
    private static final int PREVIEWED_MILLIS = 300;

    private final Thread window;
    private final Census census;
    private final Thread thread;
    private volatile boolean wanted = true;
    private boolean counted;

    private Visitor(Thread window, Census census) {
        this.window = window;
        this.census = census;
        this.thread = new Thread(this::visit, "probe-visitor");
        thread.setDaemon(true);
    }

    static Visitor send(Thread window, Census census) {
        Visitor visitor = new Visitor(window, census);
        visitor.thread.start();
        return visitor;
    }

    private void visit() {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (wanted && System.currentTimeMillis() < end) {
            try {
                Thread.sleep(10);
                Optional.ofNullable(Display.findDisplay(window))
                        .ifPresent(display -> display.syncExec(() -> visit(display)));
            } catch (RuntimeException unmade) {
                // a display that is being made, or has gone: look again
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    private void visit(Display display) {
        if (!counted) {
            census.count(display);
            counted = true;
        }
        close(display);
    }

    /** Closes what can be seen, a moment after, so that there is a preview to be closed too. */
    private void close(Display display) {
        for (Shell shell : display.getShells()) {
            if (shell.isVisible() && shell.getData("probe") == null) {
                shell.setData("probe", this);
                display.timerExec(PREVIEWED_MILLIS, () -> {
                    if (!shell.isDisposed()) {
                        shell.close();
                    }
                });
            }
        }
    }

    void leave() {
        wanted = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
