package org.fixpoint.plugins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** JSON on a line, as processes and the memory of trials exchange it. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An object on one line, without line feed. */
    static String line(Map<String, ?> data) {
        try {
            return MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException notData) {
            throw new IllegalArgumentException(data.toString(), notData);
        }
    }

    /** Reads a text; fails if it is not JSON. */
    static JsonNode read(String text) throws IOException {
        return Optional.ofNullable(MAPPER.readTree(text)).orElseThrow(() -> new IOException("empty"));
    }
}
