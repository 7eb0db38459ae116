package org.fixpoint.analyses.flow;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;

/**
 * Inputs divided at random into those that a regression learns from and those that it is tested on.
 *
 * @param train indices of the first
 * @param test indices of the others
 * @param classes the label of each input as a number
 * @param count how many different labels there are
 */
record LabelledSplit(int[] train, int[] test, int[] classes, int count) {
    static LabelledSplit of(Batch batch, double fraction, RandomGenerator random) {
        if (batch.labels().isEmpty()) {
            throw new Refusal("regression needs a label for each input, and these have none; take an input source with"
                    + " labels, such as digits or a CSV file with a label column");
        }
        List<String> names = List.copyOf(new TreeSet<>(batch.labels()));
        if (names.size() < 2) {
            throw new Refusal("all inputs have the label " + names.get(0) + "; give inputs of two classes or more");
        }
        int n = batch.count();
        int learnt = (int) Math.rint(fraction * n);
        if (learnt < 1 || learnt >= n) {
            throw new Refusal("of " + n + " inputs the fraction " + fraction
                    + " leaves none to learn from or none to test on; give more inputs, or another fraction");
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        int[] classes = batch.labels().stream().mapToInt(names::indexOf).toArray();
        return new LabelledSplit(
                Arrays.copyOfRange(order, 0, learnt), Arrays.copyOfRange(order, learnt, n), classes, names.size());
    }

    /** One-hot labels of inputs, train.length × count, with the mean of each column removed and returned. */
    double[] targets(double[] means) {
        double[] out = new double[train.length * count];
        Arrays.fill(means, 0);
        for (int i = 0; i < train.length; i++) {
            out[i * count + classes[train[i]]] = 1;
            means[classes[train[i]]] += 1.0 / train.length;
        }
        for (int i = 0; i < out.length; i++) {
            out[i] -= means[i % count];
        }
        return out;
    }
}
