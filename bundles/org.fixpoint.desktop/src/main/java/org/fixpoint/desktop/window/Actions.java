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

    /** Puts a text, such as a formula, into the first field that takes one. */
    void write();

    /** Tells about what has the keyboard. */
    void help();

    /** Shows the tour of the first start again. */
    void tour();

    /** Asks for a new plug-in and writes its project. */
    void newPlugIn();

    /** Puts a plug-in into the folder; one that takes the place of another is asked about. */
    void install(Path plugIn);

    /** Opens another window. */
    void openAnother();

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
