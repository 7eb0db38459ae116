package org.fixpoint.desktop.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.SweptValue;
import org.fixpoint.engine.document.YamlText;

/**
 * What is previewed: one contribution with its values; of a sweep over contributions the first.
 *
 * @param kind the word for its kind
 * @param settings each {@code parameter=value}, of those swept the first value
 */
public record Subject(String kind, String id, List<String> settings) {
    private static final Pattern FIRST = Pattern.compile("sweep: \\[(?:\\{id: )?([a-z0-9-]+)");

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
        return field.editor() instanceof Editor.Sweep sweep && portrayed.test(sweep.kind())
                ? firstOf(field.value()).map(id -> of(sweep.kind(), id))
                : Optional.empty();
    }

    /** The first id of a sweep over contributions; none where it is written in another way. */
    private static Optional<String> firstOf(String sweep) {
        Matcher matcher = FIRST.matcher(sweep);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Subject of(Form form, Field part) {
        List<String> settings = new ArrayList<>();
        form.fields()
                .filter(field -> isWithin(field.path(), part.path()) && field.given())
                .forEach(field -> written(field)
                        .ifPresent(value -> settings.add(String.join(
                                        ".",
                                        field.path()
                                                .subList(
                                                        part.path().size(),
                                                        field.path().size()))
                                + "=" + value)));
        return new Subject(((Editor.Part) part.editor()).kind(), part.effective(), settings);
    }

    private static boolean isWithin(List<String> path, List<String> above) {
        return path.size() > above.size() && path.subList(0, above.size()).equals(above);
    }

    /** Its value in YAML; of a sweep the first one, where it says which that is. */
    private static Optional<String> written(Field field) {
        if (field.value().startsWith("{")) {
            return SweptValue.of(field.value()).flatMap(SweptValue::first);
        }
        return Optional.of(field.isWords() ? YamlText.text(field.value()) : YamlText.typed(field.value()));
    }
}
