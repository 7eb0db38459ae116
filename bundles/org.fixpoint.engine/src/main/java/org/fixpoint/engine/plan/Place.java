package org.fixpoint.engine.plan;

import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Node;

/** Where a value stands: as dotted keys and in the file. */
record Place(String path, Mark mark) {
    /** The place of a member of the mapping here, at its value. */
    Place at(String key, Node value) {
        return new Place(path.isEmpty() ? key : path + "." + key, value.mark());
    }

    /** The place of a member of the mapping here, at its key. */
    Place at(String key, Mark keyMark) {
        return new Place(path.isEmpty() ? key : path + "." + key, keyMark);
    }

    /** The last part of the path. */
    String last() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
