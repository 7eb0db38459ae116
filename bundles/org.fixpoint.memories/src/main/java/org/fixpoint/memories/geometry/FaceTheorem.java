package org.fixpoint.memories.geometry;

import static org.fixpoint.memories.geometry.Columns.numbers;
import static org.fixpoint.memories.geometry.Columns.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.memories.Memory;
import org.fixpoint.memories.Wording;
import org.osgi.service.component.annotations.Component;

/**
 * Whether theorem 2.1 gives a fixed point near faces of the patterns: its conditions on the facets of the thickened polytope P_{t,ε}
 * at random points, the β from which on lemma 2.4 proves them, and the least β of a grid at which they hold at the points.
 *
 * <p>A sufficient β is +∞ where a margin is not positive, a grid β where no value of the grid holds; slack-outwards is +∞ for a
 * single pattern, whose polytope has no extruded facets, slack-inwards where the face has all dimensions, and both margins where no
 * pattern competes.
 */
@Component(service = Contribution.class)
public final class FaceTheorem implements Contribution<Analysis> {
    private static final ItemSpec FACES = new ItemSpec(
            "face-theorem",
            Item.Table.class,
            "face-theorem",
            List.of(
                    "face",
                    "size",
                    "t",
                    "thickness",
                    "slack-outwards",
                    "slack-inwards",
                    "conditions",
                    "sufficient-outwards",
                    "sufficient-inwards",
                    "sufficient-beta",
                    "grid-beta",
                    "isolated-sufficient-beta",
                    "isolated-grid-beta",
                    "attention-beta"),
            "for each face the least slack of the conditions at the model's β, the β that suffice by lemma 2.4 and on the grid, and 1/√n");
    private static final ItemSpec FACETS = new ItemSpec(
            "facet-conditions",
            Item.Table.class,
            "facet-conditions",
            List.of(
                    "face",
                    "facet",
                    "direction",
                    "looked-at",
                    "margin",
                    "height",
                    "slack",
                    "sufficient-beta",
                    "proven"),
            "for each facet its margin, the least slack at the model's β, and whether lemma 2.4 proves the condition there");

