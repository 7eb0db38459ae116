package org.fixpoint.maths.certified;

import org.fixpoint.maths.interval.Functions;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;
import org.fixpoint.maths.interval.JetFunctions;
import org.fixpoint.maths.interval.NormalBounds;

/**
 * The Gaussian integrals of a function over one panel, by Taylor expansion with an enclosed rest.
 *
 * <p>For an integrand with the coefficients a_j at the centre m and A over the panel at the even order n, the integral is
 * Σ_{j&lt;n} a_j P_j + A P_n, P_j that of (x − m)ʲ. Moore, Kearfott and Cloud (2009), section 9.2.
 */
final class Piece {
    /** The order of the expansions; even. */
    static final int ORDER = 22;

    private final Interval panel;
    private final double centre;
    private final PanelJets phi;
    private final Jet weighted;
    private final Jet weightedOver;
    private final Jet density;
    private final Interval[] powers = new Interval[ORDER + 1];
    private final Interval secondOver;
    private final Interval slopeOver;

    Piece(EnclosedFunction f, Interval panel) {
        this(panel, shortMiddle(panel), f.on(panel, shortMiddle(panel), ORDER));
    }

    private Piece(Interval panel, double centre, PanelJets phi) {
        this.panel = panel;
        this.centre = centre;
        this.phi = phi;
        density = JetFunctions.density(Jet.variable(Interval.of(centre), ORDER));
        Jet densityOver = density(panel);
        weighted = phi.at().times(density);
        weightedOver = phi.over().times(densityOver);
        secondOver = weightedOver.convolution(phi.over(), ORDER);
        slopeOver = slopeSquare(phi.over(), densityOver).at(ORDER - 2);
        Interval left = Interval.of(panel.low()).minus(Interval.of(centre));
        Interval right = Interval.of(panel.high()).minus(Interval.of(centre));
        for (int j = 0; j <= ORDER; j++) {
            powers[j] = right.power(j + 1).minus(left.power(j + 1)).over(j + 1);
        }
    }

    /** A number in the middle part of a panel with few binary digits. */
    private static double shortMiddle(Interval panel) {
        double middle = 0.5 * panel.low() + 0.5 * panel.high();
        int scale = 3 - Math.getExponent(panel.high() - panel.low());
        double rounded = Math.scalb(Math.rint(Math.scalb(middle, scale)), -scale);
        return panel.contains(rounded) ? rounded : middle;
    }

    /** The density over a panel; |p⁽ʲ⁾|/j! = |he_j| p/√j! is kept below Cramér's bound. */
    private static Jet density(Interval panel) {
        Jet plain = JetFunctions.density(Jet.variable(panel, ORDER));
        Interval[] c = new Interval[ORDER + 1];
        Interval bound = Functions.exp(panel.square().times(-0.25))
                .times(HermiteValues.CRAMER)
                .over(Interval.PI.times(2).sqrt());
        Interval factorial = Interval.ONE;
        for (int j = 0; j <= ORDER; j++) {
            factorial = j == 0 ? factorial : factorial.times(j);
            c[j] = plain.at(j)
                    .meet(Interval.around0(bound.over(factorial.sqrt()).high()));
        }
        return Jet.of(c);
    }

    Interval panel() {
        return panel;
    }

    double centre() {
        return centre;
    }

    /** ∫ φ² p. */
    Interval second() {
        return integral(weighted.times(phi.at()), secondOver, ORDER);
    }

    /** The part of {@link #second} that is only bounded. */
    double secondRest() {
        return secondOver.times(powers[ORDER]).magnitude();
    }

    /** ∫ φ'² p. */
    Interval slopeSecond() {
        return integral(slopeSquare(phi.at(), density), slopeOver, ORDER - 2);
    }

