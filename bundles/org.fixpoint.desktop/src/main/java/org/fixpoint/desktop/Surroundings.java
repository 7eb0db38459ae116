package org.fixpoint.desktop;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.fixpoint.desktop.catalogue.PlugInFolder;
import org.fixpoint.engine.Workbench;
import org.fixpoint.engine.run.Apart;
import org.fixpoint.plugins.DropIns;

/**
 * What a desk works with.
 *
 * @param workbench what is installed
 * @param dropIns plug-ins that come and go
 * @param plugIns the folder in which they lie
 * @param apart how code of drop-ins is run
 * @param scratch a folder for images, which goes with the process
 * @param state a folder of the user's that outlives the process: drafts, and which files were opened last
 * @param home where the program lies, with its examples
 * @param tone of figures as the system is now, {@code light} or {@code dark}; asked by any thread
 * @param disk what the display wants of the file system
 * @param display does what changes the state of a desk, one piece after the other
 */
public record Surroundings(
        Workbench workbench,
        DropIns dropIns,
        PlugInFolder plugIns,
        Apart apart,
        Path scratch,
        Path state,
        Path home,
        Supplier<String> tone,
        Disk disk,
        Executor display) {}
