package org.fixpoint.visualizers.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.visualizers.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FitTest {
    private static final Dimension PANE = new Dimension(600, 220); // of a window on a screen of 1024 by 768

    static Stream<String> names() {
        return Examples.figures().keySet().stream();
    }

    private static Figure figure(String name) {
        return Optional.ofNullable(Examples.figures().get(name)).orElseThrow();
    }

    private static Figure panels(int count, int columns, int series) {
        List<Mark> marks = IntStream.range(0, series)
                .mapToObj(i -> (Mark)
                        new Mark.Line("series " + i, i, Mark.Stroke.SOLID, new double[] {0, 1}, new double[] {0, i}))
                .toList();
        Panel plot = new Panel.Plot("", Axis.linear("depth"), Axis.linear("similarity"), marks);
        return new Figure("Several", Optional.empty(), columns, Collections.nCopies(count, plot));
    }

    private static Fit fit(Figure figure) {
        return Fit.of(figure, PANE.width, PANE.height);
    }

    @Test
    void panelsBelowOneAnotherStandBesideOneAnotherInARoomThatIsWide() {
        Fit fit = fit(panels(2, 1, 3));
        assertEquals(2, fit.figure().columns());
        assertEquals(1, fit.scale(), 0);
        assertEquals(1, Fit.of(panels(2, 2, 3), 250, 700).figure().columns());
    }

    @Test
    void whereThereIsRoomTheColumnsAreThoseThatTheFigureWasDrawnWith() {
        for (int columns = 1; columns <= 4; columns++) {
            Fit fit = Fit.of(panels(4, columns, 3), 1600, 1200);
            assertEquals(columns, fit.figure().columns());
            assertEquals(1, fit.scale(), 0);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void lettersCanBeReadInASmallPane(String name) { // ticks are the smallest, of 11 units
        double tick = fit(figure(name)).scale() * Lettering.TICK.getSize2D();
        assertTrue(tick >= 8, name + ": " + tick + " pixels");
    }

    @Test
    void ofVeryManyPanelsTheAxesBecomeSmallerBeforeTheLettersDo() {
        assertEquals(0.75, fit(panels(12, 3, 2)).scale(), 1e-12);
        double scale = fit(panels(100, 10, 2)).scale();
        assertTrue(scale > 0.1 && scale < 0.75, scale + " of a hundred panels");
    }

    @Test
    void aLongLegendLeavesTheAxesTheirRoom() {
        FigureImage.Raster raster = FigureImage.raster(panels(1, 1, 40), Theme.LIGHT, 2, PANE);
        Rectangle2D room = new Rectangle2D.Double(0, 0, PANE.width, PANE.height);
        assertTrue(raster.legend().size() >= 8, raster.legend().toString());
        for (LegendPlace place : raster.legend()) {
            assertTrue(room.contains(place.area()), place + " is outside");
            assertTrue(place.area().getY() > 0.65 * PANE.height, place + " is high up");
        }
    }

    @Test
    void thePlacesOfTheLegendAreThoseOfWhatIsMadeSmaller() {
        Figure many = panels(100, 10, 2);
        double scale = fit(many).scale();
        List<LegendPlace> legend =
                FigureImage.raster(many, Theme.LIGHT, 1, PANE).legend();
        assertEquals(2, legend.size());
        assertEquals(scale * Legend.ROW, legend.get(0).area().getHeight(), 1e-9);
        assertTrue(legend.get(0).area().getMaxY() <= PANE.height, legend.toString());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theImageHasTheSizeOfTheRoomAndNothingIsCutOff(String name) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                FigureImage.raster(figure(name), Theme.LIGHT, 2, PANE).png()));
        assertEquals(2 * PANE.width, image.getWidth());
        assertEquals(2 * PANE.height, image.getHeight());
        boolean blank = true;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean white = image.getRGB(x, y) == 0xFFFFFFFF;
                boolean edge = x < 4 || y < 4 || x >= image.getWidth() - 4 || y >= image.getHeight() - 4;
                assertTrue(!edge || white, "something is cut off at " + x + ", " + y);
                blank &= white;
            }
        }
        assertTrue(!blank, "nothing is painted");
    }
}