    private static final String HOLD = "hold at all points";
    private static final String VIOLATED = "violated";

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class, "face-theorem", "Conditions for a fixed point near faces, and the β they need")
                .formula(
                        "n·f(ξ) ≥ c on F_t + B_ε, n·f(ξ) ≤ c on P_t + a facet of B_ε; β ≥ ln[(N−k+1)(2k/((1−t)h) − 1)]/δ, ln[2(N−k)√m/ε]/δ'")
                .parameters(
                        FaceChoice.FACES,
                        FaceChoice.SIZES,
                        FaceChoice.COUNT,
                        TheoremSetting.T,
                        TheoremSetting.THICKNESS,
                        TheoremSetting.SAMPLES,
                        TheoremSetting.THICKENINGS,
                        TheoremSetting.STEP,
                        TheoremSetting.LARGEST)
                .sources("Beise, On Unstable Fixed Points in Modern Continuous Hopfield Networks, arXiv:2603.27804");
    }

    @Override
    public Analysis create(Values checked) {
        FaceChoice choice = FaceChoice.of(checked);
        TheoremSetting setting = TheoremSetting.of(checked);
        return new OfMemory(List.of(FACES, FACETS, Finding.SPEC), choice::suits, (memory, run) -> {
            List<Face> faces = choice.of(memory.patterns().count(), run);
            List<Study> studies = studies(memory, faces, setting, run);
            List<FacetRow> facets = new ArrayList<>();
            studies.forEach(study -> study.addFacets(facets));
            return List.of(faces(studies), facets(facets), Finding.of(inWords(faces, studies, memory.beta())));
        });
    }

    private static List<Study> studies(Memory memory, List<Face> faces, TheoremSetting setting, RunContext run) {
        List<Study> studies = new ArrayList<>();
        int looked = 0;
        for (Face face : faces) {
            run.checkCancelled();
            run.progress("conditions on facets", (double) looked++ / faces.size());
            Study.of(memory, face, setting, run).ifPresent(studies::add);
        }
        if (studies.isEmpty()) {
            throw TheoremSetting.noSimplex(faces);
        }
        return studies;
    }

    private static String inWords(List<Face> faces, List<Study> studies, double beta) {
        int dependent = faces.size() - studies.size();
        Study easiest = studies.stream()
                .min(Comparator.comparingDouble(study -> study.sufficient().beta()))
                .orElseThrow();
        long unprovable = studies.stream()
                .filter(study -> Double.isInfinite(study.sufficient().beta()))
                .count();
        return "At beta " + Wording.exact(beta) + " the conditions of theorem 2.1 are proven for "
                + studies.stream().filter(Study::isProven).count() + " of " + Wording.count(studies.size(), "face")
                + ", hold at all random points for "
                + studies.stream()
                        .filter(study -> study.conditions().equals(HOLD))
                        .count()
                + " more and are violated for "
                + studies.stream()
                        .filter(study -> study.conditions().equals(VIOLATED))
                        .count()
                + ". "
                + (unprovable == studies.size()
                        ? "No beta suffices for a proof, as margins are not positive."
                        : "Lemma 2.4 proves them from beta "
                                + Wording.number(easiest.sufficient().beta()) + " on (face "
                                + easiest.polytope().face().label() + "), for " + unprovable + " at no beta.")
                + (dependent == 0
                        ? ""
                        : " " + Wording.count(dependent, "face") + " of affinely dependent patterns left out.");
    }

    /** What is found about one face. */
    private record Study(
            ThickenedFace polytope,
            double beta,
            double[] extruded,
            double[] thickened,
            SufficientBeta sufficient,
            double gridBeta,
            double isolatedSufficient,
            double isolatedGridBeta) {
        /** What is found; nothing if the patterns of the face are affinely dependent. */
        static Optional<Study> of(Memory memory, Face face, TheoremSetting setting, RunContext run) {
            return setting.about(memory.patterns(), face)
                    .flatMap(polytope -> IsolatedFace.of(memory.patterns(), face, setting, run)
                            .map(isolated -> of(polytope, isolated, memory, setting, run)));
        }

        private static Study of(
                ThickenedFace polytope, IsolatedFace isolated, Memory memory, TheoremSetting setting, RunContext run) {
            Face face = polytope.face();
            double beta = memory.beta();
            List<FacetCondition> extruded = setting.extruded(polytope, run.random("extruded-" + face.label()));
            List<FacetCondition> thickened = setting.thickened(polytope, run.random("thickening-" + face.label()));
            List<FacetCondition> all = new ArrayList<>(extruded);
            all.addAll(thickened);
            return new Study(
                    polytope,
                    beta,
                    slacks(extruded, beta, run),
                    slacks(thickened, beta, run),
                    SufficientBeta.of(polytope, run::checkCancelled),
                    setting.leastBeta(all, run),
                    isolated.sufficient(),
                    isolated.gridBeta());
        }

        double outwards() {
            return least(extruded);
        }

        double inwards() {
            return least(thickened);
        }

        private static double[] slacks(List<FacetCondition> conditions, double beta, RunContext run) {
            return conditions.stream()
                    .mapToDouble(each -> {
                        run.checkCancelled();
                        return each.slack(beta);
                    })
                    .toArray();
        }

        boolean isProven() {
            return beta >= sufficient.beta();
        }

        String conditions() {
            if (isProven()) {
                return "proven";
            }
            return Math.min(outwards(), inwards()) >= 0 ? HOLD : VIOLATED;
        }

        private static double least(double[] slacks) {
            double least = Double.POSITIVE_INFINITY;
            for (double slack : slacks) {
                least = Math.min(least, slack);
            }
            return least;
        }

        void addFacets(List<FacetRow> rows) {
            String label = polytope.face().label();
            for (int j = 0; j < extruded.length; j++) {
                rows.add(new FacetRow(
                        label,
                        polytope.face().without(j).label(),
                        "outwards",
                        "all of it",
                        sufficient.margins()[j],
                        sufficient.heights()[j],
                        extruded[j],
                        sufficient.outwards()[j],
                        beta));
            }
            if (polytope.codimension() > 0) {
                rows.add(new FacetRow(
                        label,
                        "thickening",
                        "inwards",
                        thickened.length + " of 2^" + polytope.codimension() + " facets",
                        sufficient.margin(),
                        polytope.thickness() / Math.sqrt(polytope.codimension()),
                        inwards(),
                        sufficient.inwards(),
                        beta));
            }
        }
    }

    private record FacetRow(
            String face,
            String facet,
            String direction,
            String lookedAt,
            double margin,
            double height,
            double slack,
            double sufficient,
            double beta) {}

    private static Item faces(List<Study> rows) {
        return new Item.Table(
                FACES.name(),
                FACES.quantity(),
                List.of(
                        words("face", rows, row -> row.polytope().face().label()),
                        numbers("size", rows, row -> row.polytope().face().size()),
                        numbers("t", rows, row -> row.polytope().t()),
                        numbers("thickness", rows, row -> row.polytope().thickness()),
                        numbers("slack-outwards", rows, Study::outwards),
                        numbers("slack-inwards", rows, Study::inwards),
                        words("conditions", rows, Study::conditions),
                        numbers("sufficient-outwards", rows, row -> row.sufficient()
                                .outward()),
                        numbers("sufficient-inwards", rows, row -> row.sufficient()
                                .inwards()),
                        numbers("sufficient-beta", rows, row -> row.sufficient().beta()),
                        numbers("grid-beta", rows, Study::gridBeta),
                        numbers("isolated-sufficient-beta", rows, Study::isolatedSufficient),
                        numbers("isolated-grid-beta", rows, Study::isolatedGridBeta),
                        numbers(
                                "attention-beta",
                                rows,
                                row -> 1 / Math.sqrt(row.polytope().patterns().dimension()))));
    }

    private static Item facets(List<FacetRow> rows) {
        return new Item.Table(
                FACETS.name(),
                FACETS.quantity(),
                List.of(
                        words("face", rows, FacetRow::face),
                        words("facet", rows, FacetRow::facet),
                        words("direction", rows, FacetRow::direction),
                        words("looked-at", rows, FacetRow::lookedAt),
                        numbers("margin", rows, FacetRow::margin),
                        numbers("height", rows, FacetRow::height),
                        numbers("slack", rows, FacetRow::slack),
                        numbers("sufficient-beta", rows, FacetRow::sufficient),
                        words("proven", rows, row -> row.beta() >= row.sufficient() ? "yes" : "no")));
    }
}
