package org.fixpoint.visualizers.sinks;

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
    private static final Parameter.Flag LEGEND = Parameter.flag(
            "legend-places", "write <name>.legend.tsv too: where in the image each entry of the legend is", false);

    @Override
    public Descriptor<ResultSink> descriptor() {
        return Descriptor.of(ResultSink.class, "png", "Each figure as a PNG image")
                .parameters(SCALE, TONE, LEGEND);
    }

    @Override
    public ResultSink create(Values checked) {
        int scale = checked.get(SCALE);
        Tone tone = checked.get(TONE);
        boolean told = checked.get(LEGEND);
        return new ResultSink() {
            @Override
            public List<Path> write(ResultSet results, Path folder) throws IOException {
                Output output = new Output(folder);
                for (Map.Entry<String, Figure> each : results.figures().entrySet()) {
                    FigureImage.Raster raster = FigureImage.raster(each.getValue(), tone.theme(), scale);
                    output.bytes("figures", each.getKey(), ".png", raster.png());
                    if (told) {
                        output.text("figures", each.getKey(), ".legend.tsv", places(raster.legend(), scale));
                    }
                }
                return output.files();
            }
        };
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
