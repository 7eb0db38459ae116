package org.fixpoint.engine.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** The request that a process apart plan an experiment, as a message. */
final class PlanRequest {
    private PlanRequest() {}

    /**
     * The message.
     *
     * @param flaws parts that must not be used, by digest
     */
    static Map<String, Object> of(Request request, Map<String, String> flaws) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("do", "plan");
        message.put("text", request.text());
        message.put("file", request.file().toAbsolutePath().toString());
        message.put("set", request.overrides());
        message.put("flaws", flaws);
        return message;
    }
}
