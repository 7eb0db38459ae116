package org.fixpoint.visualizers.sinks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.osgi.service.component.annotations.Component;

/** {@code report.html}: one file with everything in it, which opens offline. */
@Component(service = Contribution.class)
public final class HtmlSink implements Contribution<ResultSink> {
    @Override
    public Descriptor<ResultSink> descriptor() {
        return Descriptor.of(
                ResultSink.class, "html", "One self-contained report with zoomable figures and sortable tables");
    }

    @Override
    public ResultSink create(Values checked) {
        return new ResultSink() {
            @Override
            public List<Path> write(ResultSet results, Path folder) throws IOException {
                Output output = new Output(folder);
                output.text("", "report", ".html", new Report(results).html());
                return output.files();
            }
        };
    }
}
