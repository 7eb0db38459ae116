package org.fixpoint.analyses;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.activations.Designed;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.Heaviside;
import org.fixpoint.activations.Identity;
import org.fixpoint.analyses.activation.ActivationCurve;
import org.fixpoint.analyses.activation.HermiteSpectrum;
import org.fixpoint.analyses.certified.CertifiedClasses;
import org.fixpoint.analyses.kernels.ActivationDesign;
import org.fixpoint.analyses.kernels.BoundViolations;
import org.fixpoint.analyses.kernels.HermiteApproximation;
import org.fixpoint.analyses.kernels.KernelCurvatureCurve;
import org.fixpoint.analyses.kernels.KernelCurve;
import org.fixpoint.analyses.kernels.KernelDeviation;
import org.fixpoint.analyses.kernels.KernelFixedPoints;
import org.fixpoint.analyses.kernels.KernelTrajectory;
import org.fixpoint.analyses.kernels.PublishedTable;
import org.fixpoint.analyses.kernels.RateAnalysis;
import org.fixpoint.analyses.meanfield.ClosedFormKernelMap;
import org.fixpoint.analyses.meanfield.ClosedFormMeanField;
import org.fixpoint.analyses.phase.EdgeOfChaos;
import org.fixpoint.analyses.phase.LengthMapAnalysis;
import org.fixpoint.analyses.phase.PhaseDiagram;
import org.fixpoint.analyses.states.EffectiveRank;
import org.fixpoint.analyses.states.LayerSimilarity;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.LayerStates;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.junit.jupiter.api.Nested;

/** The contract of every analysis of this bundle. */
class AnalysesContractTest {
    private abstract static class Contract extends AnalysisContract {
        private final Contribution<Analysis> contribution;
        private final Map<String, ?> given;

        Contract(Contribution<Analysis> contribution, Map<String, ?> given) {
            this.contribution = contribution;
            this.given = given;
        }

        @Override
        protected Contribution<Analysis> contribution() {
            return contribution;
        }

        @Override
        protected Map<String, ?> given() {
            return given;
        }

        @Override
        protected GivenSubject subject() {
            return subjectOf(GoldenActivations.made(new Gelu(), Map.of()));
        }
    }

    static GivenSubject subjectOf(ActivationFunction activation) {
        Batch batch = new Batch(
                new double[] {1, 2, 3, 1, -1, 2, 0.5, 0.5, -1, 2, 0, 1}, 4, 3, new int[] {0, 1, 2, 3}, List.of());
        return GivenSubject.empty()
                .with(batch)
                .with(Facet.ACTIVATION, activation)
                .with(Facet.MEAN_FIELD_RULE, Models.plain(activation, 6))
                .with(Facet.KERNEL_MAP, Models.derived(new ClosedFormKernelMap(), Models.plain(activation, 6)))
                .with(Facet.MEAN_FIELD, Models.derived(new ClosedFormMeanField(), Models.plain(activation, 6)))
                .with(Facet.LAYER_STATES, (LayerStates) new FixedStates(batch));
    }

    @Nested
    class OfActivationCurve extends Contract {
        OfActivationCurve() {
            super(new ActivationCurve(), Map.of("from", -2.0));
        }
    }

    @Nested
    class OfCertifiedClass extends Contract {
        OfCertifiedClass() {
            super(new CertifiedClasses(), Map.of("degree", 20));
        }
    }

    @Nested
    class OfCertifiedClassWithoutFixedPoint extends Contract {
        OfCertifiedClassWithoutFixedPoint() {
            super(new CertifiedClasses(), Map.of("degree", 20));
        }

        @Override
        protected GivenSubject subject() {
            return subjectOf(GoldenActivations.made(new Identity(), Map.of()));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("rho-star-lower", "rho-star-upper", "local-rate-lower", "local-rate-upper");
        }
    }

    @Nested
    class OfHermiteSpectrum extends Contract {
        OfHermiteSpectrum() {
            super(new HermiteSpectrum(), Map.of("degree", 40));
        }
    }

    @Nested
    class OfKernelCurve extends Contract {
        OfKernelCurve() {
            super(new KernelCurve(), Map.of());
        }
    }