    /** φ'² p, multiplied in an order in which the square of a steep slope does not overflow. */
    private static Jet slopeSquare(Jet phi, Jet density) {
        Jet slope = phi.derivative();
        Jet square = slope.square();
        boolean finite = true;
        for (int k = 0; k <= ORDER - 2; k++) {
            finite &= square.at(k).isFinite();
        }
        return finite ? square.times(density) : slope.times(density).times(slope);
    }

    /**
     * The line through the centre with the middle of the slopes of φ, from which φ is no farther than {@link #awayFromLine}; where
     * it is known between which bounds the slopes lie, but not that they change steadily.
     */
    Piece line() {
        Interval slope = Interval.of(slopeRange().middle());
        Interval away = panel.minus(Interval.of(centre));
        Jet line = Jet.variable(Interval.ZERO, ORDER)
                .times(slope)
                .withValue(phi.at().value());
        Interval values = phi.at().value().plus(away.times(slope));
        return new Piece(panel, centre, new PanelJets(line, line.withValue(values)));
    }

    /** A bound of |φ − line|. */
    double awayFromLine() {
        Interval spread = slopeRange().minus(Interval.of(slopeRange().middle()));
        return spread.times(panel.minus(Interval.of(centre))).magnitude();
    }

    /** The part of {@link #slopeSecond} that is only bounded. */
    double slopeRest() {
        return slopeOver.times(powers[ORDER - 2]).magnitude();
    }

    private Interval integral(Jet at, Interval over, int order) {
        Interval sum = over.times(powers[order]);
        for (int j = order - 1; j >= 0; j--) {
            sum = sum.plus(at.at(j).times(powers[j]));
        }
        return sum;
    }

    /** ∫ φ p (x − m)ⁱ/i! without its rest, i = 0, …, {@link #ORDER} − 1: what ∫ φ he_k p is put together from. */
    Interval[] momentsOverFactorials() {
        Interval[] moments = new Interval[ORDER];
        Interval factorial = Interval.ONE;
        for (int i = 0; i < ORDER; i++) {
            factorial = i == 0 ? factorial : factorial.times(i);
            Interval sum = Interval.ZERO;
            for (int j = ORDER - 1 - i; j >= 0; j--) {
                sum = sum.plus(weighted.at(j).times(powers[i + j]));
            }
            moments[i] = sum.over(factorial);
        }
        return moments;
    }

    /** A bound of the rest of ∫ φ he_k p, from those of |he_k⁽ʲ⁾|/j! exp(−x²/4) by j. */
    double hermiteRest(double[] derivativeBounds) {
        double sum = 0;
        for (int i = 0; i <= ORDER; i++) {
            double bound = derivativeBounds[ORDER - i];
            sum += bound == 0 ? 0 : weightedOver.at(i).magnitude() * bound;
        }
        return sum * powers[ORDER].high() * largest().high() * (1 + 1e-9);
    }

    /** exp(x²/4) over the panel. */
    private Interval largest() {
        return Functions.exp(Interval.of(panel.magnitude()).square().times(0.25));
    }

    /** The values of φ. */
    Interval range() {
        return phi.over().value();
    }

    /** Those of φ' almost everywhere, or the line where φ may jump. */
    Interval slopeRange() {
        return phi.over().at(1);
    }

    /** ∫ p, roughly enclosed by length and range. */
    Interval mass() {
        return NormalBounds.density(panel).times(Interval.of(panel.high()).minus(Interval.of(panel.low())));
    }

    /** A bound of |∫ φ he_k p| for every k. */
    double hermiteRange() {
        return range().times(hermiteMass()).magnitude();
    }

    /** A bound of ∫ |he_k| p for every k. */
    Interval hermiteMass() {
        return mass().times(largest()).times(HermiteValues.CRAMER);
    }

    /** The limit of φ at an end of the panel, from within. */
    Interval limit(double end) {
        Interval step = Interval.of(end).minus(Interval.of(centre));
        Interval sum = phi.over().at(ORDER);
        for (int j = ORDER - 1; j >= 0; j--) {
            sum = sum.times(step).plus(phi.at().at(j));
        }
        return sum;
    }
}
