package org.fixpoint.maths.formula;

import java.util.List;
import java.util.Optional;

/**
 * A real function of x given by a formula, with parameters.
 *
 * <p>Immutable. Functions, operators, rewriting and limits of the language are in {@code docs/formulas.md}. Parameter values are
 * given in the order of {@link #parameters()}; each method that takes them throws IllegalArgumentException for another number of
 * them, or one that is not finite.
 */
public final class Formula {
    private final String text;
    private final Term root;
    private final List<String> parameters;

    private Formula(String text, Term root, List<String> parameters) {
        this.text = text;
        this.root = root;
        this.parameters = parameters;
    }

    /**
     * Reads a formula.
     *
     * @throws FormulaFault with the column of the first offending token
     */
    public static Formula parse(String text) {
        Terms terms = new Terms();
        Parser parser = new Parser(text, terms);
        Term root = parser.read();
        return new Formula(text.strip(), root, parser.letters());
    }

    /** The text that was read; of a derivative, the derivative written in the language. */
    public String text() {
        return text;
    }

    /** The parameters: every name that is neither x nor a constant, in the order of first appearance. */
    public List<String> parameters() {
        return parameters;
    }

    /**
     * The derivative by x, exact.
     *
     * <p>Where two sides of a switch (max, min, abs, step, where) are equal it takes the mean of both branches, and of a single
     * point {@code x == c} it takes no notice. Where several switches meet in one point that need not be the mean of the one-sided
     * derivatives; {@link CompiledFormula#derivative} is that everywhere.
     */
    public Formula derivative() {
        Terms terms = new Terms();
        Term slope = Derivation.of(Binding.copied(root, terms), terms);
        return new Formula(Notation.of(slope, parameters), slope, parameters);
    }

    /** The value at x; NaN or infinite where the formula has none. */
    public double value(double x, double... p) {
        return new Evaluation(root).at(x, checked(p));
    }

    /**
     * Where the function is continuous and a derivative of any order is not, ascending, on the whole real line.
     *
     * <p>Candidates are the points at which a switch changes over or a root, logarithm, power or quotient is singular. They are
     * exact where the switching expression is a polynomial of degree at most two in x, a product of such, or an invertible
     * function of one. Others are searched for on a grid (steps of 1/128 on [-64, 64], growing from there to 10⁹; only to 1,000
     * where a sine is involved), by changes of sign and by extrema that touch zero, and then located to full precision. What can
     * be missed: two zeros within one step with more than one extremum between them, zeros beyond the grid, and a discontinuity
     * lower than 10⁻¹² of the values beside it, which is taken for a kink. Points closer than 10⁻¹¹ are one. A candidate is dropped
     * where the simplified expressions on both sides are the same; where they differ in writing only, it is listed although
     * nothing happens there.
     *
     * @throws FormulaLimitException where there are infinitely many, or more than 1,000
     */
    public List<Double> kinks(double... p) {
        return Breaks.of(bound(p)).kinks();
    }

    /**
     * Where the function itself is discontinuous, ascending; found as the kinks are. A value at a single point, as of
     * {@code where(x == 0, 1, 0)}, is no jump.
     *
     * @throws FormulaLimitException where there are infinitely many kinks and jumps, or more than 1,000
     */
    public List<Double> jumps(double... p) {
        return Breaks.of(bound(p)).jumps();
    }

    /**
     * The function for given parameter values as compiled code.
     *
     * @throws FormulaLimitException where there are too many kinks and jumps, or the code would be longer than a class file allows
     */
    public CompiledFormula compiled(double... p) {
        Binding bound = bound(p);
        Term slope = Derivation.of(bound.root(), bound.terms());
        Term curvature = Derivation.of(slope, bound.terms());
        return Compilation.of(bound.root(), slope, curvature, Breaks.of(bound));
    }

    /** Why there is no finite value at x, such as "log of -2.0"; empty if there is one. */
    public Optional<String> trouble(double x, double... p) {
        return Trouble.at(bound(p).root(), x).map(Trouble.Found::inWords);
    }

    /** Whether there is no finite value at x for nothing but its size. */
    public boolean overflows(double x, double... p) {
        return Trouble.at(bound(p).root(), x).filter(Trouble.Found::overflow).isPresent();
    }

    /** With parameters replaced by their values. */
    Binding bound(double... p) {
        return Binding.of(root, checked(p));
    }

    private double[] checked(double[] p) {
        if (p.length != parameters.size()) {
            throw new IllegalArgumentException(text + " has " + parameters.size() + " parameters, not " + p.length);
        }
        for (double each : p) {
            if (!Double.isFinite(each)) {
                throw new IllegalArgumentException("a parameter of " + text + " is " + each);
            }
        }
        return p;
    }

    @Override
    public String toString() {
        return text;
    }
}
