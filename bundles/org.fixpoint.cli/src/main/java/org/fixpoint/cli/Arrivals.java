package org.fixpoint.cli;

import java.util.List;
import org.fixpoint.engine.document.Program;
import org.fixpoint.plugins.DropIns;
import org.fixpoint.plugins.Verdict;

/**
 * Looks at the drop-in folder before the first thing that depends on what is installed, and once more where other jars may be
 * loaded from there on; tells of drop-ins that are not
 * as they should be. Used by one thread.
 */
final class Arrivals {
    private final DropIns dropIns;
    private final Terminal terminal;
    private boolean looked;
    private List<String> allowed = List.of();
    private String told = "";

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
                tell(amiss + " of " + all.size() + (all.size() == 1 ? " file" : " files") + " in plugins/ "
                        + (amiss == 1 ? "needs" : "need") + " attention: " + Program.verb("plugins"));
            }
        }
    }

    /** A second look tells only what the one before did not. */
    private void tell(String sentence) {
        if (!sentence.equals(told)) {
            told = sentence;
            terminal.fault(sentence);
        }
    }

    /** From the next look on nothing but these contents is loaded; where they differ from the last ones, there is such a look. */
    void only(List<String> sha256s) {
        if (!looked || !sha256s.equals(allowed)) {
            allowed = List.copyOf(sha256s);
            dropIns.only(sha256s);
            looked = false;
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
