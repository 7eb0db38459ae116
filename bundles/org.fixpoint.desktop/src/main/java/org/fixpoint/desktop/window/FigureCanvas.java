package org.fixpoint.desktop.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.fixpoint.api.Refusal;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.results.FigureCursor;
import org.fixpoint.desktop.results.FigureFiles;
import org.fixpoint.desktop.results.FigureFiles.Screen;
import org.fixpoint.desktop.results.FigureView;
import org.fixpoint.desktop.results.Frame;
import org.fixpoint.desktop.results.LegendEntry;
import org.fixpoint.desktop.results.Room;

/**
 * A figure that is looked at closely: the wheel zooms, dragging moves, what is under the mouse or under a cursor that the arrow keys
 * move is told in numbers, and a click on an entry of the legend leaves its series out or shows it again.
 *
 * <p>It is painted for the room that there is, on a thread of its own, of several views only the latest.
 */
final class FigureCanvas {
    private static final double STEP = 1.25;
    private static final double NUDGE = 0.1;
    private static final int USUAL = 2; // pixels for each unit of length, of what is made smaller to fit
    private static final int DENSE = 3;
    private static final int STEP_OF_CURSOR = 12;

    /** What has been painted: an image and, once that is known, where its axes lie. */
    private record Painted(FigureView view, ImageData image, List<LegendEntry> legend, Optional<List<Frame>> frames) {}

    /** What is done with a place within a pair of axes. */
    private interface Place {
        void at(int panel, double across, double up);
    }

    /** A place of the image, in its pixels from the top left. */
    private record Spot(double across, double down) {}

    private final Canvas canvas;
    private final Latest painting = new Latest("figure");
    private String tone;
    private final Consumer<String> told;
    private final Consumer<FigureView> viewed;
    private Optional<FigureFiles> files = Optional.empty();
    private Optional<FigureView> view = Optional.empty();
    private final FittedImage image;
    private List<Frame> frames = List.of();
    private List<LegendEntry> legend = List.of();
    private Optional<Point> grip = Optional.empty();
    private Optional<FigureCursor> cursor = Optional.empty();
    private Room laidOut = new Room(0, 0);

