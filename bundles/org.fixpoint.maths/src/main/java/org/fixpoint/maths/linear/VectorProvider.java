package org.fixpoint.maths.linear;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** Finds classes that link to what may be absent: the module jdk.incubator.vector, or a library outside Java. */
public final class VectorProvider {
    private VectorProvider() {}

    /** Whether vectors are run by hardware here: {@link LinearAlgebra#fastest()} is the vector provider. */
    public static boolean isFast() {
        return LinearAlgebra.fastest().name().equals("vector");
    }

    /**
     * An object of a class of this library or of one that it may import, made by its constructor without arguments.
     *
     * @param kind what the class implements
     * @param className its name
     * @return nothing where it, or what it links to, is absent or refuses this machine
     */
    public static <T> Optional<T> load(Class<T> kind, String className) {
        try {
            Class<?> type = Class.forName(className, true, VectorProvider.class.getClassLoader());
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Object made = lookup.findConstructor(type, MethodType.methodType(void.class))
                    .invoke();
            return kind.isInstance(made) ? Optional.of(kind.cast(made)) : Optional.empty();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable absent) { // NoClassDefFoundError, ExceptionInInitializerError, UnsupportedOperationException
            return Optional.empty();
        }
    }
}
