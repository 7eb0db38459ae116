package org.fixpoint.desktop.preview;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.desktop.form.FlowText;
import org.fixpoint.desktop.live.Dial;
import org.fixpoint.engine.run.Descriptions;

/**
 * What is shown of a subject.
 *
 * @param lines facts, one each
 * @param figures that the window paints itself, by name
 * @param images files of the others
 * @param faulty whether the values of the subject are at fault, so that nothing is painted of them
 */
public record Preview(
        Subject subject, List<String> lines, Map<String, Figure> figures, List<Path> images, boolean faulty) {
    private static final List<String> SHOWN = List.of("summary", "formula", "at_fault");
    private static final List<String> BREAKS = List.of("kinks", "jumps"); // facts that list where
    private static final int MOST_BREAKS = 5;

    public Preview {
        lines = List.copyOf(lines);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        images = List.copyOf(images);
    }

    /** Words alone. */
    public static Preview of(Subject subject, String sentence) {
        return new Preview(subject, List.of(sentence), Map.of(), List.of(), false);
    }

    /** The same with the figures of the one before, where it has none as its values are at fault and the subject is the same. */
    public Preview after(Optional<Preview> before) {
        return !faulty
                ? this
                : before.filter(shown -> shown.subject().id().equals(subject.id())
                                && shown.subject().kind().equals(subject.kind()))
                        .map(shown -> new Preview(subject, told(shown), shown.figures(), shown.images(), true))
                        .orElse(this);
    }

    private List<String> told(Preview before) {
        List<String> told = new ArrayList<>(lines);
        if (!before.figures.isEmpty() || !before.images.isEmpty()) {
            told.add("The figures are of the last valid text.");
        }
        return told;
    }

    /** Of what was described. */
    public static Preview of(Subject subject, Descriptions.Sketched sketched) {
        Descriptions.Described described = sketched.described();
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
        BREAKS.forEach(name -> breaks(name, facts.getOrDefault(name, List.of())).ifPresent(lines::add));
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
                sketched.figures(),
                described.plots(),
                !described.description().faults().isEmpty());
    }

    /** Such as {@code kinks at -1, 1}; nothing where there are none. */
    static Optional<String> breaks(String name, Object places) {
        if (!(places instanceof List<?> list) || list.isEmpty()) {
            return Optional.empty();
        }
        String told = list.stream()
                .limit(MOST_BREAKS)
                .map(place -> place instanceof Number number ? brief(number.doubleValue()) : String.valueOf(place))
                .collect(Collectors.joining(", "));
        String one = list.size() == 1 ? name.substring(0, name.length() - 1) : name;
        return Optional.of(one + " at " + told
                + (list.size() > MOST_BREAKS ? " and " + (list.size() - MOST_BREAKS) + " more" : ""));
    }

    private static String brief(double number) {
        return FlowText.number(Dial.rounded(number));
    }
}
