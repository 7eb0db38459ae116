package org.fixpoint.maths.elementary;

/** One element after the other; of a part of an array, too. */
class PlainArrayFunctions implements ArrayFunctions {
    @Override
    public final void exp(double[] x, double[] out) {
        exp(x, out, 0, x.length);
    }

    @Override
    public final void expm1(double[] x, double[] out) {
        expm1(x, out, 0, x.length);
    }

    @Override
    public final void tanh(double[] x, double[] out) {
        tanh(x, out, 0, x.length);
    }

    @Override
    public final void logistic(double[] x, double[] out) {
        logistic(x, out, 0, x.length);
    }

    @Override
    public final void logisticSlope(double[] x, double[] out) {
        logisticSlope(x, out, 0, x.length);
    }

    @Override
    public final void softplus(double[] x, double[] out) {
        softplus(x, out, 0, x.length);
    }

    @Override
    public final void softmaxRows(double[] x, int rows, int columns, double cut) {
        if (!(cut >= RowSoftmax.LEAST_EXPONENT && cut <= 0)) {
            throw new IllegalArgumentException("cut " + cut + "; give a number from -700 to 0");
        }
        if ((long) rows * columns > x.length) {
            throw new IllegalArgumentException(rows + " x " + columns + " scores in an array of " + x.length);
        }
        for (int r = 0; r < rows; r++) {
            softmaxRow(x, r * columns, columns, cut);
        }
    }

    /** One row of checked shape. */
    void softmaxRow(double[] x, int from, int n, double cut) {
        RowSoftmax.replace(x, from, n, cut);
    }

    void exp(double[] x, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.exp(x[i]);
        }
    }

    void expm1(double[] x, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.expm1(x[i]);
        }
    }

    void tanh(double[] x, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.tanh(x[i]);
        }
    }

    void logistic(double[] x, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.logistic(x[i]);
        }
    }

    void logisticSlope(double[] x, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.logisticSlope(x[i]);
        }
    }

    void softplus(double[] x, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.softplus(x[i]);
        }
    }
}
