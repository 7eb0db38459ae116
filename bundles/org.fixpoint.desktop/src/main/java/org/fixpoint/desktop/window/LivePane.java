package org.fixpoint.desktop.window;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.form.FlowText;
import org.fixpoint.desktop.form.Handle;
import org.fixpoint.desktop.live.Dial;
import org.fixpoint.desktop.live.LiveView;

/** The model as it is played with: its portrait, in which a click begins an orbit, its parameter, and the diagram over that. */
final class LivePane {
    private static final int PORTRAIT = 225;
    private static final int MAP = 160;
    private static final int DIAGRAM = 120;
    private static final double LEAST = 0.67; // of the portrait's height, where there is little room
    private static final double LEAST_DIAGRAM = 0.92; // which is low as it is

    private final Desk desk;
    private final Look look;
    private final Runnable arranged;
    private final Composite area;
    private final Label title;
    private final Label words;
    private final PlotCanvas portrait;
    private final Composite row;
    private final Label name;
    private final Scale slider;
    private final Label value;
    private final Button clear;
    private final PlotCanvas diagram;
    private final Handle handle = new Handle();
    private Optional<Dial> dial = Optional.empty();

    /**
     * Empty.
     *
     * @param arranged called when it needs more or less room
     */
    LivePane(Composite parent, Desk desk, Look look, Runnable arranged) {
        this.desk = desk;
        this.look = look;
        this.arranged = arranged;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.grid(1));
        title = look.heading(area, "", 1);
        portrait = new PlotCanvas(
                area, look, true, "Portrait of the model; arrow keys and Enter begin an orbit", this::start);
        portrait.canvas().setLayoutData(high(PORTRAIT));
        portrait.canvas().setToolTipText("Click to begin an orbit");
        words = new Label(area, SWT.WRAP);
        GridData wrapped = Look.wide();
        wrapped.widthHint = 100; // wraps to the width that there is
        words.setLayoutData(wrapped);
        row = new Composite(area, SWT.NONE);
        row.setLayout(Look.grid(4));
        row.setLayoutData(Look.wide());
        name = new Label(row, SWT.NONE);
        slider = new Scale(row, SWT.HORIZONTAL);
        slider.setLayoutData(Look.wide());
        slider.addListener(SWT.Selection, event -> turn());
        slider.addListener(SWT.MouseUp, event -> desk.manuscript().pause());
        Wheel.passes(slider);
        value = new Label(row, SWT.NONE);
        GridData fixed = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        fixed.widthHint = 64;
        value.setLayoutData(fixed);
        clear = new Button(row, SWT.PUSH);
        clear.setText("Clear orbits");
        clear.addListener(SWT.Selection, event -> desk.live().clear());
        diagram = new PlotCanvas(
                area,
                look,
                false,
                "Fixed points over the parameter; Enter takes the value",
                (x, y) -> turn(FlowText.number(Dial.rounded(x))));
        diagram.canvas().setLayoutData(high(DIAGRAM));
        diagram.canvas().setToolTipText("Click to go to this value");
        words.moveBelow(diagram.canvas()); // the first that is out of sight where there is little room
        desk.onChange(topic -> {
            if (topic == Topic.LIVE) {
                show();
            }
        });
        show();
    }

    Composite area() {
        return area;
    }

    private static GridData high(int height) {
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = height;
        return data;
    }

    /** Makes portrait and diagram smaller where not everything has room in a height, so that both stay in sight. */
    void fit(int height) {
        Optional<LiveView> view = desk.live().view();
        int map = view.filter(now -> !now.states()).isPresent() ? MAP : PORTRAIT;
        high(portrait.canvas(), map);
        high(diagram.canvas(), DIAGRAM);
        int wanted = area.computeSize(area.getSize().x, SWT.DEFAULT).y;
        double share = Math.max(LEAST, Math.min(1, 1 - (wanted - height) / (double) map));
        high(portrait.canvas(), (int) (share * map));
        high(diagram.canvas(), (int) (Math.max(LEAST_DIAGRAM, share) * DIAGRAM));
        area.layout(true, true);
    }

    private static void high(Control control, int height) {
        if (control.getLayoutData() instanceof GridData data) {
            data.heightHint = height;
        }
    }

    private void start(double x, double y) {
        desk.live().start(x, y);
    }

    private void turn() {
        dial.ifPresent(now -> turn(handle.moved(now.span(), slider.getSelection())));
    }

    private void turn(String to) {
        desk.live().turn(Double.parseDouble(to));
        desk.live().turned(desk.form()).ifPresent(field -> desk.set(field, to));
    }

    private void show() {
        Optional<LiveView> view = desk.live().view();
        String notice = desk.live().notice();
        dial = view.flatMap(LiveView::dial);
        title.setText(view.map(LiveView::title).orElse(notice.isEmpty() ? "" : "Model"));
        for (Label label : List.of(title, words)) {
            label.setForeground(
                    view.filter(LiveView::past).map(past -> look.faint()).orElse(area.getForeground()));
        }
        words.setText((notice.isEmpty() ? view.map(LivePane::inWords).orElse("") : notice).replace("&", "&&"));
        view.ifPresent(now -> {
            portrait.show(now.portrait().plot());
        });
        Optional<Panel.Plot> branches = view.flatMap(LiveView::diagram);
        branches.ifPresent(diagram::show);
        dial.ifPresent(now -> {
            name.setText(now.name());
            slider.setMaximum(now.span().steps());
            slider.setIncrement(now.span().steps() / 100);
            slider.setPageIncrement(now.span().steps() / 10);
            value.setText(FlowText.number(now.value()));
            Look.name(slider, "Turns " + now.name());
            handle.step(now.span(), FlowText.number(now.value())).ifPresent(slider::setSelection);
        });
        clear.setEnabled(view.filter(now -> now.orbits() > 0).isPresent());
        boolean changed = shown(area, view.isPresent() || !notice.isEmpty());
        changed |= shown(portrait.canvas(), view.isPresent());
        changed |= shown(row, dial.isPresent() || clear.isEnabled());
        changed |= shown(name, dial.isPresent());
        changed |= shown(slider, dial.isPresent());
        changed |= shown(value, dial.isPresent());
        changed |= shown(diagram.canvas(), branches.isPresent());
        int width = words.getSize().x;
        changed |= width > 0 && words.computeSize(width, SWT.DEFAULT).y != words.getSize().y; // it wraps
        if (changed) {
            arranged.run();
        }
        area.layout(true, true);
    }

    private static String inWords(LiveView view) {
        return (view.past() ? "Of the last valid text. " : "") + view.portrait().words();
    }

    /** Shows or hides; whether that is a change. */
    private static boolean shown(Control control, boolean visible) {
        if (!(control.getLayoutData() instanceof GridData)) {
            control.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        }
        GridData data = (GridData) control.getLayoutData();
        boolean change = data.exclude == visible;
        data.exclude = !visible;
        control.setVisible(visible);
        return change;
    }
}
