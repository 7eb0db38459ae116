package org.fixpoint.desktop.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.engine.document.YamlText;

/**
 * What is previewed: one contribution with its values.
 *
 * @param kind the word for its kind
 * @param settings each {@code parameter=value}
 */
public record Subject(String kind, String id, List<String> settings) {
    public Subject {
        settings = List.copyOf(settings);
    }

    /** A contribution as it is by default. */
    public static Subject of(String kind, String id) {
        return new Subject(kind, id, List.of());
    }

    /**
     * What a form is about: the first contribution in it of a kind of which there are portraits.
     *
     * @param form without sweeps, see {@link org.fixpoint.desktop.form.Slice#of}
     * @param portrayed whether there are portraits of a kind
     */
    public static Optional<Subject> of(Form form, Predicate<String> portrayed) {
        return form.fields()
                .flatMap(field -> of(form, field, portrayed).stream())
                .findFirst();
    }

    private static Optional<Subject> of(Form form, Field field, Predicate<String> portrayed) {
        if (field.editor() instanceof Editor.Part part && portrayed.test(part.kind())) {
            return Optional.of(field.effective()).filter(id -> !id.isEmpty()).map(id -> of(form, field));
        }
        return Optional.empty();
    }

    private static Subject of(Form form, Field part) {
        List<String> settings = new ArrayList<>();
        form.fields()
                .filter(field -> isWithin(field.path(), part.path()) && field.given())
                .forEach(field -> settings.add(String.join(
                                ".",
                                field.path()
                                        .subList(
                                                part.path().size(), field.path().size()))
                        + "=" + written(field)));
        return new Subject(((Editor.Part) part.editor()).kind(), part.effective(), settings);
    }

    private static boolean isWithin(List<String> path, List<String> above) {
        return path.size() > above.size() && path.subList(0, above.size()).equals(above);
    }

    private static String written(Field field) {
        return field.isWords() ? YamlText.text(field.value()) : YamlText.typed(field.value());
    }
}
