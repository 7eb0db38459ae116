package org.fixpoint.desktop.results;

import java.util.Arrays;

/**
 * An image made smaller: each pixel is the mean of what it covers, edges by the share that they cover.
 *
 * <p>Colours are {@code 0xRRGGBB}, row by row from the top: {@code colours[y * width + x]}.
 */
public final class Shrunk {
    private static final int CHANNELS = 3;

    private Shrunk() {}

    /**
     * A smaller image.
     *
     * @param colours of the image as it is
     * @param toWidth at most {@code width}
     * @param toHeight at most {@code height}
     */
    public static int[] of(int[] colours, int width, int height, int toWidth, int toHeight) {
        float[] narrow = new float[height * toWidth * CHANNELS]; // first across, then down
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < toWidth; x++) {
                double from = (double) x * width / toWidth;
                double to = (double) (x + 1) * width / toWidth;
                int at = (y * toWidth + x) * CHANNELS;
                for (int column = (int) from; column < to && column < width; column++) {
                    float share = share(from, to, column);
                    int colour = colours[y * width + column];
                    narrow[at] += share * (colour >> 16 & 0xFF);
                    narrow[at + 1] += share * (colour >> 8 & 0xFF);
                    narrow[at + 2] += share * (colour & 0xFF);
                }
            }
        }
        return down(narrow, toWidth, height, toHeight);
    }

    private static int[] down(float[] narrow, int width, int height, int toHeight) {
        int[] shrunk = new int[width * toHeight];
        float[] sums = new float[width * CHANNELS];
        for (int y = 0; y < toHeight; y++) {
            double from = (double) y * height / toHeight;
            double to = (double) (y + 1) * height / toHeight;
            Arrays.fill(sums, 0);
            for (int row = (int) from; row < to && row < height; row++) {
                float share = share(from, to, row);
                int at = row * width * CHANNELS;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += share * narrow[at + i];
                }
            }
            for (int x = 0; x < width; x++) {
                shrunk[y * width + x] = Math.round(sums[x * CHANNELS]) << 16
                        | Math.round(sums[x * CHANNELS + 1]) << 8
                        | Math.round(sums[x * CHANNELS + 2]);
            }
        }
        return shrunk;
    }

    /** How much of the interval [from, to] a pixel covers. */
    private static float share(double from, double to, int pixel) {
        return (float) ((Math.min(to, pixel + 1) - Math.max(from, pixel)) / (to - from));
    }
}
