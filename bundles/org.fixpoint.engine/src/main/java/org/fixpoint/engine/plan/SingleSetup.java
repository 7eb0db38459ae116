package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.document.Document;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.Overrides;

/**
 * One contribution by itself with values given as text.
 *
 * @param setup with every value, empty after a fault
 * @param made the object, empty after a fault
 */
public record SingleSetup(Optional<Setup> setup, Optional<Object> made, List<Fault> faults) {

    /**
     * Reads and makes it.
     *
     * @param settings each {@code parameter=value}, the value in YAML; nested parameters by dotted paths
     * @param folder what data files are relative to
     */
    public static SingleSetup of(Catalogue catalogue, Entry entry, List<String> settings, Path folder) {
        return of(catalogue, entry, settings, folder, Scrutiny.NONE);
    }

    /**
     * Reads and makes it, with a say in which parts may be used.
     *
     * @param settings each {@code parameter=value}, the value in YAML; nested parameters by dotted paths
     * @param folder what data files are relative to
     */
    public static SingleSetup of(
            Catalogue catalogue, Entry entry, List<String> settings, Path folder, Scrutiny scrutiny) {
        Faults faults = new Faults(scrutiny);
        Mark mark = Mark.option("--set");
        Map<String, Node.Member> id = new LinkedHashMap<>();
        id.put(
                "id",
                new Node.Member(
                        mark, new Node.Scalar(Node.Form.TEXT, entry.descriptor().id(), mark)));
        Document document = Overrides.applied(new Node.Mapping(id, mark), settings);
        faults.addAll(document.faults());
        Node root = document.root().orElseThrow();
        return of(
                catalogue,
                entry.descriptor().kind(),
                root,
                new Place(entry.descriptor().id(), mark),
                Basis.ofOptions(folder),
                faults);
    }

    /**
     * Reads and makes what a preset is made of.
     *
     * @param node as in an experiment: an id, or a mapping with its parameters, none of them swept
     * @param path what faults name it by
     * @param folder of the preset, which data files are relative to
     */
    public static SingleSetup ofPreset(Catalogue catalogue, Class<?> kind, Node node, String path, Path folder) {
        return of(catalogue, kind, node, new Place(path, node.mark()), Basis.ofPreset(folder), new Faults());
    }

    private static SingleSetup of(
            Catalogue catalogue, Class<?> kind, Node node, Place place, Basis basis, Faults faults) {
        ContributionReader reader = new ContributionReader(catalogue, basis, faults);
        Optional<Variants.Variant<?>> variant =
                reader.read(node, place, kind, false).flatMap(chosen -> made(chosen, kind, faults));
        return faults.none()
                ? new SingleSetup(variant.map(Variants.Variant::setup), variant.map(v -> v.object()), List.of())
                : new SingleSetup(Optional.empty(), Optional.empty(), faults.inOrder());
    }

    private static <T> Optional<Variants.Variant<?>> made(Draft.Chosen chosen, Class<T> kind, Faults faults) {
        return Variants.of(chosen, kind, faults).all().stream().findFirst().map(variant -> variant);
    }
}
