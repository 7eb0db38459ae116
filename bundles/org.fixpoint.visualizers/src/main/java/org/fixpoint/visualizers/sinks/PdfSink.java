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

/** Each figure as {@code figures/<name>.pdf}, for LaTeX. */
@Component(service = Contribution.class)
public final class PdfSink implements Contribution<ResultSink> {
    private static final Parameter.Choice<Tone> TONE = Parameter.choice(
                    "tone", "light for paper, dark for screens", Tone.class)
            .byDefault(Tone.LIGHT);

    @Override
    public Descriptor<ResultSink> descriptor() {
        return Descriptor.of(
                        ResultSink.class, "pdf", "Each figure as a PDF page with its text as text in embedded fonts")
                .parameters(TONE);
    }

    @Override
    public ResultSink create(Values checked) {
        Tone tone = checked.get(TONE);
        return new ResultSink() {
            @Override
            public List<Path> write(ResultSet results, Path folder) throws IOException {
                Output output = new Output(folder);
                for (Map.Entry<String, Figure> each : results.figures().entrySet()) {
                    output.bytes("figures", each.getKey(), ".pdf", FigureImage.pdf(each.getValue(), tone.theme()));
                }
                return output.files();
            }
        };
    }
}
