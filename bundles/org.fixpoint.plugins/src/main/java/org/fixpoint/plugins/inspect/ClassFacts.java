package org.fixpoint.plugins.inspect;

import java.util.List;
import java.util.Set;

/**
 * What is read of one class; its names have dots.
 *
 * @param name {@code a.b.Outer$Inner}
 * @param access the flags of the Java Virtual Machine Specification, table 4.1-B, those of a nested class as in its source
 * @param parents superclass and interfaces
 * @param constructors the numbers of parameters of its public constructors
 * @param packages those of every type that the class names in its head, fields and methods, not in their code
 */
record ClassFacts(String name, int access, List<String> parents, List<Integer> constructors, Set<String> packages) {
    ClassFacts {
        parents = List.copyOf(parents);
        constructors = List.copyOf(constructors);
        packages = Set.copyOf(packages);
    }

    /** The part of a name before its last dot, empty if there is none. */
    static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
