package org.fixpoint.memories.geometry;

import static org.fixpoint.memories.geometry.Columns.numbers;
import static org.fixpoint.memories.geometry.Columns.words;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.memories.Memory;
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
        return new OfMemory(List.of(FACES, FACETS), (memory, run) -> {
            List<Study> studies = studies(memory, choice, setting, run);
            List<FacetRow> facets = new ArrayList<>();
            studies.forEach(study -> study.addFacets(facets));
            return List.of(faces(studies), facets(facets));
        });
    }

    private static List<Study> studies(Memory memory, FaceChoice choice, TheoremSetting setting, RunContext run) {
        List<Face> faces = choice.of(memory.patterns().count(), run);
        List<Study> studies = new ArrayList<>();
        for (Face face : faces) {
            run.checkCancelled();
            run.progress("conditions on facets", (double) studies.size() / faces.size());
            studies.add(Study.of(memory, face, setting, run));
        }
        return studies;
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
        static Study of(Memory memory, Face face, TheoremSetting setting, RunContext run) {
            ThickenedFace polytope = setting.about(memory.patterns(), face);
            double beta = memory.beta();
            List<FacetCondition> extruded = setting.extruded(polytope, run.random("extruded-" + face.label()));
            List<FacetCondition> thickened = setting.thickened(polytope, run.random("thickening-" + face.label()));
            List<FacetCondition> all = new ArrayList<>(extruded);
            all.addAll(thickened);
            IsolatedFace isolated = IsolatedFace.of(memory.patterns(), face, setting, run);
            return new Study(
                    polytope,
                    beta,
                    extruded.stream().mapToDouble(each -> each.slack(beta)).toArray(),
                    thickened.stream().mapToDouble(each -> each.slack(beta)).toArray(),
                    SufficientBeta.of(polytope),
                    setting.leastBeta(all),
                    isolated.sufficient(),
                    isolated.gridBeta());
        }

        double outwards() {
            return least(extruded);
        }

        double inwards() {
            return least(thickened);
        }

        String conditions() {
            if (beta >= sufficient.beta()) {
                return "proven";
            }
            return Math.min(outwards(), inwards()) >= 0 ? "hold at all points" : "violated";
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
