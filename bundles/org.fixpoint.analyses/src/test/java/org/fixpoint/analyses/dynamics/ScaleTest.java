package org.fixpoint.analyses.dynamics;

import static org.fixpoint.analyses.dynamics.BifurcationsTest.numbers;
import static org.fixpoint.analyses.dynamics.BifurcationsTest.words;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns s xᵢ at β/s² have the fixed points s ξ of xᵢ at β: the map is the same in units of s. */
class ScaleTest {
    private static double[][] scaled(double s) {
        return Arrays.stream(SoftmaxFamily.A)
                .map(x -> Arrays.stream(x).map(each -> s * each).toArray())
                .toArray(double[][]::new);
    }

    private static List<Item> items(Contribution<Analysis> contribution, double s, double beta, Map<String, ?> given) {
        SoftmaxFamily family = new SoftmaxFamily(scaled(s), beta / s / s, false);
        return contribution
                .create(Values.of(contribution.descriptor(), given))
                .run(
                        GivenSubject.empty()
                                .with(Facet.STATE_FAMILY, family)
                                .with(Facet.STATE_MAP, family.at(family.value())),
                        TestRun.seeded(1));
    }

    private static void assertScaled(double[] one, double factor, double[] other, double tolerance) {
        assertArrayEquals(one, Arrays.stream(other).map(x -> x / factor).toArray(), tolerance);
    }

    private static double[] data(Item array) {
        return ((Item.Array) array).data();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-2, 100, 1e3})
    void branchesFoldsAndCountsKeepTheirPlaces(double s) {
        List<Item> one = items(new Bifurcations(), 1, 4, Map.of("from", 1.0, "to", 8.0));
        List<Item> other = items(new Bifurcations(), s, 4, Map.of("from", 1 / s / s, "to", 8 / s / s));
        assertEquals(words(one.get(2), "kind"), words(other.get(2), "kind"));
        assertScaled(numbers(one.get(2), "parameter"), 1 / s / s, numbers(other.get(2), "parameter"), 1e-12);
        assertScaled(data(one.get(3)), s, data(other.get(3)), 1e-7); // along a fold, √ of the rounding
        assertArrayEquals(numbers(one.get(4), "points"), numbers(other.get(4), "points"));
        assertArrayEquals(numbers(one.get(0), "branch"), numbers(other.get(0), "branch"));
        assertScaled(numbers(one.get(0), "parameter"), 1 / s / s, numbers(other.get(0), "parameter"), 1e-6);
        assertScaled(data(one.get(1)), s, data(other.get(1)), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e3})
    void basinsKeepTheirShares(double s) {
        List<Item> one = items(new Basins(), 1, 2.5, Map.of("count", 2000));
        List<Item> other = items(new Basins(), s, 2.5, Map.of("count", 2000));
        assertEquals(3, numbers(one.get(0), "share").length);
        assertArrayEquals(numbers(one.get(0), "share"), numbers(other.get(0), "share"));
        assertScaled(data(one.get(1)), s, data(other.get(1)), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e3})
    void fixedPointsAndTheGraphOfTheirManifoldsAreTheSame(double s) {
        List<Item> one = items(new UnstableManifolds(), 1, 8, Map.of());
        List<Item> other = items(new UnstableManifolds(), s, 8, Map.of());
        assertArrayEquals(numbers(one.get(0), "index"), numbers(other.get(0), "index"));
        assertScaled(data(one.get(1)), s, data(other.get(1)), 1e-12);
        assertArrayEquals(numbers(one.get(2), "target"), numbers(other.get(2), "target"));
        assertScaled(
                data(items(new StateFixedPoints(), 1, 8, Map.of()).get(1)),
                s,
                data(items(new StateFixedPoints(), s, 8, Map.of()).get(1)),
                1e-12);
    }
}
