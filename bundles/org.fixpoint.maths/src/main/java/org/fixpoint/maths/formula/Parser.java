package org.fixpoint.maths.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a formula by recursive descent. Loosest first: or, and, not, comparison, sum, product, sign, power. Conditions and numbers
 * share the grammar and are told apart where they are used.
 */
final class Parser {
    static final int LONGEST = 2000;
    static final int DEEPEST = 200;

    private static final Set<String> RESERVED = Set.of("and", "or", "not");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

    private final Terms terms;
    private final List<Token> tokens;
    private final List<String> letters = new ArrayList<>();
    private int at;
    private int depth;

    private record Part(Term term, boolean condition, int column) {}

    Parser(String text, Terms terms) {
        this.terms = terms;
        if (text.length() > LONGEST) {
            throw new FormulaFault(
                    "the formula has " + text.length() + " characters", LONGEST, "give at most " + LONGEST);
        }
        tokens = new Lexer(text).tokens();
    }

    /** The whole text as one number. */
    Term read() {
        if (tokens.size() == 1) {
            throw new FormulaFault("the formula is empty", 0, "write a function of x, such as max(x, 0)");
        }
        Term term = number(disjunction());
        if (token().kind() != Token.Kind.END) {
            throw afterOperand();
        }
        return term;
    }

    /** The parameters read so far, in the order of their first appearance. */
    List<String> letters() {
        return List.copyOf(letters);
    }

    private Token token() {
        return tokens.get(at);
    }

    private boolean take(String sign) {
        boolean there = token().is(sign);
        at += there ? 1 : 0;
        return there;
    }

    private Part disjunction() {
        if (++depth > DEEPEST) {
            throw new FormulaFault(
                    "the formula is nested deeper than " + DEEPEST, token().column(), "write it flatter");
        }
        Part left = conjunction();
        while (take("or")) {
            Part right = conjunction();
            left = new Part(terms.or(condition(left), condition(right)), true, left.column);
        }
        depth--;
        return left;
    }

    private Part conjunction() {
        Part left = negation();
        while (take("and")) {
            Part right = negation();
            left = new Part(terms.and(condition(left), condition(right)), true, left.column);
        }
        return left;
    }

    private Part negation() {
        int column = token().column();
        boolean negated = false;
        boolean any = false;
        while (take("not")) {
            negated = !negated;
            any = true;
        }
        Part part = comparison();
        if (!any) {
            return part;
        }
        Term holds = condition(part);
        return new Part(negated ? terms.not(holds) : holds, true, column);
    }

    private Part comparison() {
        Part left = sum();
        if (!COMPARISONS.contains(token().text())) {
            return left;
        }
        String sign = tokens.get(at++).text();
        Term a = number(left);
        Term b = number(sum());
        if (COMPARISONS.contains(token().text())) {
            throw new FormulaFault("a comparison has two sides", token().column(), "join two of them by and");
        }
        Term holds =
                switch (sign) {
                    case "<" -> terms.compared(Op.LESS, a, b);
                    case "<=" -> terms.compared(Op.LESS_OR_EQUAL, a, b);
                    case ">" -> terms.compared(Op.LESS, b, a);
                    case ">=" -> terms.compared(Op.LESS_OR_EQUAL, b, a);
                    case "==" -> terms.compared(Op.EQUAL, a, b);
                    default -> terms.compared(Op.DIFFERENT, a, b);
                };
        return new Part(holds, true, left.column);
    }

    private Part sum() {
        Part left = product();
        while (token().is("+") || token().is("-")) {
            boolean plus = tokens.get(at++).is("+");
            Term a = number(left);
            Term b = number(product());
            left = new Part(plus ? terms.add(a, b) : terms.sub(a, b), false, left.column);
        }
        return left;
    }

    private Part product() {
        Part left = signed();
        while (token().is("*") || token().is("/")) {
            boolean times = tokens.get(at++).is("*");
            Term a = number(left);
            Term b = number(signed());
            left = new Part(times ? terms.mul(a, b) : terms.div(a, b), false, left.column);
        }
        return left;
    }

    private Part signed() {
        int column = token().column();
        boolean negative = false;
        boolean any = false;
        while (token().is("-") || token().is("+")) {
            negative ^= tokens.get(at++).is("-");
            any = true;
        }
        Part power = power();
        if (!any) {
            return power;
        }
        Term term = number(power);
        return new Part(negative ? terms.negative(term) : term, false, column);
    }

