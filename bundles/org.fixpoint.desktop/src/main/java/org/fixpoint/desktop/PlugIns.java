package org.fixpoint.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.desktop.catalogue.Offering;
import org.fixpoint.desktop.catalogue.PlugIn;
import org.fixpoint.desktop.catalogue.PlugInDraft;
import org.fixpoint.desktop.catalogue.PlugInFolder;
import org.fixpoint.engine.catalogue.Catalogue;

/** The plug-ins as they are listed and changed by hand. Used by the display's thread. */
public final class PlugIns {
    private final PlugInFolder folder;
    private final Chores chores;
    private List<PlugIn> all = List.of();

    PlugIns(PlugInFolder folder, Chores chores) {
        this.folder = folder;
        this.chores = chores;
    }

    void take(List<PlugIn> now) {
        all = now;
    }

    /** All of them, those that need attention first. */
    public List<PlugIn> all() {
        return all;
    }

    /** What needs attention about the plug-in that a contribution comes with, if anything does. */
    public Optional<String> complaint(Offering offering) {
        return all.stream()
                .filter(plugIn -> plugIn.isBroken(offering))
                .map(PlugIn::sentence)
                .findFirst();
    }

    /** Where they lie. */
    public PlugInFolder folder() {
        return folder;
    }

    /** Puts a jar into the folder. */
    public void install(Path jar) {
        chores.submit(String.valueOf(jar.getFileName()), () -> folder.add(jar), jar.getFileName() + " is not added: ");
    }

    /** Writes the project of a new one. */
    public void write(PlugInDraft draft, Catalogue catalogue) {
        chores.submit(draft.name(), () -> draft.write(catalogue), draft.name() + " is not written: ");
    }

    /** Switches one off, or on again. */
    public void swap(PlugIn plugIn) {
        plugIn.file().ifPresent(file -> {
            boolean off = plugIn.standing() == PlugIn.Standing.OFF;
            chores.submit(
                    file,
                    () -> {
                        if (off) {
                            folder.switchOn(file);
                        } else {
                            folder.switchOff(file);
                        }
                        return file + (off ? " is switched on" : " is switched off");
                    },
                    file + " stays as it is: ");
        });
    }
}
