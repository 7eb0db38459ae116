package org.fixpoint.desktop.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixpoint.engine.run.Descriptions;

/**
 * What is shown of a subject.
 *
 * @param lines facts, one each
 * @param figures files of images
 */
public record Preview(Subject subject, List<String> lines, List<Path> figures) {
    private static final List<String> SHOWN = List.of("summary", "formula", "at_fault");

    public Preview {
        lines = List.copyOf(lines);
        figures = List.copyOf(figures);
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
        return new Preview(subject, lines, described.plots());
    }
}
