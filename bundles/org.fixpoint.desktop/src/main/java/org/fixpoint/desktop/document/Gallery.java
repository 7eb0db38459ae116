package org.fixpoint.desktop.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The templates that match a search, laid out shelf by shelf in rows of as many as there is room for, one of them selected.
 *
 * @param templates that match
 * @param columns how many stand in a row, at least 1
 * @param selected the one selected; none where nothing matches
 */
public record Gallery(List<Template> templates, int columns, Optional<Template> selected) {
    public Gallery {
        templates = List.copyOf(templates);
        if (columns < 1) {
            throw new IllegalArgumentException("columns is " + columns);
        }
    }

    /** All of them, with the first one selected. */
    public static Gallery of(List<Template> templates, int columns) {
        return new Gallery(templates, columns, templates.stream().findFirst());
    }

    /** Those of some templates that match a search; the one selected stays so if it is among them, else it is the first. */
    public Gallery matching(List<Template> all, String search) {
        List<Template> found =
                all.stream().filter(template -> template.matches(search)).toList();
        return new Gallery(found, columns, selected.filter(found::contains).or(() -> found.stream()
                .findFirst()));
    }

    /** The same in rows of another length. */
    public Gallery in(int others) {
        return new Gallery(templates, others, selected);
    }

    /** The same with another one selected, if it is among them. */
    public Gallery select(Template template) {
        return templates.contains(template) ? new Gallery(templates, columns, Optional.of(template)) : this;
    }

    /** The one before (-1) or after (1) the selected one, in reading order. */
    public Gallery along(int by) {
        return selected.map(now -> select(templates.get(bounded(templates.indexOf(now) + by, templates.size()))))
                .orElse(this);
    }

    /** The one some rows above (negative) or below; where a row is too short, its last one. */
    public Gallery rows(int by) {
        List<List<Template>> rows = rows();
        for (int row = 0; row < rows.size(); row++) {
            int column = selected.map(rows.get(row)::indexOf).orElse(-1);
            if (column >= 0) {
                List<Template> other = rows.get(bounded(row + by, rows.size()));
                boolean stays = other.equals(rows.get(row));
                return stays ? this : select(other.get(bounded(column, other.size())));
            }
        }
        return this;
    }

    /** The templates by shelf, in their order. */
    public Map<String, List<Template>> shelves() {
        Map<String, List<Template>> shelves = new LinkedHashMap<>();
        templates.forEach(template -> shelves.computeIfAbsent(template.shelf(), shelf -> new ArrayList<>())
                .add(template));
        return shelves;
    }

    private List<List<Template>> rows() {
        List<List<Template>> rows = new ArrayList<>();
        shelves().values().forEach(shelf -> {
            for (int from = 0; from < shelf.size(); from += columns) {
                rows.add(shelf.subList(from, Math.min(shelf.size(), from + columns)));
            }
        });
        return rows;
    }

    private static int bounded(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }
}
