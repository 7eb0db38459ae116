package org.fixpoint.maths.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a text into tokens. */
final class Lexer {
    private static final List<String> TWO = List.of("**", "<=", ">=", "==", "!=");
    private static final String ONE = "+-*/^(),<>";
    private static final Map<String, String> SAME =
            Map.of("**", "^", "·", "*", "×", "*", "−", "-", "≤", "<=", "≥", ">=", "≠", "!=");
    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** All tokens; the last is the end. */
    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                tokens.add(new Token(Token.Kind.END, "", at));
                return tokens;
            }
            tokens.add(next());
        }
    }

    private Token next() {
        int start = at;
        char c = text.charAt(at);
        if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            number();
            return new Token(Token.Kind.NUMBER, text.substring(start, at), start);
        }
        if (isLetter(c)) {
            while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
                at++;
            }
            return new Token(Token.Kind.NAME, text.substring(start, at), start);
        }
        String two = text.substring(at, Math.min(at + 2, text.length()));
        String one = text.substring(at, at + 1);
        String sign = TWO.contains(two) ? two : one;
        if (!TWO.contains(two) && !ONE.contains(one) && !SAME.containsKey(one)) {
            String shown = new String(Character.toChars(text.codePointAt(at)));
            throw new FormulaFault("'" + shown + "' is not part of a formula", start, hintFor(c));
        }
        at += sign.length();
        return new Token(Token.Kind.SIGN, SAME.getOrDefault(sign, sign), start);
    }

    private static String hintFor(char c) {
        return switch (c) {
            case '=' -> "compare with ==";
            case '&' -> "write and";
            case '|' -> "write or between conditions, abs(…) for a modulus";
            case '!' -> "write not";
            case '²' -> "write ^2";
            case '³' -> "write ^3";
            case '[', ']', '{', '}' -> "use round parentheses";
            case '√' -> "write sqrt(…)";
            case ';' -> "separate arguments by a comma";
            case '÷', ':' -> "divide with /";
            default -> "";
        };
    }

    private void number() {
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length() && "+-−".indexOf(text.charAt(exponent)) >= 0) {
                exponent++;
            }
            if (exponent < text.length() && isDigit(text.charAt(exponent))) {
                at = exponent;
                digits();
            }
        }
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        boolean latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return latin || (c >= 'Α' && c <= 'Ω') || (c >= 'α' && c <= 'ω');
    }
}
