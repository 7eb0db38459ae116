package org.fixpoint.plugins.inspect;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a jar before it is installed. Whatever could be read is there, beside a flaw too.
 *
 * @param file its name in its folder
 * @param name the symbolic name, or the file's name where there is none
 * @param version as in the manifest ({@code 0.0.0} where it gives none), or empty if there is no readable one
 * @param sha256 of the file in lower-case hexadecimal, or empty if it cannot be read. A file can change after it was looked at: only
 *     bytes with this hash are what the rest speaks of
 * @param flaw the first reason why it cannot work
 * @param components the implementation classes of its Declarative Services components, in the order of the manifest
 * @param exports what other jars can import from it
 */
public record Inspection(
        String file,
        String name,
        String version,
        String sha256,
        Optional<Flaw> flaw,
        List<String> components,
        Optional<Exporter> exports) {
    public Inspection {
        components = List.copyOf(components);
    }
}
