package org.fixpoint.cli;

/** What the process tells a script. */
enum ExitCode {
    /** Done. */
    OK(0),
    /** Some points failed, or will; the others are done, or can be. What was to be described is at fault. */
    SOME_POINTS_FAILED(1),
    /** The command or the experiment has a fault. */
    BAD_INPUT(2),
    /** The experiment needs a plug-in that is not installed. */
    PLUG_IN_MISSING(3),
    /** A fault of the workbench's own, too little memory, or a problem that doctor has found. */
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