    /**
     * Without a figure.
     *
     * @param told what is under the mouse, in words
     * @param viewed of each other view
     */
    FigureCanvas(Composite parent, Consumer<String> told, Consumer<FigureView> viewed) {
        this.told = told;
        this.viewed = viewed;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        image = new FittedImage(canvas);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> resized());
        canvas.addListener(SWT.MouseWheel, this::zoom);
        canvas.addListener(SWT.MouseDown, this::held);
        canvas.addListener(SWT.MouseUp, event -> grip = Optional.empty());
        canvas.addListener(SWT.MouseMove, this::moved);
        canvas.addListener(SWT.MouseExit, event -> told.accept(""));
        canvas.addListener(SWT.KeyDown, this::pressed);
        canvas.addListener(SWT.FocusIn, event -> {
            canvas.redraw();
            read();
        });
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN);
        tone = Look.tone(canvas.getDisplay());
        Listener settings = event -> follow();
        Display display = canvas.getDisplay();
        display.addListener(SWT.Settings, settings);
        canvas.addListener(SWT.Dispose, event -> {
            display.removeListener(SWT.Settings, settings);
            painting.close();
        });
    }

    /** The theme of the system may be another one. */
    private void follow() {
        String now = Look.tone(canvas.getDisplay());
        if (!tone.equals(now)) {
            tone = now;
            view.ifPresent(this::turn);
        }
    }

    Canvas canvas() {
        return canvas;
    }

    /** The view that is shown or is being painted. */
    Optional<FigureView> view() {
        return view;
    }

    /** Another figure. */
    void show(FigureView other, FigureFiles paintedBy) {
        files = Optional.of(paintedBy);
        frames = List.of();
        legend = List.of();
        cursor = Optional.empty();
        turn(other);
    }

    /** Another view of the figure. */
    void turn(FigureView other) {
        view = Optional.of(other);
        viewed.accept(other);
        read();
        FigureFiles by = files.orElseThrow();
        if (!by.fits()) {
            begin(other, by, new Screen(tone, image.isDense() ? DENSE : USUAL));
        } else if (room().isUsable()) { // else when it has got its size
            laidOut = room();
            begin(other, by, new Screen(tone, image.isDense() ? 2 : 1, Optional.of(laidOut)));
        }
    }

    private Room room() {
        Point size = canvas.getSize();
        return new Room(size.x, size.y);
    }

    private void resized() {
        canvas.redraw();
        if (files.filter(FigureFiles::fits).isPresent() && !room().equals(laidOut)) {
            view.ifPresent(this::turn);
        }
    }

    private void begin(FigureView other, FigureFiles by, Screen screen) {
        String folder = "figure-" + Integer.toHexString(System.identityHashCode(this));
        painting.submit(() -> {
            try {
                FigureFiles.Painted shown = by.painted(other.painted(), screen, folder);
                ImageData plain = read(shown.image());
                tell(new Painted(other, plain, shown.legend(), Optional.empty()));
                ImageData veiled = read(by.image(other.veiled(), screen, folder));
                tell(new Painted(other, plain, shown.legend(), Optional.of(frames(other, plain, veiled))));
            } catch (IOException | SWTException | NumberFormatException | Refusal fault) {
                String sentence = String.valueOf(fault.getMessage());
                later(() -> told.accept("The figure cannot be painted: " + sentence));
            }
        });
    }

    private static ImageData read(Path file) {
        return new ImageData(file.toString());
    }

    private static List<Frame> frames(FigureView view, ImageData plain, ImageData veiled) {
        if (plain.width != veiled.width || plain.height != veiled.height) {
            return List.of();
        }
        return Frame.find(
                plain.width,
                plain.height,
                (x, y) -> plain.getPixel(x, y) != veiled.getPixel(x, y),
                List.copyOf(view.ranges().keySet()));
    }

    private void tell(Painted painted) {
        later(() -> {
            if (view.filter(painted.view()::equals).isPresent()) {
                if (painted.frames().isEmpty()) {
                    image.put(Optional.of(painted.image()));
                    legend = painted.legend();
                }
                frames = painted.frames().orElse(frames); // those before are near enough until then
                canvas.redraw();
            }
        });
    }

    private void later(Runnable work) {
        if (!canvas.isDisposed()) {
            canvas.getDisplay().asyncExec(() -> {
                if (!canvas.isDisposed()) {
                    work.run();
                }
            });
        }
    }

    private void paint(GC gc) {
        Point room = canvas.getSize();
        gc.fillRectangle(0, 0, room.x, room.y);
        image.paint(gc);
        if (canvas.isFocusControl()) {
            gc.drawFocus(0, 0, room.x, room.y);
            cursor.flatMap(this::spot).ifPresent(at -> {
                gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
                gc.drawLine(at.x - STEP_OF_CURSOR, at.y, at.x + STEP_OF_CURSOR, at.y);
                gc.drawLine(at.x, at.y - STEP_OF_CURSOR, at.x, at.y + STEP_OF_CURSOR);
            });
        }
    }

    /** Does something with the place under the mouse, if it lies within axes. */
    private boolean place(int x, int y, Place place) {
        Optional<Spot> spot = spot(x, y);
        Optional<Frame> frame = spot.flatMap(at -> frames.stream()
                .filter(each -> each.holds(at.across(), at.down()))
                .findFirst());
        frame.ifPresent(found -> place.at(
                found.panel(),
                found.across(spot.orElseThrow().across()),
                found.up(spot.orElseThrow().down())));
        return frame.isPresent();
    }

    /** The place of the canvas that the cursor is at; none before the figure is painted. */
    private Optional<Point> spot(FigureCursor at) {
        return at.frame(frames).flatMap(frame -> image.place().map(to -> {
            Point bounds = image.size().orElseThrow();
            return new Point((int) Math.round(to.x + frame.x(at.across()) * to.width / bounds.x), (int)
                    Math.round(to.y + frame.y(at.up()) * to.height / bounds.y));
        }));
    }

    /** Tells the numbers under the cursor, if there is one. */
    private void read() {
        cursor.ifPresent(at -> view.filter(now -> now.ranges().containsKey(at.panel()))
                .ifPresent(now -> told.accept(now.at(at.panel(), at.across(), at.up()))));
    }

    /** Moves the cursor by pixels of the canvas. */
    private void step(int right, int down) {
        double pixels = image.size().map(bounds -> (double) bounds.x).orElse(1.0)
                / image.place().map(to -> to.width).orElse(1);
        cursor = cursor.map(at -> at.moved(frames, right * pixels, down * pixels))
                .or(() -> FigureCursor.first(frames));
        canvas.redraw();
        read();
    }

    /** The place of the image under one of the canvas; none before it is painted. */
    private Optional<Spot> spot(int x, int y) {
        return image.size().map(bounds -> {
            Rectangle to = image.place().orElseThrow();
            return new Spot((x - to.x) * (double) bounds.x / to.width, (y - to.y) * (double) bounds.y / to.height);
        });
    }

    /** The series whose entry in the legend is at a place of the canvas. */
    Optional<String> entry(int x, int y) {
        Optional<String> label = spot(x, y).flatMap(at -> legend.stream()
                .filter(each -> each.holds(at.across(), at.down()))
                .map(LegendEntry::label)
                .findFirst());
        return label.filter(
                name -> view.filter(now -> now.series().contains(name)).isPresent());
    }

    private void held(Event event) {
        canvas.setFocus();
        cursor = Optional.empty();
        Optional<String> series = event.button == 1 ? entry(event.x, event.y) : Optional.empty();
        grip = event.button == 1 && series.isEmpty() ? Optional.of(new Point(event.x, event.y)) : Optional.empty();
        series.ifPresent(label -> {
            turn(view.orElseThrow().toggled(label));
            told.accept(offered(label));
        });
    }

    /** What a click on an entry would do. */
    private String offered(String label) {
        boolean hidden = view.filter(now -> now.hidden().contains(label)).isPresent();
        return label + (hidden ? ": click to show it" : ": click to hide it");
    }

    private void zoom(Event event) {
        double factor = event.count > 0 ? 1 / STEP : STEP;
        view.ifPresent(now -> {
            boolean within =
                    place(event.x, event.y, (panel, across, up) -> turn(now.zoomed(panel, across, up, factor)));
            event.doit = !within;
        });
    }

    private void moved(Event event) {
        view.ifPresent(now -> {
            Optional<Point> from = grip;
            Optional<String> series = entry(event.x, event.y);
            canvas.setCursor(series.isPresent() ? canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
            if (from.isPresent() && (event.stateMask & SWT.BUTTON1) != 0) {
                drag(now, from.get(), event);
            } else if (series.isPresent()) {
                told.accept(offered(series.get()));
            } else if (!place(event.x, event.y, (panel, across, up) -> told.accept(now.at(panel, across, up)))) {
                told.accept("");
            }
        });
    }

    private void drag(FigureView now, Point from, Event event) {
        place(
                from.x,
                from.y,
                (panel, across, up) -> place(event.x, event.y, (other, acrossThere, upThere) -> {
                    if (panel == other) {
                        grip = Optional.of(new Point(event.x, event.y));
                        turn(now.moved(panel, across - acrossThere, up - upThere));
                    }
                }));
    }

    private void pressed(Event event) {
        view.ifPresent(now -> {
            if (event.character == '+' || event.character == '=') {
                all(now, 1 / STEP, 0, 0);
            } else if (event.character == '-') {
                all(now, STEP, 0, 0);
            } else if (event.character == '0' || event.keyCode == SWT.HOME) {
                turn(FigureView.of(now.whole()));
            } else {
                int right = event.keyCode == SWT.ARROW_LEFT ? -1 : event.keyCode == SWT.ARROW_RIGHT ? 1 : 0;
                int down = event.keyCode == SWT.ARROW_UP ? -1 : event.keyCode == SWT.ARROW_DOWN ? 1 : 0;
                arrow(now, event.stateMask, right, down);
            }
        });
    }

    /** An arrow moves the cursor, with Ctrl by a pixel; with Shift it moves the figure. */
    private void arrow(FigureView now, int held, int right, int down) {
        if (right == 0 && down == 0) {
            return;
        }
        if ((held & SWT.MOD2) != 0) {
            all(now, 1, NUDGE * right, -NUDGE * down);
        } else {
            int length = (held & SWT.MOD1) != 0 ? 1 : STEP_OF_CURSOR;
            step(length * right, length * down);
        }
    }

    /** Zooms and moves all panels at once, which keys do; the place under the cursor stays where it is. */
    private void all(FigureView now, double factor, double across, double up) {
        FigureView other = now;
        for (int panel : now.ranges().keySet()) {
            Optional<FigureCursor> at = cursor.filter(each -> each.panel() == panel);
            other = factor == 1
                    ? other.moved(panel, across, up)
                    : other.zoomed(
                            panel,
                            at.map(FigureCursor::across).orElse(0.5),
                            at.map(FigureCursor::up).orElse(0.5),
                            factor);
        }
        turn(other);
    }
}
