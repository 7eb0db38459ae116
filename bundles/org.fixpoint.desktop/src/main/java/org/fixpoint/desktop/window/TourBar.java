package org.fixpoint.desktop.window;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.fixpoint.desktop.help.Tour;

/** The tour, a step at a time in a bar above everything else; it takes neither the keyboard nor, once it is over, room. */
final class TourBar {
    private final Tour tour;
    private final Consumer<String> said;
    private final Composite area;
    private final Label place;
    private final Label sentence;
    private final Button next;

    /**
     * A tour.
     *
     * @param said takes sentences for the user
     */
    TourBar(Composite parent, Tour tour, Look look, Consumer<String> said) {
        this.tour = tour;
        this.said = said;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.framed(4));
        area.setLayoutData(Look.wide());
        place = new Label(area, SWT.NONE);
        place.setFont(look.bold());
        sentence = new Label(area, SWT.WRAP);
        GridData wide = Look.wide();
        wide.widthHint = 100; // wraps to the width that there is
        sentence.setLayoutData(wide);
        next = new Button(area, SWT.PUSH);
        next.addListener(SWT.Selection, event -> step(false));
        Button never = new Button(area, SWT.PUSH);
        never.setText("Do not show again");
        never.addListener(SWT.Selection, event -> step(true));
        show();
    }

    /** Begins it anew. */
    void again() {
        tour.again();
        show();
        next.setFocus();
    }

    private void step(boolean over) {
        try {
            if (over) {
                tour.dismiss();
            } else {
                tour.next();
            }
        } catch (IOException fault) {
            said.accept("The tour will be shown again, as that it has been seen cannot be kept: " + fault.getMessage());
        }
        show();
    }

    private void show() {
        Optional<Tour.Step> step = tour.step();
        step.ifPresent(now -> {
            place.setText(tour.progress() + "   " + now.place());
            sentence.setText(now.sentence().replace("&", "&&"));
            next.setText(tour.hasNext() ? "Next" : "Done");
        });
        area.setVisible(step.isPresent());
        if (area.getLayoutData() instanceof GridData data) {
            data.exclude = step.isEmpty();
        }
        area.getParent().layout(true, true);
    }
}
