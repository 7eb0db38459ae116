import java.util.Locale;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.KernelSequence;
import org.fixpoint.maths.kernel.KernelSeries;

/** The kernel map of an activation of one's own, without OSGi: only the maths jar and Commons Numbers on the class path. */
public final class KernelMapExample {
    private KernelMapExample() {}

    /** Prints where the correlations of two inputs tend to, and how. */
    public static void main(String[] args) {
        PiecewiseFunction activation = PiecewiseFunction.kinked(
                x -> x > 0 ? x : StrictMath.expm1(x), x -> x > 0 ? 1 : StrictMath.exp(x), 0);
        KernelSeries kernel = KernelSeries.of(activation);
        KernelProfile profile = KernelProfile.of(kernel.normalized());
        double[] correlations = new KernelSequence(kernel.normalized()).correlations(-0.5, 100);
        System.out.printf(Locale.ROOT, "class    %s%n", profile.kernelClass().label());
        System.out.printf(Locale.ROOT, "rho*     %.12f%n", profile.rhoStar().orElseThrow());
        System.out.printf(Locale.ROOT, "rate     %.12f%n", profile.localRate().orElseThrow());
        System.out.printf(Locale.ROOT, "rho_100  %.12f%n", correlations[100]);
    }
}
