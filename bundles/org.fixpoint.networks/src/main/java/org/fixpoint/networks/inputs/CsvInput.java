package org.fixpoint.networks.inputs;

import java.nio.file.Path;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/**
 * The rows of a user's CSV file.
 *
 * <p>UTF-8 text of at most 1 GB; cells may be quoted with {@code "}; blank lines are passed over. Every other line has the
 * same number of cells, all of them finite decimal numbers except those of the label column. The file is read when the
 * object is made, and what is wrong in it is told with line and column.
 */
@Component(service = Contribution.class)
public final class CsvInput implements Contribution<InputSource> {
    static final Parameter.DataFile FILE = Parameter.file("file", "a table of numbers, one input a line");
    static final Parameter.Choice<Delimiter> DELIMITER = Parameter.choice(
                    "delimiter", "what separates the cells of a line", Delimiter.class)
            .byDefault(Delimiter.COMMA);
    static final Parameter.Choice<Header> HEADER = Parameter.choice(
                    "header",
                    "whether the first line names the columns; auto: it does if it holds no number",
                    Header.class)
            .byDefault(Header.AUTO);
    static final Parameter.Text LABEL_COLUMN = Parameter.text(
                    "label-column", "name or number, from 1, of the column that holds labels; none if there is none")
            .byDefault("none");

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "csv", "The rows of a CSV file")
                .parameters(FILE, PairsOfFile.PARAMETER, InputNormalisation.PARAMETER, DELIMITER, HEADER, LABEL_COLUMN);
    }

    @Override
    public InputSource create(Values checked) {
        Path file = checked.get(FILE);
        Observations rows = CsvTable.read(file, checked.get(DELIMITER), checked.get(HEADER), checked.get(LABEL_COLUMN));
        int pairs = checked.get(PairsOfFile.PARAMETER);
        PairsOfFile.check(pairs, rows, UserFile.name(file));
        return new ObservationSource(rows, pairs, checked.get(InputNormalisation.PARAMETER));
    }
}
