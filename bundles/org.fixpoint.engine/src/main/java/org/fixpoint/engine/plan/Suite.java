package org.fixpoint.engine.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.engine.document.Document;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlFile;
import org.fixpoint.engine.document.YamlReader;

/**
 * A file that names experiments to be run one after the other: {@code {fixpoint: 1, experiments: [a.yaml, b.yaml]}}.
 *
 * @param note what the file says of itself, or empty
 * @param experiments the files, resolved against the folder of the suite, in its order; those without a fault
 * @param faults all faults of the suite itself
 */
public record Suite(String note, List<Path> experiments, List<Fault> faults) {
    private static final String MEMBERS = "experiments";
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("fixpoint", "note", MEMBERS));

    public Suite {
        experiments = List.copyOf(experiments);
        faults = List.copyOf(faults);
    }

    /** The suite in a file; empty if the file cannot be read, is not YAML or has no key {@code experiments}. */
    public static Optional<Suite> read(Path file) {
        return root(file).filter(root -> root.get(MEMBERS).isPresent()).map(root -> of(file, root));
    }

    /**
     * The suite in a text.
     *
     * @param file where it is, or would be
     */
    public static Optional<Suite> read(String text, Path file) {
        return root(text, file).filter(root -> root.get(MEMBERS).isPresent()).map(root -> of(file, root));
    }

    private static Optional<Node.Mapping> root(String text, Path file) {
        Document document = YamlReader.read(text, file.toString());
        return document.faults().isEmpty()
                ? document.root().filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast)
                : Optional.empty();
    }

    private static Optional<Node.Mapping> root(Path file) {
        try {
            return root(YamlFile.text(file), file);
        } catch (YamlFile.Unreadable unreadable) {
            return Optional.empty();
        }
    }

    private static Suite of(Path file, Node.Mapping root) {
        Faults faults = new Faults();
        Place top = new Place("", root.mark());
        root.members().forEach((key, member) -> {
            if (!KEYS.contains(key)) {
                faults.add(
                        top.at(key, member.keyMark()),
                        "is not a key of a file that names experiments",
                        "its keys are " + String.join(", ", KEYS) + "; settings belong into the experiments");
            }
        });
        Node members = root.get(MEMBERS).orElseThrow();
        List<Path> experiments = new ArrayList<>();
        if (members instanceof Node.Sequence list && !list.items().isEmpty()) {
            for (int i = 0; i < list.items().size(); i++) {
                Place place = new Place(MEMBERS + "." + i, list.items().get(i).mark());
                member(file, list.items().get(i), place, experiments, faults).ifPresent(experiments::add);
            }
        } else {
            String found = members instanceof Node.Sequence ? "an empty list" : members.inWords();
            faults.add(top.at(MEMBERS, members), "is " + found, "give a list of experiment files");
        }
        String note = root.get("note")
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text().strip())
                .orElse("");
        return new Suite(note, experiments, faults.inOrder());
    }

    private static Optional<Path> member(Path file, Node node, Place place, List<Path> others, Faults faults) {
        if (!(node instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
            faults.add(place, "is " + node.inWords(), "give the name of an experiment file");
            return Optional.empty();
        }
        Path member = file.resolveSibling(scalar.text()).normalize();
        if (!Files.isRegularFile(member)) {
            faults.add(place, "there is no file " + member, "check the name; it is relative to " + file);
        } else if (others.contains(member)) {
            faults.add(place, "names " + scalar.text() + " a second time", "name each experiment once");
        } else if (root(member).filter(root -> root.get(MEMBERS).isPresent()).isPresent()) {
            faults.add(place, "names a file that names experiments itself", "name the experiments");
        } else {
            return Optional.of(member);
        }
        return Optional.empty();
    }
}
