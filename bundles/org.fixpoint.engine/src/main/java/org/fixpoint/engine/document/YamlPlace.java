package org.fixpoint.engine.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What of an experiment stands at a place of its text. */
public final class YamlPlace {
    private YamlPlace() {}

    /**
     * The path of keys and indices to the innermost value that stands at a character, its key included, or before it on its line.
     *
     * @param offset as {@link String#charAt} counts
     * @return empty where none does, or the text is not YAML
     */
    public static List<String> at(String text, int offset) {
        Document document = YamlReader.read(text, "");
        List<String> path = new ArrayList<>();
        if (!document.faults().isEmpty()) {
            return path;
        }
        Optional<Place> place = WrittenTree.of(text).find(List.of());
        while (place.isPresent()) {
            place = place.get().children().stream()
                    .filter(child -> child.keyStart() <= offset && offset <= Place.lineEnd(text, child.end()))
                    .max(Comparator.comparingInt(Place::keyStart));
            place.ifPresent(child -> path.add(child.name()));
        }
        return path;
    }

    /** The word of letters, digits and hyphens at a character, or that ends there; may be empty. */
    public static String word(String text, int offset) {
        int start = Math.min(offset, text.length());
        int end = start;
        while (start > 0 && isPart(text.charAt(start - 1))) {
            start--;
        }
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isPart(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_';
    }
}
