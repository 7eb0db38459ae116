package org.fixpoint.desktop.form;

import java.util.List;
import java.util.Optional;

/**
 * A group of fields.
 *
 * @param list what can be added to it, if it is a list
 */
public record Section(String title, List<Field> fields, Optional<Addition> list) {
    public Section {
        fields = List.copyOf(fields);
    }

    /**
     * What can be added to a list.
     *
     * @param path of the list
     * @param kind the word for what it holds
     * @param ids of what is installed
     */
    public record Addition(List<String> path, String kind, List<String> ids) {
        public Addition {
            ids = List.copyOf(ids);
        }
    }
}
