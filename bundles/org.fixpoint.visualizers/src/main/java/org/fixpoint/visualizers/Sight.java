package org.fixpoint.visualizers;

/**
 * A direction from which space is seen, without perspective.
 *
 * @param azimuth degrees from the first axis to the second, of where the eye stands
 * @param elevation degrees above the plane of these two, in [−90, 90]
 */
record Sight(double azimuth, double elevation) {
    private static final int MOST = 60;
    private static final double SAME = 0.02;

    /** Across the view to the right. */
    double[] right() {
        double a = StrictMath.toRadians(azimuth);
        return new double[] {-StrictMath.sin(a), StrictMath.cos(a), 0};
    }

    /** Up the view. */
    double[] up() {
        double a = StrictMath.toRadians(azimuth);
        double e = StrictMath.toRadians(elevation);
        return new double[] {
            -StrictMath.sin(e) * StrictMath.cos(a), -StrictMath.sin(e) * StrictMath.sin(a), StrictMath.cos(e)
        };
    }

    /** Towards the eye. */
    double[] towards() {
        double a = StrictMath.toRadians(azimuth);
        double e = StrictMath.toRadians(elevation);
        return new double[] {
            StrictMath.cos(e) * StrictMath.cos(a), StrictMath.cos(e) * StrictMath.sin(a), StrictMath.sin(e)
        };
    }

    /** The place of a point on the view, and how near it is to the eye: right, up, towards. */
    double[] place(double[] point) {
        return new double[] {
            PrincipalAxes.dot(point, right()), PrincipalAxes.dot(point, up()), PrincipalAxes.dot(point, towards())
        };
    }

    /**
     * The direction, to 5° and from a little above, in which the two points that lie nearest to each other in the view are as far
     * apart as can be; points that nearly coincide in space do not count. Of more than 60 points the first are looked at.
     */
    static Sight clearest(double[][] points) {
        Sight best = new Sight(35, 25);
        double most = -1;
        for (int elevation = 10; elevation <= 50; elevation += 5) {
            for (int azimuth = 0; azimuth < 360; azimuth += 5) {
                Sight sight = new Sight(azimuth, elevation);
                double apart = sight.apart(points);
                if (apart > most * (1 + 1e-9) && Double.isFinite(apart)) {
                    most = apart;
                    best = sight;
                }
            }
        }
        return best;
    }

    /** The least distance in the view of two points that are apart in space. */
    private double apart(double[][] points) {
        int n = Math.min(points.length, MOST);
        double[] right = right();
        double[] up = up();
        double[] x = new double[n];
        double[] y = new double[n];
        double size = 0;
        for (int i = 0; i < n; i++) {
            x[i] = PrincipalAxes.dot(points[i], right);
            y[i] = PrincipalAxes.dot(points[i], up);
            size = Math.max(size, PrincipalAxes.dot(points[i], points[i]));
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double distance = (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]);
                if (distance < least && squaredDistance(points[i], points[j]) > SAME * SAME * size) {
                    least = distance;
                }
            }
        }
        return least;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return sum;
    }
}
