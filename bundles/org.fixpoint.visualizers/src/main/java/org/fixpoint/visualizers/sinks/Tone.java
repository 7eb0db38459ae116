package org.fixpoint.visualizers.sinks;

import org.fixpoint.visualizers.paint.Theme;

/** The background of a figure. */
enum Tone {
    /** Dark on white. */
    LIGHT,
    /** Light on dark. */
    DARK;

    Theme theme() {
        return this == LIGHT ? Theme.LIGHT : Theme.DARK;
    }
}
