package org.fixpoint.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numerics that the command line asks for with {@value #OPTION}.
 *
 * <p>They are settled when the first matrix is computed with, so they are read here, before a bundle is started, and handed on in
 * the system property {@value #PROPERTY}. The verbs know the option too, for their help.
 */
final class AskedNumerics {
    static final String PROPERTY = "fixpoint.numerics";
    static final String NATIVE = "native";
    private static final String OPTION = "--numerics";
    private static final List<String> WORDS = List.of("strict", "fast", NATIVE);

    private AskedNumerics() {}

    /**
     * The word on the command line, or else in the system property; empty if neither has one.
     *
     * @throws LaunchException if it is none of the known ones
     */
    static Optional<String> of(List<String> arguments) throws LaunchException {
        Optional<String> asked = on(arguments)
                .or(() -> Optional.ofNullable(System.getProperty(PROPERTY)).filter(word -> !word.isEmpty()));
        if (asked.isPresent() && !WORDS.contains(asked.get())) {
            throw LaunchException.here(OPTION + " is \"" + asked.get() + "\"; give strict, fast or native");
        }
        return asked;
    }

    /** The arguments without the option, for an application that does not know it. */
    static List<String> without(List<String> arguments) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals(OPTION)) {
                i++;
            } else if (!arguments.get(i).startsWith(OPTION + "=")) {
                rest.add(arguments.get(i));
            }
        }
        return List.copyOf(rest);
    }

    /** The last one given; one that lacks its value is left to the command line, which says so. */
    private static Optional<String> on(List<String> arguments) {
        Optional<String> word = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) {
                word = Optional.of(argument.substring(OPTION.length() + 1));
            } else if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                word = Optional.of(arguments.get(i + 1));
            }
        }
        return word;
    }
}
