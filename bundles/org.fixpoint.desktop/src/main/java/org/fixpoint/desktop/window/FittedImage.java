package org.fixpoint.desktop.window;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.fixpoint.desktop.Latest;
import org.fixpoint.desktop.results.Shrunk;

/**
 * An image on a canvas, as large as there is room for and so large at most that each of its pixels takes one of the screen.
 *
 * <p>It is made smaller on a thread of its own, for the display's is held up by that for a tenth of a second and more; painting is
 * no more than copying. Until the size that fits is there, the one before is stretched.
 */
final class FittedImage {
    private final Canvas canvas;
    private final Supplier<Rectangle> within;
    private final Latest shrinking = new Latest("shrinking");
    private Optional<ImageData> whole = Optional.empty();
    private Optional<Image> image = Optional.empty();
    private Point made = new Point(0, 0);

    FittedImage(Canvas canvas) {
        this(canvas, () -> new Rectangle(0, 0, canvas.getSize().x, canvas.getSize().y));
    }

    /**
     * Without an image, on a part of a canvas.
     *
     * @param within the part
     */
    FittedImage(Canvas canvas, Supplier<Rectangle> within) {
        this.canvas = canvas;
        this.within = within;
        canvas.addListener(SWT.Resize, event -> fit());
        canvas.addListener(SWT.Dispose, event -> {
            shrinking.close();
            clear();
        });
    }

    /** Another image, or none. */
    void put(Optional<ImageData> other) {
        whole = other;
        made = new Point(0, 0);
        if (other.isEmpty()) {
            clear();
            canvas.redraw();
        }
        fit();
    }

    /** The size of the image as it is; empty without one. */
    Optional<Point> size() {
        return whole.map(data -> new Point(data.width, data.height));
    }

    /** Where on the canvas it lies; empty without one. */
    Optional<Rectangle> place() {
        Rectangle room = within.get();
        return size().map(bounds -> {
            double scale =
                    Math.min(100.0 / zoom(), Math.min((double) room.width / bounds.x, (double) room.height / bounds.y));
            int width = (int) Math.max(1, bounds.x * scale);
            int height = (int) Math.max(1, bounds.y * scale);
            return new Rectangle(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height);
        });
    }

    /** Whether the screen has about two pixels, across and down, for each that a usual one has. */
    boolean isDense() {
        return zoom() >= 150;
    }

    private int zoom() {
        return canvas.getMonitor().getZoom();
    }

    /** Begins to make it as large as there is room for, unless it is. */
    private void fit() {
        Rectangle room = within.get();
        if (whole.isEmpty() || room.width <= 0 || room.height <= 0) {
            return;
        }
        ImageData data = whole.get();
        Rectangle to = place().orElseThrow();
        int zoom = zoom();
        Point wanted = new Point(
                Math.min(data.width, Math.max(1, to.width * zoom / 100)),
                Math.min(data.height, Math.max(1, to.height * zoom / 100)));
        if (!wanted.equals(made)) {
            made = wanted;
            shrinking.submit(() -> {
                ImageData fitted = shrunk(data, wanted);
                if (!canvas.isDisposed()) {
                    canvas.getDisplay().asyncExec(() -> take(data, fitted));
                }
            });
        }
    }

    private void take(ImageData of, ImageData fitted) {
        if (!canvas.isDisposed() && whole.filter(now -> now == of).isPresent()) { // no other one has come meanwhile
            clear();
            image = Optional.of(new Image(canvas.getDisplay(), fitted));
            canvas.redraw();
        }
    }

    private static ImageData shrunk(ImageData data, Point to) {
        int[] colours = new int[data.width * data.height];
        int[] line = new int[data.width];
        for (int y = 0; y < data.height; y++) {
            data.getPixels(0, y, data.width, line, 0);
            for (int x = 0; x < data.width; x++) {
                RGB colour = data.palette.getRGB(line[x]);
                colours[y * data.width + x] = colour.red << 16 | colour.green << 8 | colour.blue;
            }
        }
        int[] small = Shrunk.of(colours, data.width, data.height, to.x, to.y);
        ImageData fitted = new ImageData(to.x, to.y, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        for (int y = 0; y < to.y; y++) {
            fitted.setPixels(0, y, to.x, small, y * to.x);
        }
        return fitted;
    }

    private void clear() {
        image.ifPresent(Image::dispose);
        image = Optional.empty();
    }

    void paint(GC gc) {
        Optional<Rectangle> place = place();
        if (image.isEmpty() || place.isEmpty()) {
            return;
        }
        Rectangle from = image.get().getBounds();
        Rectangle to = place.get();
        if (from.width == to.width && from.height == to.height) {
            gc.drawImage(image.get(), to.x, to.y);
        } else {
            gc.setInterpolation(SWT.LOW);
            gc.drawImage(image.get(), 0, 0, from.width, from.height, to.x, to.y, to.width, to.height);
        }
    }
}
