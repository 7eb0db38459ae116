package org.fixpoint.itests.window;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * What can be seen of a window at one moment.
 *
 * @param image its pixels
 * @param x of its left edge on the screen
 * @param y of its upper edge on the screen
 */
record Snapshot(BufferedImage image, int x, int y) {
    /** The window in front now. */
    static Snapshot of(Probe probe) throws Exception {
        Path file = Files.createTempFile("shot", ".png");
        try {
            String[] bounds = probe.ask("shot " + file).split(" ", 4);
            return new Snapshot(ImageIO.read(file.toFile()), Integer.parseInt(bounds[2]), Integer.parseInt(bounds[3]));
        } finally {
            Files.delete(file);
        }
    }

    /**
     * The colours in a square.
     *
     * @param place its middle on the screen, {@code x y}
     * @param half half its side, in pixels
     */
    Square square(String place, int half) {
        String[] at = place.split(" ", 2);
        int left = Integer.parseInt(at[0]) - x - half;
        int top = Integer.parseInt(at[1]) - y - half;
        int side = 2 * half + 1;
        return new Square(image.getRGB(left, top, side, side, null, 0, side));
    }

    /** Colours of pixels, row by row. */
    record Square(int[] colours) {
        /** Whether all are the same. */
        boolean isAs(Square other) {
            return Arrays.equals(colours, other.colours);
        }
    }
}
