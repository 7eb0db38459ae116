package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.fixpoint.desktop.Latest;

/** One image, as large as there is room for it. It is read on a thread of its own. */
final class ImageCanvas {
    private final Canvas canvas;
    private final FittedImage image;
    private final Latest reading = new Latest("image");

    ImageCanvas(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        image = new FittedImage(canvas);
        canvas.addListener(SWT.Paint, event -> image.paint(event.gc));
        canvas.addListener(SWT.Dispose, event -> reading.close());
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

    /** The image in a file; none where it has gone or is no image. */
    static Optional<ImageData> read(Path file) {
        try {
            return Optional.of(new ImageData(file.toString()));
        } catch (SWTException gone) { // another one is on its way
            return Optional.empty();
        }
    }

    private void put(Optional<ImageData> data, Runnable shown) {
        if (!canvas.isDisposed()) {
            image.put(data);
            shown.run();
        }
    }

    /** How high the image is when it is so wide. */
    int heightFor(int width) {
        return image.size()
                .map(bounds -> Math.max(1, width) * bounds.y / Math.max(1, bounds.x))
                .orElse(0);
    }
}
