package org.fixpoint.engine.document;

import java.util.List;
import java.util.Optional;

/**
 * What reading a file gave.
 *
 * @param root the tree, empty if the file is not YAML
 * @param faults of the YAML itself; there may be a root all the same, to look for more of them
 */
public record Document(Optional<Node> root, List<Fault> faults) {
    public Document {
        faults = List.copyOf(faults);
    }
}
