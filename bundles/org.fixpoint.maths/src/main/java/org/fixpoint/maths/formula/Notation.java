package org.fixpoint.maths.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes an expression in the language, with the fewest parentheses. */
final class Notation {
    private static final int LONGEST = 4000;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;
    private static final Map<Op, String> COMPARISONS =
            Map.of(Op.LESS, "<", Op.LESS_OR_EQUAL, "<=", Op.EQUAL, "==", Op.DIFFERENT, "!=", Op.ABOVE, ">");

    private final List<String> letters;
    private final Map<Term, Written> written = new HashMap<>();

    private record Written(String text, int binding) {
        String within(int least) {
            return binding >= least ? text : "(" + text + ")";
        }
    }

    private Notation(List<String> letters) {
        this.letters = letters;
    }

    /** The expression as text; a very long one is only described. */
    static String of(Term root, List<String> letters) {
        Notation notation = new Notation(letters);
        List<Term> order = root.inOrder();
        for (Term term : order) {
            Written text = notation.write(term);
            if (text.text.length() > LONGEST) {
                return "(an expression of " + order.size() + " operations)";
            }
            notation.written.put(term, text);
        }
        return notation.known(root).text;
    }

    private Written known(Term term) {
        return written.getOrDefault(term, new Written("", ATOM));
    }

    private String at(Term term, int least) {
        return known(term).within(least);
    }

    private Written write(Term term) {
        if (term.op().isFunction()) {
            return function(term);
        }
        return switch (term.op()) {
            case NUMBER -> new Written(number(term.number()), term.number() < 0 ? SUM : ATOM);
            case X -> new Written("x", ATOM);
            case LETTER -> new Written(letters.get((int) term.number()), ATOM);
            case POLYNOMIAL -> polynomial(term.coefficients());
            case ADD -> sum(at(term.first(), SUM), at(term.second(), SUM));
            case MUL -> product(term);
            case DIV -> new Written(at(term.first(), PRODUCT) + "/" + at(term.second(), POWER), PRODUCT);
            case POW -> new Written(at(term.first(), ATOM) + "^" + at(term.second(), ATOM), POWER);
            case MAX -> call("max", term.operands());
            case MIN -> call("min", term.operands());
            case AND -> new Written("(" + condition(term.first()) + " and " + condition(term.second()) + ")", ATOM);
            case OR -> new Written("(" + condition(term.first()) + " or " + condition(term.second()) + ")", ATOM);
            case NOT -> new Written("not (" + condition(term.first()) + ")", SUM);
            case CHOOSE -> new Written(
                    "where(" + condition(term.first()) + ", " + at(term.second(), SUM) + ", " + at(term.third(), SUM)
                            + ")",
                    ATOM);
            case ABOVE -> new Written(
                    term.second().isNumber(0)
                            ? "step(" + at(term.first(), SUM) + ")"
                            : "step(" + sum(at(term.first(), SUM), "-" + at(term.second(), PRODUCT)).text + ")",
                    ATOM);
            default -> new Written(condition(term), SUM);
        };
    }

    private String condition(Term term) {
        return COMPARISONS.containsKey(term.op())
                ? at(term.first(), SUM) + " " + COMPARISONS.get(term.op()) + " " + at(term.second(), SUM)
                : at(term, SUM);
    }

    private Written function(Term term) {
        String u = at(term.first(), SUM);
        return switch (term.op()) {
            case NORMAL_CDF -> new Written("Phi(" + u + ")", ATOM);
            case NORMAL_PDF -> new Written("phi(" + u + ")", ATOM);
            case SIGMOID_SLOPE -> new Written("sigmoid(" + u + ")*sigmoid(-(" + u + "))", PRODUCT);
            default -> new Written(term.op().method() + "(" + u + ")", ATOM);
        };
    }

    private Written call(String name, List<Term> operands) {
        return new Written(
                name + "("
                        + String.join(
                                ", ",
                                operands.stream().map(each -> at(each, SUM)).toList()) + ")",
                ATOM);
    }

    private Written product(Term term) {
        if (term.first().isNumber(-1)) {
            return new Written("-" + at(term.second(), PRODUCT), SUM);
        }
        boolean negative = term.first().isNumber() && term.first().number() < 0;
        String first = negative ? known(term.first()).text : at(term.first(), PRODUCT);
        String second = at(term.second(), term.first().isNumber() ? PRODUCT : POWER);
        return new Written(first + "*" + second, negative ? SUM : PRODUCT);
    }

    private Written polynomial(List<Double> c) {
        Written sum = new Written("", SUM);
        for (int k = c.size() - 1; k >= 0; k--) {
            if (c.get(k) != 0) {
                String power = k == 0 ? "" : k == 1 ? "x" : "x^" + k;
                String factor = k > 0 && Math.abs(c.get(k)) == 1 ? (c.get(k) < 0 ? "-" : "") : number(c.get(k));
                String monomial = factor + (factor.isEmpty() || factor.equals("-") || k == 0 ? "" : "*") + power;
                sum = sum.text.isEmpty() ? new Written(monomial, SUM) : sum(sum.text, monomial);
            }
        }
        return sum;
    }

    private static Written sum(String left, String right) {
        return new Written(right.startsWith("-") ? left + " - " + right.substring(1) : left + " + " + right, SUM);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
