package org.fixpoint.engine.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.fixpoint.api.Parameter;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Sha256;

/**
 * The form of a point that is hashed into its key: RFC 8785 JSON of all that determines the result.
 *
 * <p>Every map is sorted, for it is also written with the result, and {@link Map#of} has another order in each process.
 */
final class Canonical {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Canonical() {}

    /** A contribution by id and bundle, a preset by what it is made of, with every parameter; data files by the hash of their content. */
    static Map<String, Object> of(Setup setup) {
        Map<String, Object> parameters = new TreeMap<>();
        setup.settings().forEach((name, setting) -> parameters.put(name, of(setting)));
        return new TreeMap<>(
                Map.of("id", setup.baseId(), "bundle", setup.entry().origin().bundle(), "parameters", parameters));
    }

    private static Object of(Setting setting) {
        if (setting instanceof Setting.Nested nested) {
            return of(nested.setup());
        }
        if (setting instanceof Setting.Data data) {
            return Map.of("sha256", data.sha256());
        }
        Object value = ((Setting.Plain) setting).value();
        if (value instanceof double[] list) {
            return Arrays.stream(list).boxed().toList();
        }
        return value instanceof Enum<?> constant ? Parameter.Choice.written(constant) : value;
    }

    /** A bundle. */
    static Map<String, Object> of(Origin origin) {
        return new TreeMap<>(Map.of("bundle", origin.bundle(), "version", origin.version(), "sha256", origin.sha256()));
    }

    /** SHA-256 over the canonical JSON. */
    static String key(Map<String, Object> settings) {
        try {
            return Sha256.of(new JsonCanonicalizer(JSON.writeValueAsString(settings)).getEncodedUTF8());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + settings, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not canonical JSON: " + settings, e);
        }
    }
}
