package org.fixpoint.visualizers.sinks;

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

    @Override
    public Descriptor<ResultSink> descriptor() {
        return Descriptor.of(ResultSink.class, "png", "Each figure as a PNG image")
                .parameters(SCALE, TONE);
    }

    @Override
    public ResultSink create(Values checked) {
        int scale = checked.get(SCALE);
        Tone tone = checked.get(TONE);
        return new ResultSink() {
            @Override
            public List<Path> write(ResultSet results, Path folder) throws IOException {
                Output output = new Output(folder);
                for (Map.Entry<String, Figure> each : results.figures().entrySet()) {
                    output.bytes(
                            "figures", each.getKey(), ".png", FigureImage.png(each.getValue(), tone.theme(), scale));
                }
                return output.files();
            }
        };
    }
}
