package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fixpoint.maths.kernel.RateBounds.Start;
import org.junit.jupiter.api.Test;

class BoundSearchTest {
    private static BoundSearch.Result search(String name) {
        KernelSeries series = KernelSeries.of(Activations.named(name));
        NormalizedKernel kernel = series.normalized();
        return new BoundSearch(kernel, KernelProfile.of(kernel), series.error())
                .over(BoundSearch.towardsOne(12, 1), 200);
    }

    @Test
    void theSquareViolatesThePublishedBoundFromLayerEighteenAtAThousandth() {
        BoundSearch.Outcome outcome = search("square").published();
        BoundSearch.Violation found = outcome.first().stream()
                .filter(each -> each.start().margin() == 1e-3 && each.start().rho() > 0)
                .findFirst()
                .orElseThrow();
        assertEquals(18, found.layer());
        assertEquals(0.3607439921, found.error(), 1e-10);
        assertEquals(0.3376431028, found.bound(), 1e-10);
        assertTrue(outcome.earliest().orElseThrow().layer() <= 18);
        assertTrue(outcome.largest().orElseThrow().ratio() >= found.ratio());
    }

    @Test
    void theOthersHoldEverywhere() {
        for (String name : List.of("square", "gelu_exact", "elu_1", "tanh", "sigmoid", "relu", "exp", "heaviside")) {
            BoundSearch.Result result = search(name);
            assertTrue(result.corrected().holds(), name);
            assertTrue(result.hyperbolic().holds(), name);
            assertEquals(name.equals("square"), !result.published().holds(), name);
        }
    }

    @Test
    void startsOfBothSignsFarBelowRoundingAreFollowed() { // −1 + 1e-30 is −1 as a double; even kernels go on from 1
        // − 1e-30
        for (String name : List.of("square", "tanh", "sigmoid", "relu", "exp")) {
            KernelSeries series = KernelSeries.of(Activations.named(name));
            NormalizedKernel kernel = series.normalized();
            BoundSearch.Result result = new BoundSearch(kernel, KernelProfile.of(kernel), series.error())
                    .over(BoundSearch.towardsOne(40, 1), 300);
            assertTrue(result.corrected().holds(), name);
            assertTrue(result.hyperbolic().holds(), name);
        }
    }

    @Test
    void siluViolatesItForStartsFarBelowRounding() { // α κ'(1) = 0.997713 < 1
        KernelSeries series = KernelSeries.of(Activations.named("silu"));
        NormalizedKernel kernel = series.normalized();
        BoundSearch search = new BoundSearch(kernel, KernelProfile.of(kernel), series.error());
        BoundSearch.Result result = search.over(List.of(new Start(1, 1e-250)), 10_000);
        assertTrue(result.published().largest().orElseThrow().ratio() > 1.01);
        assertTrue(result.corrected().holds());
    }

    @Test
    void hyperbolicBoundInTermsOfTheErrorIsTightAtTheStart() {
        for (String name : List.of("gelu_exact", "sigmoid", "tanh")) {
            NormalizedKernel kernel = KernelSeries.of(Activations.named(name)).normalized();
            KernelProfile profile = KernelProfile.of(kernel);
            RateBounds bounds = new RateBounds(profile);
            double star = profile.rhoStar().orElseThrow();
            for (double rho : new double[] {0.99, star + 0.5 * (1 - star)}) {
                if (rho > star) {
                    assertEquals(rho - star, bounds.hyperbolicError(Start.of(rho), 0), 1e-14, name);
                }
            }
            assertEquals(star + 0.3, bounds.hyperbolicError(Start.of(-0.3), 0), 1e-14, name);
            Start tiny = new Start(1, 1e-40); // 1 − ρ_0 far below rounding
            assertEquals(bounds.error(1e-40), bounds.hyperbolicError(tiny, 0), 1e-15);
        }
    }

    @Test
    void startsNearerToOneThanRoundingAreFollowed() { // κ = (1 + 2ρ²)/3: 1 − ρ grows by 4/3 a layer
        NormalizedKernel kernel = KernelSeries.of(Activations.named("square")).normalized();
        double[] distances = new KernelSequence(kernel).distancesFrom(1e-30, 10);
        assertEquals(1, distances[10] / (1e-30 * Math.pow(4.0 / 3, 10)), 1e-12);
    }
}
