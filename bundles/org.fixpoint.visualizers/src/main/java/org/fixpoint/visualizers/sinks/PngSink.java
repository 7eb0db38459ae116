package org.fixpoint.visualizers.sinks;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.visualizers.paint.FigureImage;
import org.fixpoint.visualizers.paint.LegendPlace;
import org.osgi.service.component.annotations.Component;

/** Each figure as {@code figures/<name>.png}. */
@Component(service = Contribution.class)
public final class PngSink implements Contribution<ResultSink> {
    private static final Parameter.Whole SCALE = Parameter.whole(
                    "scale", "pixels per unit of length; 2 for print and dense screens", 1, 8)
            .byDefault(2);
    private static final Parameter.Choice<Tone> TONE = Parameter.choice(
                    "tone", "light for paper, dark for screens", Tone.class)
            .byDefault(Tone.LIGHT);
    private static final Parameter.Whole WIDTH = Parameter.whole(
                    "width",
                    "of the image in units of length, for which the figure is laid out; 0: as it needs",
                    0,
                    4096)
            .byDefault(0);
    private static final Parameter.Whole HEIGHT =
            Parameter.whole("height", "of the image; 0: as it needs", 0, 4096).byDefault(0);
    private static final Parameter.Flag LEGEND = Parameter.flag(
            "legend-places", "write <name>.legend.tsv too: where in the image each entry of the legend is", false);

    @Override
    public Descriptor<ResultSink> descriptor() {
        return Descriptor.of(ResultSink.class, "png", "Each figure as a PNG image")
                .parameters(SCALE, TONE, WIDTH, HEIGHT, LEGEND);
    }

    @Override
    public ResultSink create(Values checked) {
        int scale = checked.get(SCALE);
        Tone tone = checked.get(TONE);
        Dimension room = new Dimension(checked.get(WIDTH), checked.get(HEIGHT));
        boolean told = checked.get(LEGEND);
        return new ResultSink() {
            @Override
            public List<Path> write(ResultSet results, Path folder) throws IOException {
                Output output = new Output(folder);
                for (Map.Entry<String, Figure> each : results.figures().entrySet()) {
                    FigureImage.Raster raster = raster(each.getValue(), tone, scale, room);
                    output.bytes("figures", each.getKey(), ".png", raster.png());
                    if (told) {
                        output.text("figures", each.getKey(), ".legend.tsv", places(raster.legend(), scale));
                    }
                }
                return output.files();
            }
        };
    }

    private static FigureImage.Raster raster(Figure figure, Tone tone, int scale, Dimension room) {
        if (room.width == 0 && room.height == 0) {
            return FigureImage.raster(figure, tone.theme(), scale);
        }
        Dimension own = FigureImage.size(figure);
        return FigureImage.raster(
                figure,
                tone.theme(),
                scale,
                new Dimension(room.width == 0 ? own.width : room.width, room.height == 0 ? own.height : room.height));
    }

    /** A line for each entry: left, top, width and height in pixels of the image, then the label, tabs between them. */
    private static String places(List<LegendPlace> legend, int scale) {
        StringBuilder text = new StringBuilder("left\ttop\twidth\theight\tlabel\n");
        for (LegendPlace place : legend) {
            Rectangle2D area = place.area();
            for (double length : new double[] {area.getX(), area.getY(), area.getWidth(), area.getHeight()}) {
                text.append(Math.round(length * scale)).append('\t');
            }
            text.append(place.label().replaceAll("\\R", " ")).append('\n');
        }
        return text.toString();
    }
}
