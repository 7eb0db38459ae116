package org.fixpoint.desktop.form;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The values that a sweep of a field begins with. */
final class SweepProposal {
    private static final int COUNT = 9;

    private SweepProposal() {}

    /** Those of its slider, or from half of what a number is to twice that; every word of a choice; a list as it is. */
    static String values(Field field) {
        if (field.editor() instanceof Editor.Choice choice) {
            return choice.options().toString();
        }
        if (field.editor() instanceof Editor.Flag || !(field.editor() instanceof Editor.Line line)) {
            return "[false, true]";
        }
        if (line.span().isPresent()) {
            return over(line.span().get());
        }
        try {
            double number = field.effective().isEmpty() ? 1 : Double.parseDouble(field.effective());
            return over(around(number, line.content() == Editor.Content.WHOLE));
        } catch (NumberFormatException list) {
            return "[" + field.effective() + "]";
        }
    }

    /** From half to twice a number; of zero, from it to one. */
    private static Editor.Span around(double number, boolean whole) {
        if (number == 0) {
            return new Editor.Span(0, 1, whole);
        }
        double low = Math.min(number / 2, number * 2);
        double high = Math.max(number / 2, number * 2);
        return whole ? new Editor.Span(Math.ceil(low), Math.floor(high), true) : new Editor.Span(low, high, false);
    }

    private static String over(Editor.Span span) {
        if (!span.whole()) {
            return "{from: " + FlowText.number(span.low()) + ", to: " + FlowText.number(span.high()) + ", count: "
                    + COUNT + (span.log() ? ", scale: log}" : "}");
        }
        List<String> values = IntStream.range(0, COUNT)
                .mapToDouble(i -> Math.rint(span.value((double) i / (COUNT - 1))))
                .distinct()
                .mapToObj(FlowText::number)
                .toList();
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
