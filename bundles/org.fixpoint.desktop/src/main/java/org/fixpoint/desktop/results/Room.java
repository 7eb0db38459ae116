package org.fixpoint.desktop.results;

import java.util.List;

/**
 * The room for a figure.
 *
 * @param width in pixels of an unscaled screen
 * @param height in the same
 */
public record Room(int width, int height) {
    private static final int LEAST = 40;
    private static final int MOST = 4096;

    /** Whether a figure can be laid out for it. */
    public boolean isUsable() {
        return Math.min(width, height) >= LEAST && Math.max(width, height) <= MOST;
    }

    /** As what a painter is set to. */
    List<String> settings() {
        return List.of("width=" + width, "height=" + height);
    }
}
