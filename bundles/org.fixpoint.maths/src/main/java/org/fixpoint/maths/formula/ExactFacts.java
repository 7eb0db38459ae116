package org.fixpoint.maths.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.fixpoint.maths.certified.Fact;
import org.fixpoint.maths.certified.Fact.Statement;

/** What the way an expression is written proves about it. */
final class ExactFacts {
    private static final int MOST = 64; // degree of polynomials whose moments are computed exactly

    private ExactFacts() {}

    /** The facts that are found. */
    static List<Fact> of(Binding bound) {
        List<Fact> facts = new ArrayList<>();
        Symmetry.Kind symmetry = Symmetry.of(bound.root());
        if (symmetry.isOdd()) {
            facts.add(new Fact(Statement.ODD, "phi(-x) = -phi(x)"));
        }
        if (symmetry.even()) {
            facts.add(new Fact(Statement.EVEN, "phi(-x) = phi(x)"));
        }
        boolean homogeneous =
                Homogeneity.of(bound.root()).filter(degree -> degree == 1).isPresent();
        if (homogeneous && symmetry.isOdd()) {
            facts.add(new Fact(Statement.LINEAR, "phi(t x) = t phi(x) for t > 0 and phi(-x) = -phi(x)"));
        }
        if (homogeneous) {
            facts.add(new Fact(
                    Statement.BALANCED,
                    "phi(t x) = t phi(x) for t > 0, so that x phi' = phi and E[phi'^2] = E[phi^2]"));
        }
        Term slope = Derivation.of(bound.root(), bound.terms());
        if (slope == bound.root() || slope == bound.terms().negative(bound.root())) {
            facts.add(new Fact(
                    Statement.BALANCED,
                    (slope == bound.root() ? "phi' = phi" : "phi' = -phi") + ", so that E[phi'^2] = E[phi^2]"));
        }
        Sums.polynomial(bound.root()).ifPresent(c -> facts.addAll(ofPolynomial(c)));
        return List.copyOf(facts);
    }

    private static List<Fact> ofPolynomial(double[] given) {
        List<Fact> facts = new ArrayList<>();
        if (given.length <= 2) {
            facts.add(new Fact(Statement.LINEAR, "phi is a polynomial of degree 1 or 0"));
        }
        if (given.length > MOST) {
            return facts;
        }
        BigDecimal[] c = new BigDecimal[given.length];
        BigDecimal[] slope = new BigDecimal[Math.max(1, given.length - 1)];
        slope[0] = BigDecimal.ZERO;
        for (int k = 0; k < c.length; k++) {
            c[k] = new BigDecimal(given[k]);
            if (k > 0) {
                slope[k - 1] = c[k].multiply(BigDecimal.valueOf(k));
            }
        }
        if (mean(c).signum() == 0) {
            facts.add(new Fact(Statement.MEAN_ZERO, "the mean of the polynomial, summed exactly, is 0"));
        }
        if (mean(square(slope)).compareTo(mean(square(c))) == 0) {
            facts.add(new Fact(
                    Statement.BALANCED, "E[phi'^2] and E[phi^2] of the polynomial, summed exactly, are equal"));
        }
        return facts;
    }

    /** Σ c_k E[Zᵏ] = Σ c_{2i} (2i − 1)!!, exactly. */
    private static BigDecimal mean(BigDecimal[] c) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal moment = BigDecimal.ONE;
        for (int k = 0; k < c.length; k += 2) {
            sum = sum.add(c[k].multiply(moment));
            moment = moment.multiply(BigDecimal.valueOf(k + 1));
        }
        return sum;
    }

    private static BigDecimal[] square(BigDecimal[] c) {
        BigDecimal[] product = new BigDecimal[2 * c.length - 1];
        for (int k = 0; k < product.length; k++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = Math.max(0, k - c.length + 1); i <= Math.min(k, c.length - 1); i++) {
                sum = sum.add(c[i].multiply(c[k - i]));
            }
            product[k] = sum;
        }
        return product;
    }
}
