package org.fixpoint.cli;

import java.util.List;
import org.fixpoint.engine.document.Program;
import org.fixpoint.plugins.DropIns;
import org.fixpoint.plugins.Verdict;

/**
 * Looks at the drop-in folder once, before the first thing that depends on what is installed, and tells of drop-ins that are not
 * as they should be. Used by one thread.
 */
final class Arrivals {
    private final DropIns dropIns;
    private final Terminal terminal;
    private boolean looked;

    Arrivals(DropIns dropIns, Terminal terminal) {
        this.dropIns = dropIns;
        this.terminal = terminal;
    }

    /** Looks, if that has not been done; from then on the catalogue has what could be installed. How many are amiss is told. */
    void settle() {
        if (!looked) {
            looked = true;
            List<Verdict> all = dropIns.look();
            long amiss = all.stream().filter(Arrivals::isAmiss).count();
            if (amiss > 0) {
                terminal.fault(amiss + " of " + all.size() + (all.size() == 1 ? " file" : " files") + " in plugins/ "
                        + (amiss == 1 ? "needs" : "need") + " attention: " + Program.verb("plugins"));
            }
        }
    }

    /** Tells of each that is amiss: one of them may be what is missing. */
    void explain() {
        dropIns.verdicts().stream()
                .filter(Arrivals::isAmiss)
                .map(Arrivals::sentence)
                .forEach(terminal::fault);
    }

    /** Every verdict, by file name, and none of them told. */
    List<Verdict> verdicts() {
        if (!looked) {
            looked = true;
            dropIns.look();
        }
        return dropIns.verdicts();
    }

    /** Whether the user has to do something about a drop-in, or to wait for it. */
    static boolean isAmiss(Verdict verdict) {
        return verdict.state() != Verdict.State.ADDED && verdict.state() != Verdict.State.REMOVED;
    }

    /** A verdict with the file that it is about. */
    static String sentence(Verdict verdict) {
        return "plugins/" + verdict.file() + ": " + verdict.sentence();
    }

    /** The drop-ins themselves. */
    DropIns dropIns() {
        return dropIns;
    }
}
