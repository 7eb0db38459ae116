package org.fixpoint.maths.linear;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fixpoint.maths.threads.Team;

/** Decides once whether the Vector API is wanted, here, right, and run by hardware. */
final class ProviderChoice {

    private static final String VECTOR = "org.fixpoint.maths.linear.VectorLinearAlgebra";
    private static final String FOUR_ROWS = "org.fixpoint.maths.linear.VectorFourRows";
    private static final boolean VECTOR_WORKS = Numerics.profile() != Profile.STRICT
            && load(VECTOR).filter(ProviderChoice::works).isPresent();

    private ProviderChoice() {}

    /** The same decision for single precision, when it is asked for. */
    private static final class Single {
        static final String VECTOR = "org.fixpoint.maths.linear.VectorSingleAlgebra";
        static final boolean VECTOR_WORKS = ProviderChoice.VECTOR_WORKS
                && load(VECTOR).filter(ProviderChoice::worksInSingle).isPresent();
    }

    static LinearAlgebra create() {
        return create(Team.alone());
    }

    static LinearAlgebra create(Team team) {
        return VECTOR_WORKS ? made(VECTOR, team, PlainLinearAlgebra::new) : new PlainLinearAlgebra(team);
    }

    static LinearAlgebra single(Team team) {
        return Single.VECTOR_WORKS ? made(Single.VECTOR, team, PlainSingleAlgebra::new) : new PlainSingleAlgebra(team);
    }

    /** The same decision for products with a symmetric matrix; one for each thread. */
    static FourRows fourRows() {
        return VECTOR_WORKS
                ? VectorProvider.load(FourRows.class, FOUR_ROWS).orElseGet(FourRows.Plain::new)
                : new FourRows.Plain();
    }

    private static LinearAlgebra made(String vector, Team team, Function<Team, LinearAlgebra> plain) {
        return VectorProvider.load(Making.class, vector + "$Making")
                .map(making -> making.with(team))
                .orElseGet(() -> plain.apply(team));
    }

    /** Makes a provider that others do not link to. */
    interface Making {
        LinearAlgebra with(Team team);
    }

    /** The provider of that class, or nothing where it, or what it links to, is absent or refuses this machine. */
    static Optional<LinearAlgebra> load(String className) {
        return VectorProvider.load(LinearAlgebra.class, className);
    }

    /** Whether fused multiply-add is an instruction, and products agree with the plain ones. */
    static boolean works(LinearAlgebra provider) {
        return nanosecondsPerFusedMultiplyAdd() < 1000
                && agrees(provider, 9, 3, 17, 0x1p-53) // part of a tile in both directions
                && agrees(provider, 1, 259, 1, 0x1p-53); // two k-blocks
    }

    /** Whether products agree with the plain ones in double precision as those of single precision can. */
    static boolean worksInSingle(LinearAlgebra provider) {
        return agrees(provider, 9, 3, 33, 0x1p-24) && agrees(provider, 1, 515, 1, 0x1p-24);
    }

    private static boolean agrees(LinearAlgebra provider, int m, int k, int n, double unit) {
        SplittableRandom random = new SplittableRandom(1);
        double[] a = random.doubles((long) m * k, -1, 1).toArray();
        double[] b = random.doubles((long) n * k, -1, 1).toArray();
        double[] expected = new double[m * n];
        double[] actual = new double[m * n];
        new PlainLinearAlgebra().timesTransposed(1, a, b, m, k, n, expected);
        provider.timesTransposed(1, a, b, m, k, n, actual);
        double tolerance = 2 * (k + 2) * unit * k; // the contract's bound, with factors below 1
        return IntStream.range(0, m * n).allMatch(i -> Math.abs(actual[i] - expected[i]) <= tolerance);
    }

    /** The best of a few cold batches: tens of nanoseconds by hardware, above ten thousand by the JDK's emulation. */
    static double nanosecondsPerFusedMultiplyAdd() {
        int calls = 20;
        long best = Long.MAX_VALUE;
        for (int batch = 0; batch < 5; batch++) {
            double sum = batch + 0.1;
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                sum = Math.fma(sum, 0.7, 1.0 / 3);
            }
            long taken = System.nanoTime() - start;
            best = Double.isFinite(sum) ? Math.min(best, taken) : best; // uses the sum, so that the loop stays
        }
        return (double) best / calls;
    }
}
