package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Violation;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Node;

/** The faults found so far in one experiment, each once, and the parts whose points will fail. */
final class Faults {
    private static final int MOST = 200; // more than anyone reads; a list of 50,000 bad numbers stops here

    private final Set<Fault> found = new LinkedHashSet<>();
    private final Map<String, String> flaws = new LinkedHashMap<>();
    private final Scrutiny scrutiny;

    Faults() {
        this(Scrutiny.NONE);
    }

    /** With a say in which parts are used. */
    Faults(Scrutiny scrutiny) {
        this.scrutiny = scrutiny;
    }

    /** Who decides which parts are used. */
    Scrutiny scrutiny() {
        return scrutiny;
    }

    /** A part that is not used. */
    void flaw(Setup part, String sentence) {
        flaws.put(part.digest(), sentence);
    }

    /** Why parts are not used, by their digests. */
    Map<String, String> flaws() {
        return new LinkedHashMap<>(flaws);
    }

    void add(Place place, String message, String hint) {
        add(Fault.at(place.mark(), place.path(), message, hint));
    }

    void addMissingPlugin(Place place, String message, String hint) {
        add(new Fault(new Violation(place.path(), message, hint), place.mark(), true));
    }

    void addAll(Collection<Fault> faults) {
        faults.forEach(this::add);
    }

    void add(Fault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    /** The mapping at a place, or a fault. */
    Optional<Node.Mapping> mapping(Node node, Place place, String hint) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        add(place, "is " + node.inWords(), hint);
        return Optional.empty();
    }

    /** What a contribution's code answers, or a fault with its refusal. */
    <T> Optional<T> guarded(Place place, Entry entry, Supplier<T> code) {
        return guarded(place, entry, name -> Optional.empty(), code);
    }

    /**
     * The same, where a refusal may be about the value of one parameter.
     *
     * @param given the values that the file gives, by parameter
     */
    <T> Optional<T> guarded(Place place, Entry entry, Function<String, Optional<Node>> given, Supplier<T> code) {
        try {
            return Optional.of(code.get());
        } catch (Refusal refusal) {
            add(of(place, refusal.parameter().flatMap(given), refusal));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError fault) {
            add(
                    place,
                    entry.descriptor().id() + " of " + entry.origin().bundle() + " failed with " + fault,
                    "report this to the author of the plug-in");
        }
        return Optional.empty();
    }

    /**
     * The fault that a refusal is.
     *
     * @param given the value that it is about, where the file gives it
     */
    static Fault of(Place place, Optional<Node> given, Refusal refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (given.isEmpty()) {
            return Fault.at(place.mark(), place.path(), message, "");
        }
        Place at = place.at(refusal.parameter().orElse(""), given.get());
        return given.get() instanceof Node.Scalar text
                ? Fault.within(text, refusal.column(), at.path(), message)
                : Fault.at(at.mark(), at.path(), message, "");
    }

    boolean none() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    /** In the order of the file, those of the command line first. */
    List<Fault> inOrder() {
        List<Fault> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
        return sorted;
    }
}
