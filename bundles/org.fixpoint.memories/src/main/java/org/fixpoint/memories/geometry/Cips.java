package org.fixpoint.memories.geometry;

import static org.fixpoint.memories.geometry.Columns.numbers;
import static org.fixpoint.memories.geometry.Columns.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.memories.Memory;
import org.fixpoint.memories.Wording;
import org.fixpoint.memories.geometry.FaceMargins.Verdict;
import org.osgi.service.component.annotations.Component;

/**
 * Whether faces of the patterns have property CIPS: the exact margin by linear programming beside the estimate from random points.
 *
 * <p>I is CIPS_γ (definition 2.2 of the source) if max_{i∈I}⟨x_i, ξ⟩ &gt; max_{j∉I}⟨x_j, ξ⟩ + γ for all ξ in their convex hull, that is if γ*(I) &gt; γ, with
 * γ*(I) the least of the difference. The maximum over no pattern is −∞, so that the margin of all patterns, and the one of the
 * facets of a single pattern, are +∞; a difference of infinite margins is NaN.
 */
@Component(service = Contribution.class)
public final class Cips implements Contribution<Analysis> {
    static final Parameter.Real GAMMA = Parameter.real(
                    "gamma", "γ, the margin that a face must exceed; its facets must exceed 0")
            .in(Range.closed(0, Double.POSITIVE_INFINITY))
            .typically(0, 1)
            .byDefault(0);
    static final Parameter.Whole SAMPLES = Parameter.whole(
                    "samples", "random points of each face, and of each facet, for the estimate", 1, 1_000_000)
            .byDefault(2000);

