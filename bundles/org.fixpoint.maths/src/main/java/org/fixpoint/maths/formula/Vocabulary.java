package org.fixpoint.maths.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of the language by name: how many arguments each takes, and the term that a call is. */
final class Vocabulary {
    private static final int ANY_NUMBER = 100;
    private static final Map<String, Op> DIRECT = direct();
    private static final Map<String, int[]> MADE = Map.ofEntries(
            Map.entry("min", new int[] {2, ANY_NUMBER}),
            Map.entry("max", new int[] {2, ANY_NUMBER}),
            Map.entry("clip", new int[] {3, 3}),
            Map.entry("where", new int[] {3, 3}),
            Map.entry("pow", new int[] {2, 2}),
            Map.entry("step", new int[] {1, 1}),
            Map.entry("heaviside", new int[] {1, 1}),
            Map.entry("relu", new int[] {1, 1}),
            Map.entry("gelu", new int[] {1, 1}),
            Map.entry("silu", new int[] {1, 1}),
            Map.entry("square", new int[] {1, 1}));
    private static final List<String> ENDLESS = List.of("floor", "ceil", "round", "mod", "frac", "trunc");

    private Vocabulary() {}

    private static Map<String, Op> direct() {
        Map<String, Op> direct = new HashMap<>();
        for (Op op : Op.values()) {
            if (op.isFunction() && op != Op.SIGMOID_SLOPE) {
                direct.put(op.method(), op);
            }
        }
        direct.remove("cdf");
        direct.remove("pdf");
        direct.put("Phi", Op.NORMAL_CDF);
        direct.put("Φ", Op.NORMAL_CDF);
        direct.put("phi", Op.NORMAL_PDF);
        direct.put("φ", Op.NORMAL_PDF);
        direct.put("arctan", Op.ATAN);
        direct.put("ln", Op.LOG);
        return direct;
    }

    /** Whether a name is a function's, so that it cannot be a parameter's. */
    static boolean has(String name) {
        return DIRECT.containsKey(name) || MADE.containsKey(name);
    }

    /** Why there is no function of this name, as a hint; empty if nothing is known. */
    static String hintFor(String name) {
        if (ENDLESS.contains(name)) {
            return "a function that jumps infinitely often is left out; use where(…) for a few steps";
        }
        return nearest(name).map(near -> "the nearest name is " + near).orElse("");
    }

    private static Optional<String> nearest(String name) {
        List<String> names = new ArrayList<>(DIRECT.keySet());
        names.addAll(MADE.keySet());
        int allowed = name.length() <= 3 ? 1 : 2;
        Optional<String> best = Optional.empty();
        for (String each : names.stream().sorted().toList()) {
            int distance = distance(name, each);
            if (distance <= allowed) {
                allowed = distance - 1;
                best = Optional.of(each);
            }
        }
        return best;
    }

    /** Levenshtein's distance, letters of either case alike. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** What is wrong with a number of arguments, or empty. */
    static Optional<String> countFault(String name, int count) {
        int[] allowed = MADE.getOrDefault(name, new int[] {1, 1});
        if (count >= allowed[0] && count <= allowed[1]) {
            return Optional.empty();
        }
        String wanted = allowed[1] == ANY_NUMBER ? "2 to " + ANY_NUMBER : String.valueOf(allowed[0]);
        return Optional.of(
                name + " takes " + wanted + (allowed[1] == 1 ? " argument" : " arguments") + ", not " + count);
    }

    /** The term of a call with the right number of arguments; the first one of {@code where} is a condition. */
    static Term call(String name, List<Term> given, Terms terms) {
        Term u = given.get(0);
        Optional<Op> op = Optional.ofNullable(DIRECT.get(name));
        if (op.isPresent()) {
            return terms.function(op.get(), u);
        }
        return switch (name) {
            case "min" -> given.stream().reduce(terms::min).orElseThrow();
            case "max" -> given.stream().reduce(terms::max).orElseThrow();
            case "clip" -> terms.min(terms.max(u, given.get(1)), given.get(2));
            case "where" -> terms.choose(u, given.get(1), given.get(2));
            case "pow" -> terms.pow(u, given.get(1));
            case "step", "heaviside" -> terms.step(u);
            case "relu" -> terms.max(u, terms.number(0));
            case "gelu" -> terms.mul(u, terms.function(Op.NORMAL_CDF, u));
            case "silu" -> terms.mul(u, terms.function(Op.SIGMOID, u));
            case "square" -> terms.square(u);
            default -> throw new IllegalArgumentException("no function " + name);
        };
    }
}
