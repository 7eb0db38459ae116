package org.fixpoint.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fixpoint.analyses.dynamics.StateFixedPoints;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;

/**
 * The fixed points of a random recurrent network from many starts, with the eigenvalues of each.
 *
 * <p>The network that is timed has gain 1.1 and no bias, as in Sompolinsky, Crisanti and Sommers (1988), Phys. Rev. Lett. 61, 259; nobody
 * knows how many fixed points one such network has. What is compared is another, of gain 0.6 and with a bias: there the largest eigenvalue
 * of the weights' symmetric part is below 1, so that there is one fixed point: its number and its coordinates.
 */
final class FixedPointsJob implements Job {
    private static final double GAIN = 1.1;
    private static final double SMALL_GAIN = 0.6; // the symmetric part of n × n weights has eigenvalues up to 0.6·√2
    private static final double BIAS = 0.3;

    private final int n;
    private final int starts;
    private final RecurrentMap timed;

    FixedPointsJob(Sizes sizes) {
        n = sizes.get("n");
        starts = sizes.get("starts");
        timed = map(GAIN, 0);
    }

    private RecurrentMap map(double gain, double bias) {
        double[] weights = Inputs.array(20, n * n);
        Arrays.setAll(weights, k -> gain / Math.sqrt(n) * weights[k]);
        double[] biases = Inputs.array(22, n);
        Arrays.setAll(biases, i -> bias * biases[i]);
        return new RecurrentMap(n, weights, biases);
    }

    private List<Item> found(RecurrentMap map) {
        StateFixedPoints analysis = new StateFixedPoints();
        return analysis.create(Values.of(analysis.descriptor(), Map.of("starts", starts, "quiet", starts)))
                .run(GivenSubject.empty().with(Facet.STATE_MAP, map), TestRun.seeded(1));
    }

    private double[] states(RecurrentMap map) {
        return found(map).stream()
                .filter(item -> item.name().equals("fixed-point-states"))
                .map(item -> ((Item.Array) item).data())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void run() {
        found(timed);
    }

    @Override
    public double[] check() {
        double[] states = states(map(SMALL_GAIN, BIAS));
        double[] probe = Inputs.probe(states, n);
        return new double[] {states.length / (double) n, probe[0], probe[1]};
    }
}
