package org.fixpoint.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checked parameter values of one contribution: every parameter of its descriptor has one, of its type and in its range. */
public final class Values {
    private final Map<String, Object> byName;

    private Values(Map<String, Object> byName) {
        this.byName = byName;
    }

    /**
     * Checks values and completes them with the defaults.
     *
     * @param descriptor what the values are for
     * @param given by parameter name; a {@link Parameter.Part} has the object made
     * @throws IllegalArgumentException naming the parameter, if one is unknown, missing, of another type or out of range
     */
    public static Values of(Descriptor<?> descriptor, Map<String, ?> given) {
        Map<String, Object> complete = new LinkedHashMap<>();
        for (Parameter<?> parameter : descriptor.parameters()) {
            complete.put(
                    parameter.name(), valueOf(descriptor, parameter, Optional.ofNullable(given.get(parameter.name()))));
        }
        for (String name : given.keySet()) {
            if (!complete.containsKey(name)) {
                throw new IllegalArgumentException(descriptor.id() + " has no parameter " + name);
            }
        }
        return new Values(complete);
    }

    private static <T> Object valueOf(Descriptor<?> descriptor, Parameter<T> parameter, Optional<?> given) {
        String place = descriptor.id() + "." + parameter.name();
        if (given.isEmpty()) {
            return parameter.defaultValue().orElseThrow(() -> new IllegalArgumentException(place + " has no value"));
        }
        if (!parameter.type().isInstance(given.get())) {
            throw new IllegalArgumentException(place + " is " + given.get() + ", give " + parameter.allowed());
        }
        T value = parameter.type().cast(given.get());
        parameter.fault(value).ifPresent(fault -> {
            throw new IllegalArgumentException(place + " " + fault + ", give " + parameter.allowed());
        });
        return value;
    }

    /**
     * The value of one parameter.
     *
     * @throws IllegalArgumentException if the parameter is not one of the descriptor's
     */
    public <T> T get(Parameter<T> parameter) {
        Object value = Optional.ofNullable(byName.get(parameter.name()))
                .orElseThrow(() -> new IllegalArgumentException("no parameter " + parameter.name()));
        return parameter.type().cast(value);
    }
}
