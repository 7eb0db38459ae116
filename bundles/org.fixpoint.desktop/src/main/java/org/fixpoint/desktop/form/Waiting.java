package org.fixpoint.desktop.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fields in which stands what is not finished, and so is not in the document. */
public final class Waiting {
    private final Map<Object, String> places = new LinkedHashMap<>();

    /**
     * Tells of one field.
     *
     * @param owner who shows it
     * @param place of the field in the document
     * @param waits whether something waits there
     */
    public void tell(Object owner, String place, boolean waits) {
        if (waits) {
            places.put(owner, place);
        } else {
            places.remove(owner);
        }
    }

    /** A field is shown no longer by this. */
    public void forget(Object owner) {
        places.remove(owner);
    }

    /** The place of the field that waits longest, if one does. */
    public Optional<String> first() {
        return places.values().stream().findFirst();
    }
}
