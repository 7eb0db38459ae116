package org.fixpoint.maths.gaussian;

/** One function below a point and another from it on. Elements go to either in runs of neighbours on the same side. */
record SplitFunction(double point, ElementwiseFunction below, ElementwiseFunction rest) implements ElementwiseFunction {
    @Override
    public void apply(double[] x, double[] out) {
        int count = 0;
        for (double each : x) {
            count += each < point ? 1 : 0;
        }
        double[] left = new double[count];
        double[] right = new double[x.length - count];
        int lefts = 0;
        int end;
        for (int i = 0; i < x.length; i = end) {
            end = end(x, i);
            if (x[i] < point) {
                System.arraycopy(x, i, left, lefts, end - i);
                lefts += end - i;
            } else {
                System.arraycopy(x, i, right, i - lefts, end - i);
            }
        }
        double[] ofLeft = new double[left.length];
        double[] ofRight = new double[right.length];
        below.apply(left, ofLeft);
        rest.apply(right, ofRight);
        lefts = 0;
        for (int i = 0; i < x.length; i = end) {
            end = end(x, i);
            if (x[i] < point) {
                System.arraycopy(ofLeft, lefts, out, i, end - i);
                lefts += end - i;
            } else {
                System.arraycopy(ofRight, i - lefts, out, i, end - i);
            }
        }
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
