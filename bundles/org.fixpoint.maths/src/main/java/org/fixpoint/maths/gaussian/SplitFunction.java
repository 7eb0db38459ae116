package org.fixpoint.maths.gaussian;

/** One function below a point and another from it on. Elements go to either in runs of neighbours on the same side. */
record SplitFunction(double point, ElementwiseFunction below, ElementwiseFunction rest) implements ElementwiseFunction {
    @Override
    public void apply(double[] x, double[] out) {
        int[] ends = new int[x.length];
        int runs = 0;
        int[] counts = new int[2];
        int start = 0;
        while (start < x.length) {
            ends[runs] = end(x, start);
            counts[side(x[start])] += ends[runs] - start;
            start = ends[runs++];
        }
        double[][] sides = {new double[counts[0]], new double[counts[1]]};
        double[][] values = {new double[counts[0]], new double[counts[1]]};
        int[] at = new int[2];
        start = 0;
        for (int run = 0; run < runs; run++) {
            int side = side(x[start]);
            System.arraycopy(x, start, sides[side], at[side], ends[run] - start);
            at[side] += ends[run] - start;
            start = ends[run];
        }
        below.apply(sides[0], values[0]);
        rest.apply(sides[1], values[1]);
        at = new int[2];
        start = 0;
        for (int run = 0; run < runs; run++) {
            int side = side(x[start]);
            System.arraycopy(values[side], at[side], out, start, ends[run] - start);
            at[side] += ends[run] - start;
            start = ends[run];
        }
    }

    private int side(double x) {
        return x < point ? 0 : 1;
    }

    /** Where the run ends that begins at a place. */
    private int end(double[] x, int from) {
        boolean left = x[from] < point;
        int i = from + 1;
        while (i < x.length && left == (x[i] < point)) {
            i++;
        }
        return i;
    }
}
