package org.fixpoint.benchmarks;

import org.fixpoint.maths.random.SeededRandom;

/** Standard normal numbers, every part of them from a stream of its own. The checks are their mean and their variance. */
final class NormalsJob implements Job {
    private final int count;
    private final double[][] numbers;

    NormalsJob(Sizes sizes) {
        count = sizes.get("count");
        numbers = new double[Cores.PARTS][count / Cores.PARTS];
    }

    @Override
    public void run() {
        Cores.split(Cores.PARTS, (part, from, to) -> SeededRandom.of("normals", Integer.toString(part))
                .fillGaussian(numbers[part], 0, numbers[part].length, 1));
    }

    @Override
    public double[] check() {
        double sum = 0;
        double squares = 0;
        for (double[] part : numbers) {
            for (double x : part) {
                sum += x;
                squares += x * x;
            }
        }
        return new double[] {sum / count, squares / count};
    }
}
