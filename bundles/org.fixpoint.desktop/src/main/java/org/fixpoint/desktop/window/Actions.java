package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.Optional;

/** What a user can have the window do, beside what the desk does. */
interface Actions {
    /** Puts the caret into the search of the catalogue. */
    void search();

    /** From the form to the text and back. */
    void swap();

    /** Shows what is installed. */
    void plugIns();

    /** Begins a new experiment. */
    void begin();

    /** Begins with one of the templates. */
    void beginWithTemplate();

    /** Opens a file, or the one that the user chooses. */
    void open(Optional<Path> file);

    /**
     * Writes the experiment.
     *
     * @param elsewhere whether the user chooses the file
     * @return whether it is written
     */
    boolean save(boolean elsewhere);

    /** Puts what to type to run the experiment into the clipboard. */
    void copyCommand();

    /** Closes the window. */
    void leave();
}