    private Part power() {
        Part base = primary();
        if (!token().is("^")) {
            return base;
        }
        Term b = number(base);
        at++;
        if (++depth > DEEPEST) {
            throw new FormulaFault(
                    "the formula is nested deeper than " + DEEPEST, token().column(), "write it flatter");
        }
        Term exponent = number(signed());
        depth--;
        return new Part(terms.pow(b, exponent), false, base.column);
    }

    private Part primary() {
        Token token = token();
        Part part =
                switch (token.kind()) {
                    case NUMBER -> literal(token);
                    case NAME -> name(token);
                    case SIGN -> group(token);
                    case END -> throw new FormulaFault(
                            "the formula ends too soon", token.column(), "something is missing");
                };
        Token next = token();
        boolean operand = next.kind() == Token.Kind.NUMBER
                || (next.kind() == Token.Kind.NAME && !RESERVED.contains(next.text()))
                || next.is("(");
        if (operand) {
            throw afterOperand();
        }
        return part;
    }

    private Part literal(Token token) {
        at++;
        double value = Double.parseDouble(token.text().replace('−', '-'));
        if (!Double.isFinite(value)) {
            throw new FormulaFault(token.text() + " is too large for a number", token.column(), "");
        }
        return new Part(terms.number(value), false, token.column());
    }

    private Part group(Token token) {
        if (!token.is("(")) {
            throw new FormulaFault(
                    "an operand is missing before " + token.named(), token.column(), "write a number, x or a function");
        }
        at++;
        Part inside = disjunction();
        close(token);
        return new Part(inside.term, inside.condition, token.column());
    }

    private void close(Token open) {
        if (take(")")) {
            return;
        }
        if (token().kind() == Token.Kind.END) {
            throw new FormulaFault(
                    "a closing parenthesis is missing",
                    token().column(),
                    "one is open at column " + (open.column() + 1));
        }
        throw afterOperand();
    }

    private Part name(Token token) {
        String name = token.text();
        at++;
        if (token().is("(")) {
            return call(token);
        }
        if (Vocabulary.has(name)) {
            throw new FormulaFault(
                    name + " needs its argument in parentheses", token().column(), "write " + name + "(x)");
        }
        if (RESERVED.contains(name)) {
            throw new FormulaFault(
                    "an operand is missing before '" + name + "'", token.column(), "and, or and not join conditions");
        }
        Term term =
                switch (name) {
                    case "x" -> terms.x();
                    case "pi", "π" -> terms.number(Math.PI);
                    case "e" -> terms.number(Math.E);
                    default -> letter(name);
                };
        return new Part(term, false, token.column());
    }

    private Term letter(String name) {
        if (!letters.contains(name)) {
            letters.add(name);
        }
        return terms.letter(letters.indexOf(name));
    }

    private Part call(Token name) {
        if (!Vocabulary.has(name.text())) {
            boolean value =
                    letters.contains(name.text()) || Set.of("x", "e", "pi", "π").contains(name.text());
            throw value
                    ? new FormulaFault("an operator is missing", token().column(), "write " + name.text() + "*(…)")
                    : new FormulaFault(
                            "there is no function '" + name.text() + "'",
                            name.column(),
                            Vocabulary.hintFor(name.text()));
        }
        Token open = tokens.get(at++);
        List<Term> given = new ArrayList<>();
        if (!token().is(")")) {
            do {
                Part part = disjunction();
                boolean wantsCondition = name.is("where") && given.isEmpty();
                given.add(wantsCondition ? condition(part) : number(part));
            } while (take(","));
        }
        close(open);
        Vocabulary.countFault(name.text(), given.size()).ifPresent(fault -> {
            throw new FormulaFault(fault, name.column(), "");
        });
        return new Part(Vocabulary.call(name.text(), given, terms), false, name.column());
    }

    private static Term number(Part part) {
        if (part.condition) {
            throw new FormulaFault(
                    "a comparison is not a number",
                    part.column,
                    "it belongs in the condition of where(condition, a, b)");
        }
        return part.term;
    }

    private static Term condition(Part part) {
        if (!part.condition) {
            throw new FormulaFault("a comparison is missing here", part.column, "write for example x > 0");
        }
        return part.term;
    }

    /** What is wrong with the token after a complete operand. */
    private FormulaFault afterOperand() {
        Token token = token();
        Token before = tokens.get(at - 1);
        if (token.is(")")) {
            return new FormulaFault("this parenthesis was never opened", token.column(), "");
        }
        if (token.is(",")) {
            return new FormulaFault(
                    "a comma stands only between arguments", token.column(), "write numbers with a point");
        }
        String right = token.is("(") ? "(…)" : token.text();
        String left = before.is(")") ? "(…)" : before.text();
        return new FormulaFault("an operator is missing", token.column(), "write " + left + "*" + right);
    }
}
