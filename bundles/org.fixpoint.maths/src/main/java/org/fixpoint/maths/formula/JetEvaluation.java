package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.maths.certified.PanelJets;
import org.fixpoint.maths.interval.Interval;
import org.fixpoint.maths.interval.Jet;
import org.fixpoint.maths.interval.JetFunctions;

/**
 * An expression in jets on a panel, at one point of it and over all of it.
 *
 * <p>A switch takes the branch that holds on the whole panel, but for single points, at the point too. Where the panel does not
 * decide it, what holds of both branches is all that is known: their values, and for max, min and abs their slopes.
 */
final class JetEvaluation {
    private static final Interval UNIT = new Interval(0, 1);

    private final Interval panel;
    private final double centre;
    private final int order;
    private final List<Term> inOrder;
    private final Map<Term, PanelJets> known = new HashMap<>();
    private final Domains domains = new Domains();
    private int lifted;

    private JetEvaluation(List<Term> inOrder, Interval panel, double centre, int order) {
        this.inOrder = inOrder;
        this.panel = panel;
        this.centre = centre;
        this.order = order;
    }

    /** The jets of an expression without letters, and of all it is made of. */
    static JetEvaluation of(List<Term> inOrder, Interval panel, double centre, int order) {
        JetEvaluation evaluation = new JetEvaluation(inOrder, panel, centre, order);
        for (Term term : inOrder) {
            evaluation.note(term);
        }
        return evaluation;
    }

    private void note(Term term) {
        known.put(term, jets(term));
        domains.note(term, each -> get(each).over().value());
    }

    /** How many quotients 0/0 were lifted, each of which costs the highest coefficient. */
    int lifted() {
        return lifted;
    }

    /** The jets of a term. */
    PanelJets get(Term term) {
        return Optional.ofNullable(known.get(term)).orElseThrow();
    }

    private PanelJets jets(Term term) {
        return switch (term.op()) {
            case NUMBER -> constant(Double.isFinite(term.number()) ? Interval.of(term.number()) : Interval.LINE);
            case X -> new PanelJets(Jet.variable(Interval.of(centre), order), Jet.variable(panel, order));
            case LETTER -> throw new IllegalArgumentException("a letter has no value");
            case POLYNOMIAL -> new PanelJets(
                    horner(term.coefficients(), Jet.variable(Interval.of(centre), order)),
                    horner(term.coefficients(), Jet.variable(panel, order)));
            case DIV -> quotient(term);
            case ADD, MUL -> {
                PanelJets u = get(term.first());
                PanelJets v = get(term.second());
                yield term.is(Op.ADD)
                        ? new PanelJets(u.at().plus(v.at()), u.over().plus(v.over()))
                        : new PanelJets(u.at().times(v.at()), u.over().times(v.over()));
            }
            case POW -> power(get(term.first()), get(term.second()));
            case MAX, MIN -> extreme(term.op() == Op.MAX, get(term.first()), get(term.second()));
            case LESS, LESS_OR_EQUAL, EQUAL, DIFFERENT, ABOVE -> condition(
                    domains.hasPartialOperand(term)
                            ? UNIT
                            : truth(term.op(), difference(get(term.first()), get(term.second()))));
            case AND -> condition(truth(term.first()).min(truth(term.second())));
            case OR -> condition(truth(term.first()).max(truth(term.second())));
            case NOT -> condition(Interval.ONE.minus(truth(term.first())));
            case CHOOSE -> chosen(truth(term.first()), get(term.second()), get(term.third()));
            case SIGN -> condition(
                    truth(Op.ABOVE, get(term.first()).over()).times(2).minus(Interval.ONE));
            case ABS -> abs(get(term.first()));
            case SOFTSIGN -> {
                PanelJets u = get(term.first());
                PanelJets size = abs(u);
                yield new PanelJets(
                        u.at().over(size.at().plus(Interval.ONE)),
                        u.over().over(size.over().plus(Interval.ONE)));
            }
            default -> {
                PanelJets u = get(term.first());
                yield new PanelJets(function(term.op(), u.at()), function(term.op(), u.over()));
            }
        };
    }

