package org.fixpoint.plugins.template;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fixpoint.api.Refusal;

/**
 * What a new plug-in is called: its folder, jar and symbolic name, and, written otherwise, its package and classes.
 *
 * @param text kebab-case, beginning with a letter
 */
public record PlugInName(String text) {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");
    private static final int LONGEST = 50;

    /** What Java keeps for itself, as far as it is written in lower case. */
    private static final Set<String> RESERVED = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " false final finally float for goto if implements import instanceof int interface long native"
                            + " new null package private protected public return short static strictfp super switch"
                            + " synchronized this throw throws transient true try void volatile while _")
                    .split(" ", -1));

    /**
     * A name.
     *
     * @throws Refusal if it is not kebab-case beginning with a letter, or longer than 50 characters
     */
    public PlugInName {
        if (!KEBAB.matcher(text).matches() || text.length() > LONGEST) {
            throw new Refusal("\"" + text + "\" cannot be a name"
                    + kebab(text).map(near -> "; how about " + near).orElse("")
                    + "; use lower-case letters, digits and single dashes, beginning with a letter, at most " + LONGEST
                    + " characters");
        }
    }

    private static Optional<String> kebab(String text) {
        String near = text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-+$", "");
        return Optional.of(near)
                .filter(word -> KEBAB.matcher(word).matches() && word.length() <= LONGEST && !word.equals(text));
    }

    /** The package that it gets if none is asked for: {@code com.example.leakyswish}. */
    public String defaultPackage() {
        String part = text.replace("-", "");
        return "com.example." + (RESERVED.contains(part) ? part + "_" : part);
    }

    /**
     * The package asked for.
     *
     * @throws Refusal if it is no name of a package, or one of Java's or of the workbench's
     */
    public static String packageOf(String asked) {
        boolean named = PACKAGE.matcher(asked).matches();
        for (String part : asked.split("\\.", -1)) {
            named &= !RESERVED.contains(part);
        }
        if (!named) {
            throw new Refusal("\"" + asked + "\" is no name of a package; give one such as com.example.swish");
        }
        if (asked.matches("(java|javax|org\\.fixpoint)(\\..*)?")) {
            throw new Refusal(
                    "the package " + asked + " belongs to others; give one of your own, such as com.example.swish");
        }
        return asked;
    }

    /** In the manner of Java's classes: leaky-swish is {@code LeakySwish}. */
    String capitalised() {
        StringBuilder word = new StringBuilder();
        for (String part : text.split("-", -1)) {
            word.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return word.toString();
    }
}
