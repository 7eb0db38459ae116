package org.fixpoint.maths.formula;

import java.util.List;
import java.util.Random;

/** Writes random formulas of the language, in x alone. */
final class RandomFormula {
    private static final List<String> FUNCTIONS = List.of(
            "exp",
            "expm1",
            "log",
            "log1p",
            "sqrt",
            "cbrt",
            "abs",
            "sign",
            "step",
            "sin",
            "cos",
            "tan",
            "sinh",
            "cosh",
            "tanh",
            "asin",
            "acos",
            "atan",
            "asinh",
            "sech",
            "sigmoid",
            "softplus",
            "softsign",
            "relu",
            "erf",
            "erfc",
            "Phi",
            "phi",
            "gelu",
            "silu",
            "square");
    private static final List<String> SMOOTH = List.of(
            "sin",
            "cos",
            "tanh",
            "atan",
            "asinh",
            "sech",
            "sigmoid",
            "softplus",
            "erf",
            "erfc",
            "Phi",
            "phi",
            "gelu",
            "silu",
            "square");

    private final Random random;
    private final List<String> functions;

    private RandomFormula(long seed, List<String> functions) {
        this.random = new Random(seed);
        this.functions = functions;
    }

    /** Everything the language has. */
    static String any(long seed) {
        return new RandomFormula(seed, FUNCTIONS).sum(4);
    }

    /** Smooth and of moderate size on [-2, 2]: no switches, no quotients, only functions that are defined everywhere. */
    static String smooth(long seed) {
        return new RandomFormula(seed, SMOOTH).smoothSum(3);
    }

    private String sum(int depth) {
        if (depth == 0) {
            return random.nextInt(3) > 0 ? "x" : number();
        }
        return switch (random.nextInt(12)) {
            case 0 -> "(" + sum(depth - 1) + " + " + sum(depth - 1) + ")";
            case 1 -> "(" + sum(depth - 1) + " - " + sum(depth - 1) + ")";
            case 2 -> sum(depth - 1) + "*" + sum(depth - 1);
            case 3 -> sum(depth - 1) + "/(" + sum(depth - 1) + ")";
            case 4 -> "(" + sum(depth - 1) + ")^"
                    + List.of("2", "3", "7", "0.5", "1.5", "-1", "20", "x").get(random.nextInt(8));
            case 5 -> "max(" + sum(depth - 1) + ", " + sum(depth - 1) + ")";
            case 6 -> "min(" + sum(depth - 1) + ", " + sum(depth - 1) + ")";
            case 7 -> "where(" + condition(depth - 1) + ", " + sum(depth - 1) + ", " + sum(depth - 1) + ")";
            default -> functions.get(random.nextInt(functions.size())) + "(" + sum(depth - 1) + ")";
        };
    }

    private String smoothSum(int depth) {
        if (depth == 0) {
            return random.nextInt(3) > 0 ? "x" : number();
        }
        return switch (random.nextInt(6)) {
            case 0 -> "(" + smoothSum(depth - 1) + " + " + smoothSum(depth - 1) + ")";
            case 1 -> smoothSum(depth - 1) + "*" + smoothSum(depth - 1);
            case 2 -> "(" + smoothSum(depth - 1) + ")/(2 + sin(" + smoothSum(depth - 1) + "))";
            default -> functions.get(random.nextInt(functions.size())) + "(" + smoothSum(depth - 1) + ")";
        };
    }

    private String condition(int depth) {
        String sign = List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6));
        String comparison = sum(depth) + " " + sign + " " + sum(depth);
        return switch (random.nextInt(4)) {
            case 0 -> comparison + " and x < " + number();
            case 1 -> "not " + comparison + " or x > " + number();
            default -> comparison;
        };
    }

    private String number() {
        return List.of("0", "1", "2", "0.5", "-1", "1.702", "3", "-0.25", "pi", "1e-3")
                .get(random.nextInt(10));
    }
}
