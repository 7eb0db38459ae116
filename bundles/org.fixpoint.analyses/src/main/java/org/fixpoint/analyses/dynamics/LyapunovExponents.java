package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.LyapunovSpectrum;
import org.osgi.service.component.annotations.Component;

/**
 * Lyapunov exponents along orbits, with their standard errors.
 *
 * <p>In the coordinates of the subspace that holds all values of the map, if it has one: the exponents of the other directions are
 * −∞, as is any that the map collapses to rounding.
 */
@Component(service = Contribution.class)
public final class LyapunovExponents implements Contribution<Analysis> {
    private static final Parameter.Whole COUNT = StartLaw.count(4);
    static final Parameter.Whole TRANSIENT = Parameter.whole("transient", "steps left out at first", 0, 100_000_000)
            .byDefault(200);
    static final Parameter.Whole STRETCH = Parameter.whole(
                    "stretch", "a twentieth of the steps that are averaged over", 1, 10_000_000)
            .byDefault(50);
    static final Parameter.Whole EXPONENTS = Parameter.whole("exponents", "how many, the largest first", 1, 10_000)
            .byDefault(10);

    private static final int STRETCHES = 20;
    private static final ItemSpec TABLE = new ItemSpec(
            "lyapunov-exponents",
            Item.Table.class,
            "lyapunov-exponents",
            List.of("orbit", "exponent", "value", "standard-error"),
            "Lyapunov exponents of each orbit, natural logarithms a step");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "lyapunov-exponents", "Growth rates of small deviations along orbits")
                .formula("QR = F'(x) Q, λᵢ = mean of ln Rᵢᵢ")
                .parameters(StartLaw.LAW, COUNT, StartLaw.SCALE, TRANSIENT, STRETCH, EXPONENTS)
                .sources("Benettin, Galgani, Giorgilli and Strelcyn (1980), Meccanica 15, 9");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfStarts(StartLaw.of(checked, COUNT), List.of(TABLE, Finding.SPEC), (subject, starts, run) -> {
            StateMap map = subject.get(Facet.STATE_MAP);
            Frame frame = Frame.of(map);
            int d = map.dimension();
            int exponents = Math.min(checked.get(EXPONENTS), frame.smooth().dimension());
            LyapunovSpectrum[] spectra = new LyapunovSpectrum[starts.length / d];
            IntStream.range(0, spectra.length).parallel().forEach(i -> {
                double[] image = new double[d]; // one step on, in the subspace
                map.apply(Arrays.copyOfRange(starts, i * d, (i + 1) * d), image);
                spectra[i] = LyapunovSpectrum.of(
                        frame.smooth(),
                        frame.coordinates(image),
                        checked.get(TRANSIENT),
                        STRETCHES * checked.get(STRETCH),
                        exponents,
                        run::checkCancelled);
            });
            return List.of(table(List.of(spectra)), OrbitFindings.ofLyapunov(List.of(spectra)));
        });
    }

    private static Item table(List<LyapunovSpectrum> spectra) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < spectra.size(); i++) {
            LyapunovSpectrum spectrum = spectra.get(i);
            for (int k = 0; k < spectrum.exponents().length; k++) {
                rows.add(new double[] {i, k + 1, spectrum.exponents()[k], spectrum.errors()[k]});
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < TABLE.dims().size(); c++) {
            int column = c;
            columns.add(Column.numbers(
                    TABLE.dims().get(c),
                    rows.stream().mapToDouble(row -> row[column]).toArray()));
        }
        return new Item.Table(TABLE.name(), TABLE.quantity(), columns);
    }
}
