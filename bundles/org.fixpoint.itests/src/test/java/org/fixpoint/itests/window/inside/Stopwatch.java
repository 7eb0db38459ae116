package org.fixpoint.itests.window.inside;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/**
 * Measures the time from a key to each picture that is painted differently after it.
 *
 * <p>A picture counts once the canvas has painted it, and only if its pixels are others than those it had painted before.
 */
final class Stopwatch {
    private static final String KNOWN = "probe.painted";

    private final Map<String, Double> first = new LinkedHashMap<>();
    private final Map<String, Double> last = new LinkedHashMap<>();
    private long pressed;

    private Stopwatch() {}

    /** Begins; called by the display's thread. */
    static Stopwatch on(Display display) {
        Stopwatch watch = new Stopwatch();
        display.addFilter(SWT.KeyDown, event -> watch.press());
        display.addFilter(SWT.Paint, watch::meet);
        return watch;
    }

    private void press() {
        first.clear();
        last.clear();
        pressed = System.nanoTime();
    }

    /** A canvas that is met for the first time is listened to, behind all that it listens with itself. */
    private void meet(Event event) {
        if (event.widget instanceof Canvas canvas
                && canvas.getClass().equals(Canvas.class)
                && canvas.getData(KNOWN) == null) {
            canvas.setData(KNOWN, 0);
            canvas.addListener(SWT.Paint, painted -> paint(canvas, painted.gc));
        }
    }

    private void paint(Canvas canvas, GC gc) {
        double millis = (System.nanoTime() - pressed) / 1e6;
        int pixels = pixels(canvas, gc);
        if (!Integer.valueOf(pixels).equals(canvas.getData(KNOWN))) {
            canvas.setData(KNOWN, pixels);
            String name = AccessibleNames.of(canvas);
            first.putIfAbsent(name, millis);
            last.put(name, millis);
        }
    }

    private static int pixels(Canvas canvas, GC gc) {
        Point size = canvas.getSize();
        if (size.x == 0 || size.y == 0) {
            return 1;
        }
        Image image = new Image(canvas.getDisplay(), size.x, size.y);
        try {
            gc.copyArea(image, 0, 0);
            ImageData data = image.getImageData();
            return Arrays.hashCode(data.data);
        } finally {
            image.dispose();
        }
    }

    /** What has been painted since the last key: name, milliseconds to the first other picture and to the last. */
    String told() {
        return first.keySet().stream()
                .map(name -> String.format(Locale.ROOT, "%s\t%.1f\t%.1f", name, first.get(name), last.get(name)))
                .collect(Collectors.joining("\n"));
    }
}
