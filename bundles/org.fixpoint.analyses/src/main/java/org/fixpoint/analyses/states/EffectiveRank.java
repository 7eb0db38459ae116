package org.fixpoint.analyses.states;

import java.util.List;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.LayerStates;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.spectra.Centring;
import org.fixpoint.maths.spectra.SingularSpectrum;
import org.fixpoint.maths.threads.Team;
import org.osgi.service.component.annotations.Component;

/**
 * How many directions the representations of the inputs occupy, layer by layer, from the singular values of the matrix of
 * states.
 *
 * <p>A layer in which all representations are the same occupies none: both numbers are NaN there.
 */
@Component(service = Contribution.class)
public final class EffectiveRank implements Contribution<Analysis> {
    static final Parameter.Flag CENTRED =
            Parameter.flag("centred", "whether the mean over the inputs is removed from each coordinate first", true);

    private static final List<String> LAYER = List.of("layer");
    private static final ItemSpec RANK = new ItemSpec(
            "effective-rank",
            Item.Array.class,
            "effective-rank",
            LAYER,
            "exp of the entropy of the normalised singular values; NaN where all representations are the same");
    private static final ItemSpec PARTICIPATION = new ItemSpec(
            "participation-ratio",
            Item.Array.class,
            "participation-ratio",
            LAYER,
            "(Σs²)²/Σs⁴ of the singular values s; NaN where all representations are the same");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class, "effective-rank", "How many directions representations occupy, layer by layer")
                .parameters(CENTRED)
                .sources("Roy, Vetterli (2007), The effective rank, EUSIPCO, Definition 1");
    }

    @Override
    public Analysis create(Values checked) {
        return new Rank(checked.get(CENTRED) ? Centring.COLUMNS : Centring.NONE);
    }

    private record Rank(Centring centring) implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Facet.LAYER_STATES);
        }

        @Override
        public boolean needsInputs() {
            return false;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(RANK, PARTICIPATION);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            LayerStates layers = subject.get(Facet.LAYER_STATES);
            LinearAlgebra algebra = LinearAlgebra.fastest(Team.ofProcessors());
            double[] ranks = new double[layers.depth() + 1];
            double[] participations = new double[layers.depth() + 1];
            layers.visit((layer, states) -> {
                run.checkCancelled();
                SingularSpectrum spectrum =
                        SingularSpectrum.of(states, layers.count(), layers.width(layer), centring, algebra);
                if (spectrum.route() == SingularSpectrum.Route.UNRESOLVED) {
                    throw new Refusal("layer " + layer + ": the singular values of the representations are not known,"
                            + " since a state is not finite; add a normalisation or change the variances");
                }
                ranks[layer] = spectrum.effectiveRank().orElse(Double.NaN);
                participations[layer] = spectrum.participationRatio().orElse(Double.NaN);
            });
            List<Dimension> dims = List.of(Dimension.index("layer", ranks.length));
            return List.of(
                    new Item.Array(RANK.name(), RANK.quantity(), "", dims, ranks),
                    new Item.Array(PARTICIPATION.name(), PARTICIPATION.quantity(), "", dims, participations));
        }
    }
}