    private Interval truth(Term condition) {
        return get(condition).over().value();
    }

    private PanelJets constant(Interval value) {
        Jet jet = Jet.constant(value, order);
        return new PanelJets(jet, jet);
    }

    /** A number of which at least bounds are known: if it is not one number, it may change within the panel. */
    private PanelJets condition(Interval value) {
        Jet jet = value.isPoint() ? Jet.constant(value, order) : Jet.values(value, order);
        return new PanelJets(jet, jet);
    }

    private Jet horner(List<Double> c, Jet x) {
        Jet sum = Jet.constant(Interval.of(c.get(c.size() - 1)), order);
        for (int k = c.size() - 2; k >= 0; k--) {
            sum = sum.times(x).plus(Interval.of(c.get(k)));
        }
        return sum;
    }

    /**
     * A quotient. Where numerator and denominator vanish at one point z of the panel, u = (x − z) U and v = (x − z) V with coefficients
     * U_k among the u_{k+1} of the panel, as U⁽ᵏ⁾/k! is the mean of u_{k+1} over [z, x] with the weight (k + 1) sᵏ.
     */
    private PanelJets quotient(Term term) {
        PanelJets u = get(term.first());
        PanelJets v = get(term.second());
        boolean open = v.over().value().contains(0) && u.over().value().contains(0);
        if (!open || !bothVanish(term)) {
            return new PanelJets(u.at().over(v.at()), u.over().over(v.over()));
        }
        lifted++;
        Jet over = u.over().lifted().over(v.over().lifted());
        Jet at = v.at().value().contains(0) ? over : u.at().over(v.at());
        return new PanelJets(at, over);
    }

    private boolean bothVanish(Term quotient) {
        for (double z : new double[] {0, panel.low(), panel.high()}) {
            if (!panel.contains(z)) {
                continue;
            }
            JetEvaluation point = new JetEvaluation(inOrder, Interval.of(z), z, 0);
            if (!panel.isPoint()) {
                for (Term term :
                        quotient.inOrder().subList(0, quotient.inOrder().size() - 1)) {
                    point.note(term);
                }
            }
            JetEvaluation there = panel.isPoint() ? this : point;
            if (there.get(quotient.first()).over().value().isZero()
                    && there.get(quotient.second()).over().value().isZero()) {
                return true;
            }
        }
        return false;
    }

    private static PanelJets power(PanelJets base, PanelJets exponent) {
        return new PanelJets(power(base.at(), exponent.at()), power(base.over(), exponent.over()));
    }

    private static Jet power(Jet base, Jet exponent) {
        boolean fixed = exponent.value().isPoint();
        for (int k = 1; k <= exponent.order(); k++) {
            fixed &= exponent.at(k).isZero();
        }
        return fixed
                ? JetFunctions.pow(base, exponent.value().low())
                : JetFunctions.exp(exponent.times(JetFunctions.log(base)));
    }

    private PanelJets extreme(boolean max, PanelJets u, PanelJets v) {
        Interval ahead = difference(u, v).value();
        if (ahead.low() >= 0 || ahead.high() <= 0) {
            return ahead.low() >= 0 == max ? u : v;
        }
        return new PanelJets(extreme(max, u.at(), v.at()), extreme(max, u.over(), v.over()));
    }

    private static Jet extreme(boolean max, Jet u, Jet v) {
        Interval value = max ? u.value().max(v.value()) : u.value().min(v.value());
        return u.with(v, Interval::hull).withValue(value).knownTo(1);
    }

    /** u − v over the panel, whose values are where the operands and Taylor's formula of every order from the centre say. */
    private Jet difference(PanelJets u, PanelJets v) {
        Jet over = u.over().minus(v.over());
        Interval value = over.value();
        Interval away = panel.minus(Interval.of(centre));
        Interval sum = Interval.ZERO;
        for (int n = 1; n <= order && value.contains(0) && over.at(n).isFinite(); n++) {
            sum = sum.plus(u.at().at(n - 1).minus(v.at().at(n - 1)).times(away.power(n - 1)));
            Interval byTaylor = sum.plus(over.at(n).times(away.power(n)));
            value = byTaylor.isFinite() ? value.meet(byTaylor) : value;
        }
        return over.withValue(value);
    }

