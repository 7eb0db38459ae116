package org.fixpoint.launch;

/** The workbench could not be started; the message is one sentence with the remedy. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int INTERNAL = 4;
    private static final int NOT_HERE = 2;

    private final int exitCode;

    /** A distribution that is not whole. */
    LaunchException(String sentence) {
        super(sentence);
        this.exitCode = INTERNAL;
    }

    /** A distribution that is not whole. */
    LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = INTERNAL;
    }

    private LaunchException(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** What was asked for cannot be had on this computer. */
    static LaunchException here(String sentence) {
        return new LaunchException(NOT_HERE, sentence);
    }

    /** What the process exits with. */
    int exitCode() {
        return exitCode;
    }
}
