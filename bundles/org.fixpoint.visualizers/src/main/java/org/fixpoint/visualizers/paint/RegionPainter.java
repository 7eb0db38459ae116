package org.fixpoint.visualizers.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.fixpoint.api.figure.Mark;

/** Paints the regions of a plane in pale colours, with a line where two meet. */
final class RegionPainter {
    private static final BasicStroke BOUNDARY = new BasicStroke(0.8f);

    private final Mark.Regions regions;
    private final Cells cells;
    private final int width;
    private final int height;

    RegionPainter(Mark.Regions regions, Pixels pixels) {
        this.regions = regions;
        cells = Cells.of(regions.x(), regions.y(), pixels);
        width = regions.x().length;
        height = regions.y().length;
    }

    void paint(Graphics2D g, Theme theme) {
        for (int i = 0; i < height; i++) {
            int j = 0;
            while (j < width) {
                int start = j++;
                int here = region(i, start);
                while (j < width && region(i, j) == here) {
                    j++;
                }
                if (here >= 0) {
                    g.setColor(theme.color(Hues.region(here)));
                    g.fill(cells.run(i, start, j));
                }
            }
        }
        g.setColor(theme.faint());
        g.setStroke(BOUNDARY);
        g.draw(boundaries());
    }

    private int region(int i, int j) {
        return regions.region()[i * width + j];
    }

    private Path2D boundaries() {
        Path2D path = new Path2D.Double();
        for (int j = 1; j < width; j++) {
            for (int i = 0; i < height; i++) {
                int start = i;
                while (i < height && region(i, j - 1) != region(i, j)) {
                    i++;
                }
                if (i > start) {
                    path.moveTo(cells.columns()[j], cells.rows()[start]);
                    path.lineTo(cells.columns()[j], cells.rows()[i]);
                }
            }
        }
        for (int i = 1; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int start = j;
                while (j < width && region(i - 1, j) != region(i, j)) {
                    j++;
                }
                if (j > start) {
                    path.moveTo(cells.columns()[start], cells.rows()[i]);
                    path.lineTo(cells.columns()[j], cells.rows()[i]);
                }
            }
        }
        return path;
    }
}
