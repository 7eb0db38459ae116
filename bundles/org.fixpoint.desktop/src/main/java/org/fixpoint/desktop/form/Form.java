package org.fixpoint.desktop.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fixpoint.api.Violation;
import org.fixpoint.engine.document.Fault;

/**
 * An experiment as fields.
 *
 * @param sections in the order in which they are shown
 * @param notice why there are none, or empty
 * @param members the files of the experiments that the text names instead of being one, as it names them
 */
public record Form(List<Section> sections, String notice, List<String> members) {
    public Form {
        sections = List.copyOf(sections);
        members = List.copyOf(members);
    }

    /** Of one experiment, or of a text that is none. */
    public Form(List<Section> sections, String notice) {
        this(sections, notice, List.of());
    }

    /** All fields. */
    public Stream<Field> fields() {
        return sections.stream().flatMap(section -> section.fields().stream());
    }

    /** The field of a value. */
    public Optional<Field> field(List<String> path) {
        return fields().filter(field -> field.path().equals(path)).findFirst();
    }

    /**
     * Whether a sweep can be put in place of a field's value: in model, input and the parameters of analyses, unless something in it is
     * swept already.
     */
    public boolean canSweep(Field field) {
        String top = field.path().get(0);
        boolean place = top.equals("model")
                || top.equals("input")
                || (top.equals("analyses") && field.path().size() > 2);
        boolean one = field.editor() instanceof Editor.Line line
                ? !line.words()
                : !(field.editor() instanceof Editor.Sweep)
                        && !(field.editor() instanceof Editor.Kept)
                        && !field.effective().isEmpty();
        return place
                && one
                && field.sweep().isEmpty()
                && fields().noneMatch(other ->
                        field.holds(other.path()) && other.sweep().isPresent());
    }

    /** With each fault at the field that it is about, or at the nearest above it. */
    public Form with(List<Fault> faults) {
        List<Section> marked = new ArrayList<>();
        for (Section section : sections) {
            marked.add(new Section(
                    section.title(),
                    section.fields().stream()
                            .map(field -> faults.stream()
                                    .filter(fault -> nearest(fault.violation())
                                            .filter(field.place()::equals)
                                            .isPresent())
                                    .findFirst()
                                    .map(fault ->
                                            field.with(new Field.Flaw(sentence(fault.violation()), fault.excerpt())))
                                    .orElse(field))
                            .toList(),
                    section.list()));
        }
        return new Form(marked, notice, members);
    }

    private Optional<String> nearest(Violation fault) {
        return fields().map(Field::place)
                .filter(place -> (fault.path() + ".").startsWith(place + "."))
                .max((a, b) -> Integer.compare(a.length(), b.length()));
    }

    private static String sentence(Violation fault) {
        return fault.message() + (fault.hint().isEmpty() ? "" : "; " + fault.hint());
    }

    /** Whether the widgets of this form serve another one. */
    public boolean hasShapeOf(Form other) {
        return notice.equals(other.notice) && members.equals(other.members) && shape().equals(other.shape());
    }

    private List<Object> shape() {
        return sections.stream()
                .<Object>map(section -> List.of(
                        section.title(),
                        section.list(),
                        section.fields().stream().map(Field::shape).toList()))
                .toList();
    }
}