    @Nested
    class OfKernelCurvature extends Contract {
        OfKernelCurvature() {
            super(new KernelCurvatureCurve(), Map.of());
        }
    }

    @Nested
    class OfKernelCurvatureWithAJump extends Contract {
        OfKernelCurvatureWithAJump() {
            super(new KernelCurvatureCurve(), Map.of("points", 2));
        }

        @Override
        protected GivenSubject subject() {
            return subjectOf(GoldenActivations.made(new Heaviside(), Map.of()));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("curvature");
        }
    }

    @Nested
    class OfKernelCurveWithAJump extends Contract {
        OfKernelCurveWithAJump() {
            super(new KernelCurve(), Map.of());
        }

        @Override
        protected GivenSubject subject() {
            return subjectOf(GoldenActivations.made(new Heaviside(), Map.of()));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("slope");
        }
    }

    @Nested
    class OfKernelFixedPoints extends Contract {
        OfKernelFixedPoints() {
            super(new KernelFixedPoints(), Map.of());
        }
    }

    @Nested
    class OfKernelFixedPointsWhereAllAreFixed extends Contract {
        OfKernelFixedPointsWhereAllAreFixed() {
            super(new KernelFixedPoints(), Map.of());
        }

        @Override
        protected GivenSubject subject() {
            return subjectOf(GoldenActivations.made(new Identity(), Map.of()));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("rho-star", "published-alpha", "corrected-alpha", "layers-to-epsilon");
        }
    }

    @Nested
    class OfKernelTrajectoryOfPairs extends Contract {
        OfKernelTrajectoryOfPairs() {
            super(new KernelTrajectory(), Map.of());
        }
    }

    @Nested
    class OfKernelTrajectoryFromStarts extends Contract {
        OfKernelTrajectoryFromStarts() {
            super(new KernelTrajectory(), Map.of("starts", new double[] {-1, 0, 0.99}));
        }
    }

    @Nested
    class OfLengthMap extends Contract {
        OfLengthMap() {
            super(new LengthMapAnalysis(), Map.of("points", 5));
        }
    }

    @Nested
    class OfEdgeOfChaos extends Contract {
        OfEdgeOfChaos() {
            super(new EdgeOfChaos(), Map.of());
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("xi-q", "xi-c", "c-star", "slope-at-c-star");
        }
    }

    @Nested
    class OfPhaseDiagram extends Contract {
        OfPhaseDiagram() {
            super(new PhaseDiagram(), Map.of("weight-points", 4, "bias-points", 3, "weight-to", 1.0));
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("chi", "stationary-variance");
        }
    }

    @Nested
    class OfRateBounds extends Contract {
        OfRateBounds() {
            super(new RateAnalysis(), Map.of());
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("polynomial-law");
        }
    }

    @Nested
    class OfBoundViolations extends Contract {
        OfBoundViolations() {
            super(new BoundViolations(), Map.of());
        }

        @Override
        protected Set<String> mayBeInfinite() {
            return Set.of("start", "distance-from-one", "layer", "error", "bound", "ratio");
        }
    }

    @Nested
    class OfPublishedTable extends Contract {
        OfPublishedTable() {
            super(new PublishedTable(), Map.of());
        }
    }

    @Nested
    class OfHermiteApproximation extends Contract {
        OfHermiteApproximation() {
            super(new HermiteApproximation(), Map.of());
        }
    }

    @Nested
    class OfKernelDeviation extends Contract {
        OfKernelDeviation() {
            super(new KernelDeviation(), Map.of());
        }
    }

    @Nested
    class OfActivationDesign extends Contract {
        OfActivationDesign() {
            super(new ActivationDesign(), Map.of());
        }

        @Override
        protected GivenSubject subject() {
            return subjectOf(GoldenActivations.made(new Designed(), Map.of()));
        }
    }

    @Nested
    class OfLayerSimilarity extends Contract {
        OfLayerSimilarity() {
            super(new LayerSimilarity(), Map.of());
        }
    }

    @Nested
    class OfEffectiveRank extends Contract {
        OfEffectiveRank() {
            super(new EffectiveRank(), Map.of());
        }
    }
}
