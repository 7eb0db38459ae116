package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShrunkTest {
    @Test
    void eachPixelIsTheMeanOfThoseThatItCovers() {
        int[] four = {0x000000, 0x0000FF, 0x00FF00, 0xFF0000};
        assertArrayEquals(new int[] {0x404040}, Shrunk.of(four, 2, 2, 1, 1));
        int[] row = {0x000000, 0x3C3C3C, 0x787878}; // 0, 60, 120
        assertArrayEquals(
                new int[] {0x141414, 0x646464}, Shrunk.of(row, 3, 1, 2, 1)); // (0 + 60/2) / 1.5, (60/2 + 120) / 1.5
    }

    @Test
    void oneColourStaysThatColourAndTheSameSizeTheSameImage() {
        int[] plain = new int[35 * 21];
        Arrays.fill(plain, 0xFEDCBA);
        int[] small = new int[13 * 8];
        Arrays.fill(small, 0xFEDCBA);
        assertArrayEquals(small, Shrunk.of(plain, 35, 21, 13, 8));
        int[] colours = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(colours, Shrunk.of(colours, 3, 2, 3, 2));
        assertEquals(0, Shrunk.of(colours, 3, 2, 1, 1)[0] >> 8);
    }
}
