package org.fixpoint.memories.geometry;

import static org.fixpoint.memories.geometry.Columns.numbers;
import static org.fixpoint.memories.geometry.Columns.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.memories.Memory;
import org.fixpoint.memories.Wording;
import org.osgi.service.component.annotations.Component;

/**
 * The least β of a grid at which the map of an isolated face pushes the facets of the scaled face outwards, at random points, beside
 * the β that suffices by lemma 2.4, and β = 1/√n of attention.
 *
 * <p>The β of the model is not used. A sufficient β is +∞ where a margin is not positive, a grid β where no value of the grid holds,
 * and so is a median of which half is +∞.
 */
@Component(service = Contribution.class)
public final class BetaSearch implements Contribution<Analysis> {
    private static final ItemSpec FACES = new ItemSpec(
            "beta-search-faces",
            Item.Table.class,
            "beta-search-faces",
            List.of("face", "size", "grid-beta", "sufficient-beta", "margin"),
            "for each face the least β of the grid, the one that suffices, and the least margin of its facets");
    private static final ItemSpec SUMMARY = new ItemSpec(
            "beta-search",
            Item.Table.class,
            "beta-search",
            List.of(
                    "size",
                    "faces",
                    "dependent",
                    "t",
                    "median-beta",
                    "median-sufficient-beta",
                    "largest-sufficient-beta",
                    "without-sufficient-beta",
                    "not-found",
                    "attention-beta"),
            "for each face size the medians over its simplices, how many have no such β, and the dependent faces left out");
    private static final ItemSpec BETA = new ItemSpec(
            "median-beta",
            Item.Array.class,
            "beta",
            List.of("estimate", "size"),
            "the medians of the β found on the grid and of the sufficient one, and 1/√n");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "beta-search", "The least β for which isolated faces hold a fixed point")
                .formula("p_j ≤ (1 − t)/k on the facets of P_t; β ≥ ln(k/(1 − t) − 1)/δ suffices")
                .parameters(
                        FaceChoice.FACES,
                        FaceChoice.SIZES,
                        FaceChoice.COUNT,
                        TheoremSetting.T,
                        TheoremSetting.SAMPLES,
                        TheoremSetting.STEP,
                        TheoremSetting.LARGEST)
                .sources("Beise, On Unstable Fixed Points in Modern Continuous Hopfield Networks, arXiv:2603.27804");
    }

    @Override
    public Analysis create(Values checked) {
        FaceChoice choice = FaceChoice.of(checked);
        TheoremSetting setting = TheoremSetting.isolated(checked);
        return new OfMemory(List.of(FACES, SUMMARY, BETA, Finding.SPEC), choice::suits, (memory, run) -> {
            List<Face> faces = choice.of(memory.patterns().count(), run);
            List<IsolatedFace> rows = searched(memory, faces, setting, run);
            List<Sized> sizes = sized(faces, rows);
            int dimension = memory.patterns().dimension();
            return List.of(
                    faces(rows),
                    summary(sizes, setting.t(), dimension),
                    beta(sizes, dimension),
                    Finding.of(inWords(sizes, setting.t(), dimension)));
        });
    }

    private static List<IsolatedFace> searched(
            Memory memory, List<Face> faces, TheoremSetting setting, RunContext run) {
        List<IsolatedFace> rows = new ArrayList<>();
        int looked = 0;
        for (Face face : faces) {
            run.checkCancelled();
            run.progress("β of isolated faces", (double) looked++ / faces.size());
            IsolatedFace.of(memory.patterns(), face, setting, run).ifPresent(rows::add);
        }
        if (rows.isEmpty()) {
            throw TheoremSetting.noSimplex(faces);
        }
        return rows;
    }

    /** The simplices of one size, and how many faces of it are none. */
    private record Sized(int size, List<IsolatedFace> rows, long dependent) {
        double median(ToDoubleFunction<IsolatedFace> of) {
            if (rows.isEmpty()) {
                return Double.NaN;
            }
            double[] sorted = rows.stream().mapToDouble(of).sorted().toArray();
            double lower = sorted[(sorted.length - 1) / 2];
            double upper = sorted[sorted.length / 2];
            return lower == upper ? lower : (lower + upper) / 2;
        }

        double largest(ToDoubleFunction<IsolatedFace> of) {
            return rows.stream().mapToDouble(of).max().orElse(Double.NaN);
        }

        long infinite(ToDoubleFunction<IsolatedFace> of) {
            return rows.stream().mapToDouble(of).filter(Double::isInfinite).count();
        }
    }

    private static List<Sized> sized(List<Face> faces, List<IsolatedFace> rows) {
        return faces.stream()
                .map(Face::size)
                .distinct()
                .sorted()
                .map(size -> sized(size, faces, rows))
                .toList();
    }

    private static Sized sized(int size, List<Face> faces, List<IsolatedFace> rows) {
        List<IsolatedFace> own =
                rows.stream().filter(row -> row.face().size() == size).toList();
        long all = faces.stream().filter(face -> face.size() == size).count();
        return new Sized(size, own, all - own.size());
    }

    private static String inWords(List<Sized> sizes, double t, int dimension) {
        String medians = sizes.stream()
                .map(each -> "size " + each.size() + " ("
                        + Wording.count(each.rows().size(), "face")
                        + (each.dependent() == 0 ? "" : ", " + each.dependent() + " affinely dependent ones left out")
                        + ") " + Wording.number(each.median(IsolatedFace::gridBeta)) + " and "
                        + Wording.number(each.median(IsolatedFace::sufficient))
                        + (each.infinite(IsolatedFace::sufficient) == 0
                                ? ""
                                : " (none for " + each.infinite(IsolatedFace::sufficient) + ")"))
                .collect(Collectors.joining("; "));
        return "The least beta that holds isolated faces at t = " + Wording.number(t)
                + ", median at random points and proven by lemma 2.4: " + medians + ". Attention has "
                + Wording.number(1 / Math.sqrt(dimension)) + ".";
    }

    private static Item faces(List<IsolatedFace> rows) {
        return new Item.Table(
                FACES.name(),
                FACES.quantity(),
                List.of(
                        words("face", rows, row -> row.face().label()),
                        numbers("size", rows, row -> row.face().size()),
                        numbers("grid-beta", rows, IsolatedFace::gridBeta),
                        numbers("sufficient-beta", rows, IsolatedFace::sufficient),
                        numbers("margin", rows, IsolatedFace::margin)));
    }

    private static Item summary(List<Sized> sizes, double t, int dimension) {
        return new Item.Table(
                SUMMARY.name(),
                SUMMARY.quantity(),
                List.of(
                        numbers("size", sizes, Sized::size),
                        numbers("faces", sizes, each -> each.rows().size()),
                        numbers("dependent", sizes, Sized::dependent),
                        numbers("t", sizes, each -> t),
                        numbers("median-beta", sizes, each -> each.median(IsolatedFace::gridBeta)),
                        numbers("median-sufficient-beta", sizes, each -> each.median(IsolatedFace::sufficient)),
                        numbers("largest-sufficient-beta", sizes, each -> each.largest(IsolatedFace::sufficient)),
                        numbers("without-sufficient-beta", sizes, each -> each.infinite(IsolatedFace::sufficient)),
                        numbers("not-found", sizes, each -> each.infinite(IsolatedFace::gridBeta)),
                        numbers("attention-beta", sizes, each -> 1 / Math.sqrt(dimension))));
    }

    private static Item beta(List<Sized> sizes, int dimension) {
        int count = sizes.size();
        double[] data = new double[3 * count];
        for (int i = 0; i < count; i++) {
            data[i] = sizes.get(i).median(IsolatedFace::gridBeta);
            data[count + i] = sizes.get(i).median(IsolatedFace::sufficient);
        }
        Arrays.fill(data, 2 * count, 3 * count, 1 / Math.sqrt(dimension));
        double[] at = sizes.stream().mapToDouble(Sized::size).toArray();
        return new Item.Array(
                BETA.name(),
                BETA.quantity(),
                "",
                List.of(
                        new Dimension.Labels("estimate", List.of("grid", "sufficient", "attention")),
                        new Dimension.Numbers("size", "", at)),
                data);
    }
}
