package org.fixpoint.launch;

/** The workbench could not be started; the message is one sentence with the remedy. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    LaunchException(String sentence) {
        super(sentence);
    }

    LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
