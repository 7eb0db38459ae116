package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.fixpoint.desktop.Latest;

/** One image, as large as there is room for it. It is read on a thread of its own. */
final class ImageCanvas {
    private final Canvas canvas;
    private final Latest reading = new Latest("image");
    private Optional<Image> image = Optional.empty();

    ImageCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Dispose, event -> {
            reading.close();
            clear();
        });
    }

    Canvas canvas() {
        return canvas;
    }

    /** Shows the image in a file, or nothing where there is none. */
    void show(Optional<Path> file, Runnable shown) {
        reading.submit(() -> {
            Optional<ImageData> data = file.flatMap(ImageCanvas::read);
            if (!canvas.isDisposed()) {
                canvas.getDisplay().asyncExec(() -> put(data, shown));
            }
        });
    }

    private static Optional<ImageData> read(Path file) {
        try {
            return Optional.of(new ImageData(file.toString()));
        } catch (SWTException gone) { // another one is on its way
            return Optional.empty();
        }
    }

    private void put(Optional<ImageData> data, Runnable shown) {
        if (!canvas.isDisposed()) {
            clear();
            image = data.map(pixels -> new Image(canvas.getDisplay(), pixels));
            canvas.redraw();
            shown.run();
        }
    }

    private void clear() {
        image.ifPresent(Image::dispose);
        image = Optional.empty();
    }

    /** How high the image is when it is so wide. */
    int heightFor(int width) {
        return image.map(Image::getBounds)
                .map(bounds -> Math.max(1, width) * bounds.height / Math.max(1, bounds.width))
                .orElse(0);
    }

    private void paint(GC gc) {
        if (image.isEmpty()) {
            return;
        }
        Rectangle bounds = image.get().getBounds();
        Point room = canvas.getSize();
        double scale = Math.min((double) room.x / bounds.width, (double) room.y / bounds.height);
        int width = (int) Math.max(1, Math.min(bounds.width, bounds.width * scale));
        int height = (int) Math.max(1, Math.min(bounds.height, bounds.height * scale));
        gc.setAntialias(SWT.ON);
        gc.setInterpolation(SWT.HIGH);
        gc.drawImage(
                image.get(),
                0,
                0,
                bounds.width,
                bounds.height,
                (room.x - width) / 2,
                (room.y - height) / 2,
                width,
                height);
    }
}