    private PanelJets abs(PanelJets u) {
        Interval value = u.over().value();
        if (value.low() >= 0) {
            return u;
        }
        return value.high() <= 0
                ? new PanelJets(u.at().negative(), u.over().negative())
                : extreme(true, u, new PanelJets(u.at().negative(), u.over().negative()));
    }

    /** Whether a difference is below, above, … 0 on the panel but for single points. */
    private static Interval truth(Op op, Jet difference) {
        Interval d = difference.value();
        boolean rarely0 = vanishesRarely(difference);
        boolean below = d.high() < 0 || (d.high() <= 0 && rarely0);
        boolean above = d.low() > 0 || (d.low() >= 0 && rarely0);
        return switch (op) {
            case LESS -> below ? Interval.ONE : d.low() >= 0 ? Interval.ZERO : UNIT;
            case LESS_OR_EQUAL -> d.high() <= 0 ? Interval.ONE : above ? Interval.ZERO : UNIT;
            case EQUAL -> d.isZero() ? Interval.ONE : rarely0 || !d.contains(0) ? Interval.ZERO : UNIT;
            case DIFFERENT -> d.isZero() ? Interval.ZERO : rarely0 || !d.contains(0) ? Interval.ONE : UNIT;
            default -> below ? Interval.ZERO : above ? Interval.ONE : d.isZero() ? Interval.of(0.5) : UNIT;
        };
    }

    /** Whether a derivative without zeros, and so Rolle's theorem, leaves only finitely many zeros. */
    private static boolean vanishesRarely(Jet difference) {
        boolean rarely = false;
        for (int k = 1; k <= difference.order() && difference.at(k).isFinite(); k++) {
            rarely |= !difference.at(k).contains(0);
        }
        return rarely;
    }

    private PanelJets chosen(Interval condition, PanelJets then, PanelJets otherwise) {
        if (condition.isPoint()) {
            double weight = condition.low();
            return weight == 1 ? then : weight == 0 ? otherwise : mean(then, otherwise);
        }
        Jet either = Jet.values(then.over().value().hull(otherwise.over().value()), order);
        return new PanelJets(either, either);
    }

    private static PanelJets mean(PanelJets u, PanelJets v) {
        Interval half = Interval.of(0.5);
        return new PanelJets(
                u.at().plus(v.at()).times(half), u.over().plus(v.over()).times(half));
    }

    private static Jet function(Op op, Jet u) {
        return switch (op) {
            case EXP -> JetFunctions.exp(u);
            case EXPM1 -> JetFunctions.expm1(u);
            case LOG -> JetFunctions.log(u);
            case LOG1P -> JetFunctions.log1p(u);
            case SQRT -> JetFunctions.sqrt(u);
            case CBRT -> JetFunctions.cbrt(u);
            case SIN -> JetFunctions.sin(u);
            case COS -> JetFunctions.cos(u);
            case TAN -> JetFunctions.tan(u);
            case SINH -> JetFunctions.sinh(u);
            case COSH -> JetFunctions.cosh(u);
            case TANH -> JetFunctions.tanh(u);
            case SECH -> JetFunctions.sech(u);
            case ASIN -> JetFunctions.asin(u);
            case ACOS -> JetFunctions.acos(u);
            case ATAN -> JetFunctions.atan(u);
            case ASINH -> JetFunctions.asinh(u);
            case SIGMOID -> JetFunctions.sigmoid(u);
            case SIGMOID_SLOPE -> JetFunctions.sigmoidSlope(u);
            case SOFTPLUS -> JetFunctions.softplus(u);
            case ERF -> JetFunctions.erf(u);
            case ERFC -> JetFunctions.erfc(u);
            case NORMAL_CDF -> JetFunctions.cdf(u);
            case NORMAL_PDF -> JetFunctions.density(u);
            default -> throw new IllegalArgumentException(op + " is no function of jets");
        };
    }
}
