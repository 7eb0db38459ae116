package org.fixpoint.engine.describe;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that JSON can hold. */
final class Json {
    private Json() {}

    /** The number, or its name as text if it is infinite or NaN. */
    static Object number(double x) {
        return Double.isFinite(x) ? (Object) x : Double.toString(x);
    }

    static List<Object> numbers(double[] values) {
        return Arrays.stream(values).mapToObj(Json::number).toList();
    }

    /** The value with every number in it as {@link #number} has it. */
    static Object value(Object value) {
        if (value instanceof Double x) {
            return number(x);
        }
        if (value instanceof double[] list) {
            return numbers(list);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::value).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> ready = new LinkedHashMap<>();
            map.forEach((key, member) -> ready.put(String.valueOf(key), value(member)));
            return ready;
        }
        return value instanceof Integer || value instanceof Boolean || value instanceof Long
                ? value
                : String.valueOf(value);
    }
}
