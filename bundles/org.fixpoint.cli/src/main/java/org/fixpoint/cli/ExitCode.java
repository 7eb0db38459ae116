package org.fixpoint.cli;

/** What the process tells a script. */
enum ExitCode {
    /** Done. */
    OK(0),
    /** Some points failed; the others are done. */
    SOME_POINTS_FAILED(1),
    /** The command or the experiment has a fault. */
    BAD_INPUT(2),
    /** The experiment needs a plug-in that is not installed. */
    PLUG_IN_MISSING(3),
    /** A fault of the workbench's own, or too little memory. */
    INTERNAL(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    int code() {
        return code;
    }
}
