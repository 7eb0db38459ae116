package org.fixpoint.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a contribution offers, as data: forms, file checks, command-line options and reference pages are made from it.
 *
 * @param kind the type of the objects made; it groups the catalogue
 * @param id the name in experiment files and on the command line, kebab-case, unique within its kind
 * @param summary one line of help without a final full stop
 * @param formula the defining formula in plain Unicode text, or empty
 * @param parameters in the order in which a form shows them
 * @param sources citations, each with its arXiv number or DOI where there is one
 */
public record Descriptor<T>(
        Class<T> kind, String id, String summary, String formula, List<Parameter<?>> parameters, List<String> sources) {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Descriptor {
        if (!KEBAB.matcher(id).matches()) {
            throw new IllegalArgumentException("id \"" + id + "\" is not kebab-case");
        }
        parameters = List.copyOf(parameters);
        sources = List.copyOf(sources);
        Set<String> names = new HashSet<>();
        for (Parameter<?> parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException(id + " has two parameters named " + parameter.name());
            }
        }
    }

    /** A descriptor without formula, parameters or sources, to be completed by the methods below. */
    public static <T> Descriptor<T> of(Class<T> kind, String id, String summary) {
        return new Descriptor<>(kind, id, summary, "", List.of(), List.of());
    }

    /** This descriptor with the given formula. */
    public Descriptor<T> formula(String text) {
        return new Descriptor<>(kind, id, summary, text, parameters, sources);
    }

    /** This descriptor with the given parameters in place of its own. */
    public Descriptor<T> parameters(Parameter<?>... given) {
        return new Descriptor<>(kind, id, summary, formula, List.of(given), sources);
    }

    /** This descriptor with the given citations in place of its own. */
    public Descriptor<T> sources(String... citations) {
        return new Descriptor<>(kind, id, summary, formula, parameters, List.of(citations));
    }
}
