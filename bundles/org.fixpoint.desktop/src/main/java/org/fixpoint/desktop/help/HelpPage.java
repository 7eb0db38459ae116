package org.fixpoint.desktop.help;

import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.desktop.form.Editor;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.document.YamlPlace;

/**
 * A page of help, made of what a contribution says of itself.
 *
 * @param title what it is about
 * @param text in lines
 * @param from where what was asked for begins in the text
 * @param to where it ends; the same if the page is asked for as a whole
 */
public record HelpPage(String title, String text, int from, int to) {
    /** The page where nothing in particular is in focus. */
    public static final HelpPage GENERAL = new HelpPage(
            "The window",
            """
            On the left is the catalogue of what is installed. Enter puts what is selected into the experiment.

            In the middle is the experiment, as a form and as YAML (F6). Each change is a change of that text, and fixpoint run runs it unchanged.

            On the right is what the experiment is about: the model, which can be played with, and its activation.

            Below are the run and its results.

            F1 on a field, in the text, on a result or on something in the catalogue tells about that; F1 again goes back.

            Ctrl+Enter  run                 Esc     stop
            Ctrl+Z      undo                Ctrl+Y  redo
            Ctrl+S      save                Ctrl+O  open
            Ctrl+N      new                 Ctrl+T  new from template
            Ctrl+F      search              F6      form or YAML
            F7          plug-ins            Ctrl+W  close
            Ctrl+Q      quit
            """,
            0,
            0);

    /** The page of a contribution. */
    public static HelpPage of(Entry entry) {
        return of(entry, "");
    }

    private static HelpPage of(Entry entry, String parameter) {
        Descriptor<?> descriptor = entry.descriptor();
        StringBuilder text = new StringBuilder();
        text.append(descriptor.summary()).append(".\n");
        if (!descriptor.formula().isEmpty()) {
            text.append('\n').append(descriptor.formula()).append('\n');
        }
        int from = 0;
        int to = 0;
        if (!descriptor.parameters().isEmpty()) {
            text.append("\nParameters\n");
        }
        for (Parameter<?> each : descriptor.parameters()) {
            text.append('\n');
            int begin = text.length();
            text.append(inWords(each));
            if (each.name().equals(parameter)) {
                from = begin;
                to = text.length() - 1;
            }
        }
        heading(text, "Sources", descriptor.sources());
        heading(
                text,
                "From",
                List.of(entry.origin().bundle() + " " + entry.origin().version()));
        return new HelpPage(
                descriptor.id() + ", " + Kinds.word(descriptor.kind()) + (parameter.isEmpty() ? "" : ": " + parameter),
                text.toString(),
                from,
                to);
    }

    private static void heading(StringBuilder text, String name, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(name).append("\n\n");
            lines.forEach(line -> text.append(line).append('\n'));
        }
    }

    private static String inWords(Parameter<?> parameter) {
        String standard = FormReader.standard(parameter);
        String otherwise = standard.isEmpty() ? "" : "; " + standard + " if it is not given";
        return parameter.name() + "\n    " + parameter.doc() + ".\n    " + parameter.allowed() + otherwise + "\n";
    }

    /** The page of the contribution that a field belongs to, at the field; a field that chooses one has the page of that one. */
    public static HelpPage of(Field field, Form form, Catalogue catalogue) {
        if (field.editor() instanceof Editor.Part part) {
            return entry(catalogue, part.kind(), field.effective())
                    .map(HelpPage::of)
                    .orElseGet(() -> alone(field));
        }
        int last = field.path().size() - 1;
        Optional<Field> owner = last > 0 ? form.field(field.path().subList(0, last)) : Optional.empty();
        return owner.flatMap(above -> above.editor() instanceof Editor.Part part
                        ? entry(catalogue, part.kind(), above.effective())
                        : Optional.empty())
                .map(entry -> of(entry, field.path().get(last)))
                .filter(page -> page.to() > 0)
                .orElseGet(() -> alone(field));
    }

    /**
     * The page of what stands at a place of the experiment's text: of the contribution that is named there, or else of the field that
     * the place belongs to. While the text is not YAML the word there is looked for.
     *
     * @param offset as {@link String#charAt} counts
     */
    public static Optional<HelpPage> at(String text, int offset, Form form, Catalogue catalogue) {
        String word = YamlPlace.word(text, offset);
        List<String> path = YamlPlace.at(text, offset);
        Optional<Field> field = Optional.empty();
        for (int length = path.size(); length > 0 && field.isEmpty(); length--) {
            field = form.field(path.subList(0, length));
        }
        if (field.isEmpty()) {
            return catalogue.kinds().keySet().stream()
                    .flatMap(kind -> entry(catalogue, kind, word).stream())
                    .findFirst()
                    .map(HelpPage::of);
        }
        Field about = field.get();
        return kind(about)
                .flatMap(kind -> entry(catalogue, kind, word))
                .map(HelpPage::of)
                .or(() -> Optional.of(of(about, form, catalogue)));
    }

    private static Optional<String> kind(Field field) {
        return field.editor() instanceof Editor.Part part
                ? Optional.of(part.kind())
                : field.editor() instanceof Editor.Sweep sweep ? Optional.of(sweep.kind()) : Optional.empty();
    }

    private static HelpPage alone(Field field) {
        String text =
                field.label() + "\n    " + (field.doc().isEmpty() ? "a value of the experiment" : field.doc()) + "\n";
        return new HelpPage(field.label(), text, 0, 0);
    }

    private static Optional<Entry> entry(Catalogue catalogue, String kind, String id) {
        return Optional.ofNullable(catalogue.kinds().get(kind)).flatMap(type -> catalogue.find(type, id));
    }

    /** The page of what is in the catalogue. */
    public static Optional<HelpPage> of(Catalogue catalogue, String kind, String id) {
        return entry(catalogue, kind, id).map(HelpPage::of);
    }
}
