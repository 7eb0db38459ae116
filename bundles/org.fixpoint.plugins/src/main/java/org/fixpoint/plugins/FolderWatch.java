package org.fixpoint.plugins;

/** Looks again and again on a thread of its own until closed. It polls: not every file system tells of changes. */
final class FolderWatch implements AutoCloseable {
    private static final long GAP_MILLIS = 300;
    private static final long FAREWELL_MILLIS = 1_000;

    private final Thread thread;
    private volatile boolean open = true;

    FolderWatch(Runnable look) {
        thread = new Thread(() -> repeat(look), "fixpoint-plugins");
        thread.setDaemon(true);
        thread.start();
    }

    private void repeat(Runnable look) {
        try {
            while (open) {
                lookOnce(look);
                Thread.sleep(GAP_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void lookOnce(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | LinkageError fault) {
            return; // one look that fails, as while the framework stops, does not end the watch
        }
    }

    /** Ends at once, or after the look that is going on, for which it waits as long as that is bearable. */
    @Override
    public void close() {
        open = false;
        thread.interrupt();
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
