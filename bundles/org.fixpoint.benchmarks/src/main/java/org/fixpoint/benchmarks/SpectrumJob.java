package org.fixpoint.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.SymmetricEigenvalues;
import org.fixpoint.maths.spectra.Centring;
import org.fixpoint.maths.spectra.SingularSpectrum;

/** Spectra of one matrix, by the decompositions that the numerics of the process have. Checked are the values themselves, in ascending order. */
final class SpectrumJob implements Job {
    /** Of which matrix, and what. */
    enum Kind {
        /** The eigenvalues of A + Aᵀ. */
        SYMMETRIC,
        /** The moduli of the eigenvalues of A. */
        GENERAL,
        /** The singular values of A. */
        SINGULAR
    }

    private final Kind kind;
    private final int n;
    private final double[] a;
    private double[] values = new double[0];

    SpectrumJob(Kind kind, Sizes sizes) {
        this.kind = kind;
        n = sizes.get("n");
        double[] entries = Inputs.array(8, n * n);
        a = kind == Kind.SYMMETRIC
                ? IntStream.range(0, n * n)
                        .mapToDouble(i -> entries[i] + entries[i % n * n + i / n])
                        .toArray()
                : entries;
    }

    @Override
    public void run() {
        values = switch (kind) {
            case SYMMETRIC -> SymmetricEigenvalues.of(a, n).orElseThrow().values();
            case GENERAL -> moduli(Stability.of(a, n).orElseThrow());
            case SINGULAR -> SingularSpectrum.of(a, n, n, Centring.NONE, LinearAlgebra.fastest())
                    .values();
        };
    }

    private double[] moduli(Stability stability) {
        return IntStream.range(0, n).mapToDouble(stability::modulus).toArray();
    }

    @Override
    public double[] check() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Inputs.probe(sorted, n);
    }
}
