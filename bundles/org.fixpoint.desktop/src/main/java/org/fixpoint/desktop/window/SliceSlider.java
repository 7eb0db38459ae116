package org.fixpoint.desktop.window;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.fixpoint.desktop.form.Field;
import org.fixpoint.desktop.form.Slice;
import org.fixpoint.desktop.form.SweptValue;

/** How many values a field is swept over and, where they can be previewed, a slider that chooses which of them is. */
final class SliceSlider {
    private static final int LONGEST = 14; // letters of a value

    private final Slice slice;
    private final Supplier<Field> field;
    private final Scale slider;
    private final Label label;
    private final GridData place = new GridData(SWT.FILL, SWT.CENTER, false, false);
    private final GridData room = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);

    SliceSlider(Composite parent, Slice slice, Supplier<Field> field) {
        this.slice = slice;
        this.field = field;
        slider = new Scale(parent, SWT.HORIZONTAL);
        slider.setLayoutData(place);
        place.widthHint = 140;
        Look.name(slider, "Slider of " + field.get().place().replace('.', ' '));
        slider.setToolTipText("Chooses the value of the sweep that is previewed; the experiment stays as it is");
        Wheel.passes(slider);
        slider.addListener(SWT.Selection, event -> {
            slice.choose(field.get(), slider.getSelection());
            tell(Slice.labels(field.get()));
        });
        label = new Label(parent, SWT.NONE);
        label.setLayoutData(room);
        show();
    }

    /** Follows the sweep as it is written. */
    void show() {
        List<String> values = Slice.labels(field.get());
        boolean several = values.size() > 1;
        slider.setVisible(several);
        place.exclude = !several;
        room.widthHint = SWT.DEFAULT;
        if (several) {
            slider.setMaximum(values.size() - 1);
            slider.setIncrement(1);
            slider.setPageIncrement(Math.max(1, values.size() / 10));
            room.widthHint = width(values);
        }
        tell(values);
    }

    private void tell(List<String> values) {
        if (values.size() > 1) {
            int index = slice.index(field.get());
            slider.setSelection(index);
            label.setText(inWords(values, index));
            label.setToolTipText("The preview is of " + values.get(index));
        } else {
            label.setText(count());
        }
    }

    /** The widest that the label becomes, so that it moves nothing while the slider does. */
    private int width(List<String> values) {
        int longest = 0;
        for (int i = 1; i < values.size(); i++) {
            longest = brief(values.get(i)).length() > brief(values.get(longest)).length() ? i : longest;
        }
        label.setText(inWords(values, longest));
        return label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
    }

    private static String inWords(List<String> values, int index) {
        return brief(values.get(index)).replace("&", "&&") + " (" + values.size() + " values)";
    }

    private static String brief(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    private String count() {
        OptionalInt count = field.get().sweep().map(SweptValue::count).orElse(OptionalInt.empty());
        return count.isEmpty() ? "swept" : count.getAsInt() == 1 ? "1 value" : count.getAsInt() + " values";
    }
}
