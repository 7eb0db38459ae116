package org.fixpoint.maths.formula;

/**
 * What a term does with its operands.
 *
 * <p>A difference is a sum with a factor −1. Conditions are numbers: 0 false, 1 true, and 1/2 where {@link #ABOVE} meets a tie.
 */
enum Op {
    NUMBER,
    X,
    LETTER,
    /** Σ cₖ xᵏ by Horner's rule, so that two overflowing powers never meet as ∞ − ∞. */
    POLYNOMIAL,
    ADD,
    MUL,
    DIV,
    POW,
    MAX,
    MIN,
    LESS,
    LESS_OR_EQUAL,
    EQUAL,
    DIFFERENT,
    /** 1 where the first operand is the greater, 0 where it is the less, 1/2 at a tie. */
    ABOVE,
    AND,
    OR,
    NOT,
    /** The second operand where the first is 1, the third where it is 0, their mean where it is 1/2. */
    CHOOSE,
    ABS("abs"),
    SIGN("sign"),
    EXP("exp"),
    EXPM1("expm1"),
    LOG("log"),
    LOG1P("log1p"),
    SQRT("sqrt"),
    CBRT("cbrt"),
    SIN("sin"),
    COS("cos"),
    TAN("tan"),
    SINH("sinh"),
    COSH("cosh"),
    TANH("tanh"),
    SECH("sech"),
    ASIN("asin"),
    ACOS("acos"),
    ATAN("atan"),
    ASINH("asinh"),
    SIGMOID("sigmoid"),
    /** σ(u)σ(−u). */
    SIGMOID_SLOPE("sigmoidSlope"),
    SOFTPLUS("softplus"),
    SOFTSIGN("softsign"),
    ERF("erf"),
    ERFC("erfc"),
    NORMAL_CDF("cdf"),
    NORMAL_PDF("pdf");

    private final String method;

    Op() {
        this("");
    }

    Op(String method) {
        this.method = method;
    }

    /** Whether it is a function of one number, computed by {@link Primitives}. */
    boolean isFunction() {
        return !method.isEmpty();
    }

    /** The method of {@link Primitives} that computes it. */
    String method() {
        return method;
    }

    /** Whether values lie in a bounded interval whatever the operand. */
    boolean isBounded() {
        return switch (this) {
            case LESS,
                    LESS_OR_EQUAL,
                    EQUAL,
                    DIFFERENT,
                    ABOVE,
                    AND,
                    OR,
                    NOT,
                    SIGN,
                    SIN,
                    COS,
                    TANH,
                    SECH,
                    ASIN,
                    ACOS,
                    ATAN,
                    SIGMOID,
                    SIGMOID_SLOPE,
                    SOFTSIGN,
                    ERF,
                    ERFC,
                    NORMAL_CDF,
                    NORMAL_PDF -> true;
            default -> false;
        };
    }

    /** Whether values underflow to 0 exponentially fast. */
    boolean vanishes() {
        return switch (this) {
            case EXP, SECH, SIGMOID, SIGMOID_SLOPE, SOFTPLUS, ERFC, NORMAL_CDF, NORMAL_PDF -> true;
            default -> false;
        };
    }

    /** Whether f(−u) = −f(u). */
    boolean isOdd() {
        return switch (this) {
            case SIGN, CBRT, SIN, TAN, SINH, TANH, ASIN, ATAN, ASINH, SOFTSIGN, ERF -> true;
            default -> false;
        };
    }

    /** Whether f(−u) = f(u). */
    boolean isEven() {
        return switch (this) {
            case ABS, COS, COSH, SECH, SIGMOID_SLOPE, NORMAL_PDF -> true;
            default -> false;
        };
    }

    /** Whether it repeats itself for ever along an unbounded operand. */
    boolean isPeriodic() {
        return this == SIN || this == COS || this == TAN;
    }
}
