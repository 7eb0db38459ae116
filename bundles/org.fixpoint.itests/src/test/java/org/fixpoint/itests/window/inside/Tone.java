package org.fixpoint.itests.window.inside;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** The theme of the system, as its settings would change it, and how light what is painted is. */
final class Tone {
    private Tone() {}

    /** As the user's choice of a dark theme reaches GTK while programs run. */
    static String prefer(boolean dark) {
        try { // of the fragment for this platform, which nothing but this asks for anything
            Class.forName("org.eclipse.swt.internal.gtk.OS", true, Display.class.getClassLoader())
                    .getMethod("setDarkThemePreferred", boolean.class)
                    .invoke(null, dark);
            return "";
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("SWT sets the theme in another way", other);
        }
    }

    /** The middle of the brightnesses of the pixels on a control, 0 to 255. */
    static String brightness(Control control) {
        Point size = control.getSize();
        Image image = new Image(control.getDisplay(), size.x, size.y);
        GC gc = new GC(control);
        try {
            gc.copyArea(image, 0, 0);
            ImageData data = image.getImageData();
            int[] all = IntStream.range(0, data.width * data.height)
                    .map(i -> brightness(data.palette.getRGB(data.getPixel(i % data.width, i / data.width))))
                    .toArray();
            Arrays.sort(all);
            return Integer.toString(all[all.length / 2]);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    private static int brightness(RGB colour) {
        return (colour.red + colour.green + colour.blue) / 3;
    }
}
