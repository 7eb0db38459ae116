package org.fixpoint.plugins.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.NativeNamespace;

/**
 * Something that a bundle provides to others beside packages. OSGi Core 8, section 3.3.
 *
 * @param namespace what kind of thing it is
 * @param attributes of it, by which it is found
 */
public record Capability(String namespace, Map<String, Object> attributes) {
    private static final String WIRING = "osgi.wiring.";
    private static final Set<String> OF_THE_FRAMEWORK = Set.of(
            ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE,
            IdentityNamespace.IDENTITY_NAMESPACE,
            NativeNamespace.NATIVE_NAMESPACE);

    public Capability {
        attributes = Map.copyOf(attributes);
    }

    /** Whether a namespace is one that the framework fills itself or that a header of its own asks for. */
    static boolean isOfTheFramework(String namespace) {
        return namespace.startsWith(WIRING) || OF_THE_FRAMEWORK.contains(namespace);
    }

    /** Whether a clause counts when bundles are resolved, and not only for tools. */
    static boolean isForResolving(Clause clause) {
        return clause.directives()
                .getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE)
                .equals(Constants.EFFECTIVE_RESOLVE);
    }

    /**
     * As a manifest has it, one for each namespace of the clause.
     *
     * @throws IllegalArgumentException if the value of an attribute is not of its type
     */
    static Stream<Capability> of(Clause clause) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        clause.attributes()
                .forEach((name, text) ->
                        attributes.put(name, value(clause.types().getOrDefault(name, "String"), text)));
        return clause.paths().stream().map(namespace -> new Capability(namespace, attributes));
    }

    private static Object value(String type, String text) {
        if (type.startsWith("List")) {
            String inner = type.replaceFirst("^List\\s*<?\\s*", "").replaceFirst("\\s*>$", "");
            List<Object> values = new ArrayList<>();
            for (String part : text.split("(?<!\\\\),", -1)) {
                values.add(
                        value(inner.isEmpty() ? "String" : inner, part.strip().replace("\\,", ",")));
            }
            return List.copyOf(values);
        }
        return switch (type) {
            case "Version" -> Version.parseVersion(text.strip());
            case "Long" -> Long.valueOf(text.strip());
            case "Double" -> Double.valueOf(text.strip());
            default -> text;
        };
    }
}
