package org.fixpoint.desktop.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.run.Descriptions;

/**
 * What is shown of a subject.
 *
 * @param lines facts, one each
 * @param figures files of images
 * @param faulty whether the values of the subject are at fault, so that nothing is painted of them
 */
public record Preview(Subject subject, List<String> lines, List<Path> figures, boolean faulty) {
    private static final List<String> SHOWN = List.of("summary", "formula", "at_fault");

    public Preview {
        lines = List.copyOf(lines);
        figures = List.copyOf(figures);
    }

    /** The same with the figures of the one before, where it has none as its values are at fault and the subject is the same. */
    public Preview after(Optional<Preview> before) {
        return !faulty
                ? this
                : before.filter(shown -> shown.subject().id().equals(subject.id())
                                && shown.subject().kind().equals(subject.kind()))
                        .map(shown -> new Preview(subject, lines, shown.figures(), true))
                        .orElse(this);
    }

    /** Of what was described. */
    public static Preview of(Subject subject, Descriptions.Described described) {
        List<String> lines = new ArrayList<>();
        Map<String, Object> facts = described.description().facts();
        for (String name : SHOWN) {
            Object fact = facts.getOrDefault(name, "");
            if (fact instanceof List<?> several) {
                several.forEach(each -> lines.add(String.valueOf(each)));
            } else if (!String.valueOf(fact).isEmpty()) {
                lines.add(String.valueOf(fact));
            }
        }
        described
                .description()
                .faults()
                .forEach(fault -> lines.add(fault.violation().message()
                        + (fault.violation().hint().isEmpty()
                                ? ""
                                : "; " + fault.violation().hint())));
        return new Preview(
                subject,
                lines,
                described.plots(),
                !described.description().faults().isEmpty());
    }
}