    private static final ItemSpec FACES = new ItemSpec(
            "cips-faces",
            Item.Table.class,
            "cips-faces",
            List.of(
                    "face",
                    "size",
                    "margin",
                    "error",
                    "rival",
                    "sampled-margin",
                    "excess",
                    "weakest-facet",
                    "facet-margin",
                    "least-margin",
                    "sampled-least-margin",
                    "cips"),
            "γ* of each face with its error, the estimate and by how much it is too high, the least γ* of the facets, and whether both suffice");
    private static final ItemSpec SUMMARY = new ItemSpec(
            "cips-summary",
            Item.Table.class,
            "cips-summary",
            List.of(
                    "size",
                    "faces",
                    "rate",
                    "sampled-rate",
                    "undecided",
                    "mean-margin",
                    "sampled-mean-margin",
                    "mean-least-margin",
                    "least-margin",
                    "largest-excess"),
            "for each face size the share of faces that suffice, exact and estimated, and their margins");
    private static final ItemSpec RATE = new ItemSpec(
            "cips-rate", Item.Array.class, "cips-rate", List.of("estimate", "size"), "the share of faces that suffice");
    private static final ItemSpec MARGIN = new ItemSpec(
            "mean-margin", Item.Array.class, "margin", List.of("estimate", "size"), "the mean margin of the faces");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "cips", "Exact margins of faces of the patterns, beside estimates")
                .formula("γ*(I) = min over ξ ∈ conv x_I of max_{i∈I}⟨x_i, ξ⟩ − max_{j∉I}⟨x_j, ξ⟩")
                .parameters(FaceChoice.FACES, FaceChoice.SIZES, FaceChoice.COUNT, GAMMA, SAMPLES)
                .sources("Beise, On Unstable Fixed Points in Modern Continuous Hopfield Networks, arXiv:2603.27804");
    }

    @Override
    public Analysis create(Values checked) {
        FaceChoice choice = FaceChoice.of(checked);
        double gamma = checked.get(GAMMA);
        int samples = checked.get(SAMPLES);
        return new OfMemory(List.of(FACES, SUMMARY, RATE, MARGIN, Finding.SPEC), choice::suits, (memory, run) -> {
            List<FaceMargins> rows = margins(memory, choice, samples, run);
            List<BySize> sizes = BySize.of(rows, gamma);
            return List.of(
                    faces(rows, gamma), summary(sizes), rate(sizes), mean(sizes), Finding.of(inWords(sizes, gamma)));
        });
    }

    private static List<FaceMargins> margins(Memory memory, FaceChoice choice, int samples, RunContext run) {
        List<Face> faces = choice.of(memory.patterns().count(), run);
        List<FaceMargins> rows = new ArrayList<>();
        for (Face face : faces) {
            run.checkCancelled();
            run.progress("margins of faces", (double) rows.size() / faces.size());
            rows.add(FaceMargins.of(
                    memory.patterns(), face, samples, run.random("margin-" + face.label()), run::checkCancelled));
        }
        return rows;
    }

    private static String inWords(List<BySize> sizes, double gamma) {
        List<FaceMargins> all =
                sizes.stream().flatMap(each -> each.rows().stream()).toList();
        FaceMargins weakest =
                all.stream().min(Comparator.comparingDouble(FaceMargins::least)).orElseThrow();
        double excess = all.stream()
                .mapToDouble(row -> row.sampled() - row.exact().value())
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        String rates = sizes.stream()
                .map(each -> each.count(Verdict.YES) + " of "
                        + Wording.count(each.rows().size(), "face") + " of size " + each.size()
                        + (each.count(Verdict.UNDECIDED) == 0
                                ? ""
                                : " (" + each.count(Verdict.UNDECIDED) + " undecided)"))
                .collect(Collectors.joining(", "));
        return "CIPS with margin " + Wording.number(gamma) + ", proven by exact margins: " + rates
                + "; the least margin is "
                + Wording.number(weakest.least()) + " ± " + Wording.number(weakest.leastError()) + " (face "
                + weakest.face().label() + "); random points overestimate margins of faces by up to "
                + Wording.number(excess) + ".";
    }

    private static Item faces(List<FaceMargins> rows, double gamma) {
        return new Item.Table(
                FACES.name(),
                FACES.quantity(),
                List.of(
                        words("face", rows, row -> row.face().label()),
                        numbers("size", rows, row -> row.face().size()),
                        numbers("margin", rows, row -> row.exact().value()),
                        numbers("error", rows, row -> row.exact().error()),
                        words(
                                "rival",
                                rows,
                                row -> row.exact().rival().isPresent()
                                        ? Integer.toString(row.exact().rival().getAsInt() + 1)
                                        : ""),
                        numbers("sampled-margin", rows, FaceMargins::sampled),
                        numbers(
                                "excess",
                                rows,
                                row -> row.sampled() - row.exact().value()),
                        words("weakest-facet", rows, row -> row.weakest()
                                .map(Face::label)
                                .orElse(row.simplex() ? "" : "affinely dependent, facets not looked at")),
                        numbers("facet-margin", rows, row -> row.facet().value()),
                        numbers("least-margin", rows, FaceMargins::least),
                        numbers("sampled-least-margin", rows, FaceMargins::leastSampled),
                        words("cips", rows, row -> Parameter.Choice.written(row.qualifies(gamma)))));
    }

    private static Item summary(List<BySize> sizes) {
        return new Item.Table(
                SUMMARY.name(),
                SUMMARY.quantity(),
                List.of(
                        numbers("size", sizes, BySize::size),
                        numbers("faces", sizes, each -> each.rows().size()),
                        numbers("rate", sizes, BySize::rate),
                        numbers("sampled-rate", sizes, BySize::sampledRate),
                        numbers("undecided", sizes, each -> each.count(Verdict.UNDECIDED)),
                        numbers(
                                "mean-margin",
                                sizes,
                                each -> each.mean(row -> row.exact().value())),
                        numbers("sampled-mean-margin", sizes, each -> each.mean(FaceMargins::sampled)),
                        numbers("mean-least-margin", sizes, each -> each.mean(FaceMargins::least)),
                        numbers("least-margin", sizes, each -> each.of(FaceMargins::least)
                                .min()
                                .orElseThrow()),
                        numbers("largest-excess", sizes, each -> each.of(
                                        row -> row.sampled() - row.exact().value())
                                .max()
                                .orElseThrow())));
    }

    private static Item rate(List<BySize> sizes) {
        return array(RATE, sizes, List.of(BySize::rate, BySize::sampledRate));
    }

    private static Item mean(List<BySize> sizes) {
        return array(
                MARGIN,
                sizes,
                List.of(each -> each.mean(row -> row.exact().value()), each -> each.mean(FaceMargins::sampled)));
    }

    private static Item array(ItemSpec spec, List<BySize> sizes, List<ToDoubleFunction<BySize>> estimates) {
        double[] at = sizes.stream().mapToDouble(BySize::size).toArray();
        double[] data = estimates.stream()
                .flatMapToDouble(estimate -> sizes.stream().mapToDouble(estimate))
                .toArray();
        return new Item.Array(
                spec.name(),
                spec.quantity(),
                "",
                List.of(
                        new Dimension.Labels("estimate", List.of("exact", "sampled")),
                        new Dimension.Numbers("size", "", at)),
                data);
    }
}
