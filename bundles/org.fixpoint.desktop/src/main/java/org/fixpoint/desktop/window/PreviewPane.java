package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.preview.Preview;

/** What the experiment is about, or what is selected in the catalogue: in a few words and figures. */
final class PreviewPane {
    private final Composite area;
    private final Label title;
    private final Label words;
    private final ScrolledComposite scroll;
    private final Composite figures;
    private final Look look;
    private Optional<LivePane> live = Optional.empty(); // until it is made, which arranges it
    private final List<SketchCanvas> sketches = new ArrayList<>();
    private final List<ImageCanvas> canvases = new ArrayList<>();

    PreviewPane(Composite parent, Desk desk, Look look) {
        this.look = look;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.framed(1));
        title = look.heading(area, "Preview", 1);
        words = new Label(area, SWT.WRAP);
        words.setLayoutData(wrapped());
        scroll = new ScrolledComposite(area, SWT.V_SCROLL);
        scroll.setLayoutData(Look.filling());
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        figures = new Composite(scroll, SWT.NONE);
        figures.setLayout(Look.grid(1));
        LivePane model = new LivePane(figures, desk, look, this::arrange);
        model.area().setLayoutData(Look.wide());
        live = Optional.of(model);
        scroll.setContent(figures);
        scroll.addListener(SWT.Resize, event -> arrange());
        desk.onChange(topic -> {
            if (topic == Topic.PREVIEW) {
                show(desk.preview());
            }
        });
    }

    Composite area() {
        return area;
    }

    private static GridData wrapped() {
        GridData data = Look.wide();
        data.exclude = true; // until there are words
        data.widthHint = 100; // wraps to the width that there is
        return data;
    }

    private void show(Optional<Preview> preview) {
        title.setText(preview.map(shown -> shown.subject().id()).orElse("Preview"));
        words.setText(preview.map(shown -> String.join("\n", shown.lines()))
                .orElse("")
                .replace("&", "&&"));
        if (words.getLayoutData() instanceof GridData data) {
            data.exclude = words.getText().isEmpty();
        }
        sketch(preview.map(shown -> List.copyOf(shown.figures().values())).orElse(List.of()));
        images(preview.map(Preview::images).orElse(List.of()));
        area.layout();
        arrange();
    }

    private void sketch(List<Figure> drawn) {
        while (sketches.size() > drawn.size()) {
            sketches.remove(sketches.size() - 1).canvas().dispose();
        }
        while (sketches.size() < drawn.size()) {
            SketchCanvas canvas = new SketchCanvas(figures, look);
            canvas.canvas().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            sketches.add(canvas);
        }
        for (int i = 0; i < drawn.size(); i++) {
            sketches.get(i).show(drawn.get(i));
        }
    }

    private void images(List<Path> files) {
        while (canvases.size() > files.size()) {
            canvases.remove(canvases.size() - 1).canvas().dispose();
        }
        while (canvases.size() < files.size()) {
            ImageCanvas canvas = new ImageCanvas(figures);
            canvas.canvas().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            canvases.add(canvas);
        }
        for (int i = 0; i < files.size(); i++) {
            Look.name(canvases.get(i).canvas(), "Figure " + files.get(i).getFileName());
            canvases.get(i).show(Optional.of(files.get(i)), this::arrange);
        }
    }

    private void arrange() {
        if (scroll.isDisposed()) {
            return;
        }
        int width = scroll.getClientArea().width;
        live.ifPresent(pane -> pane.fit(scroll.getClientArea().height));
        for (SketchCanvas sketch : sketches) {
            if (sketch.canvas().getLayoutData() instanceof GridData data) {
                data.heightHint = sketch.height();
            }
        }
        for (ImageCanvas canvas : canvases) {
            if (canvas.canvas().getLayoutData() instanceof GridData data) {
                data.heightHint = canvas.heightFor(width);
            }
        }
        figures.layout();
        scroll.setMinSize(figures.computeSize(width, SWT.DEFAULT));
    }
}
