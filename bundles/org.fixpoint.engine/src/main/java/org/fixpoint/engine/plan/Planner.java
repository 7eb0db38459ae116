package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.document.Document;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.Overrides;
import org.fixpoint.engine.document.YamlFile;
import org.fixpoint.engine.document.YamlReader;

/** Reads experiments against what is installed: a plan, or every fault at once. Nothing is run. */
public final class Planner {
    private final Catalogue catalogue;
    private final String numerics;
    private final Scrutiny.Source scrutiny;
    private final BooleanSupplier stopped;

    /**
     * A planner that uses every part that does not break off as it is made.
     *
     * @param numerics the profile of the arithmetic, part of every key: such as {@code vector} or {@code plain}
     */
    public Planner(Catalogue catalogue, String numerics) {
        this(catalogue, numerics, (text, file, overrides) -> Scrutiny.NONE);
    }

    /**
     * A planner.
     *
     * @param numerics the profile of the arithmetic, part of every key: such as {@code vector} or {@code plain}
     * @param scrutiny decides which parts are used
     */
    public Planner(Catalogue catalogue, String numerics, Scrutiny.Source scrutiny) {
        this(catalogue, numerics, scrutiny, () -> false);
    }

    private Planner(Catalogue catalogue, String numerics, Scrutiny.Source scrutiny, BooleanSupplier stopped) {
        this.catalogue = catalogue;
        this.numerics = numerics;
        this.scrutiny = scrutiny;
        this.stopped = stopped;
    }

    /**
     * The same, which breaks off with {@link RunContext.Cancelled} once it is stopped.
     *
     * @param wish looked at before each part is made and for each point
     */
    public Planner until(BooleanSupplier wish) {
        return new Planner(catalogue, numerics, scrutiny, wish);
    }

    /** What is installed for this planner. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Reads an experiment file.
     *
     * @param overrides each {@code path=value}, put into the file's tree before it is checked
     */
    public Reading read(Path file, List<String> overrides) {
        try {
            return read(YamlFile.text(file), file, overrides);
        } catch (YamlFile.Unreadable unreadable) {
            return new Reading.Faulty(List.of(unreadable.fault()));
        }
    }

    /**
     * Reads the text of an experiment file.
     *
     * @param file where it is or will be; data files are relative to its folder
     */
    public Reading read(String text, Path file, List<String> overrides) {
        Scrutiny scrutinised = scrutiny.of(text, file, overrides);
        Lease held = scrutinised.held();
        try {
            return read(text, file, overrides, new Faults(new StoppableScrutiny(scrutinised, stopped)));
        } finally {
            held.close();
        }
    }

    private Reading read(String text, Path file, List<String> overrides, Faults faults) {
        Document document = YamlReader.read(text, file.toString());
        faults.addAll(document.faults());
        Place top = new Place("", Mark.startOf(file.toString()));
        if (document.root().isEmpty()) {
            if (faults.none()) {
                faults.add(top, "the file is empty", "begin with fixpoint: 1; examples/first.yaml shows the rest");
            }
            return new Reading.Faulty(faults.inOrder());
        }
        Document overridden = Overrides.applied(document.root().get(), overrides);
        faults.addAll(overridden.faults());
        Node root = overridden.root().orElse(document.root().get());
        Optional<Node.Mapping> mapping = faults.mapping(
                root, new Place("", root.mark()), "an experiment file is a mapping that begins with fixpoint: 1");
        if (mapping.isEmpty()) {
            return new Reading.Faulty(faults.inOrder());
        }
        Experiment experiment = ExperimentReader.read(catalogue, file, mapping.get(), faults);
        Optional<Coherent> coherent = new Coherence(catalogue, experiment, top, faults).check();
        return coherent.isPresent() && faults.none()
                ? new Reading.Planned(
                        new Expansion(coherent.get(), numerics, catalogue).plan(file, text, faults.flaws(), stopped))
                : new Reading.Faulty(faults.inOrder());
    }
}
