package org.fixpoint.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a jar that was started in a process apart.
 *
 * @param fault why it cannot be used, as the end of a sentence that begins with the plug-in, with the remedy; empty if it can
 * @param curable whether another plug-in may cure the fault, or bring what one of the components still waits for
 * @param warnings what a user should know of a plug-in that is used, likewise
 * @param with the SHA-256 of the drop-ins that it was wired to
 * @param lasts for how long another trial would end the same way
 */
record TrialOutcome(String fault, boolean curable, List<String> warnings, List<String> with, Lasts lasts) {
    /** For how long an outcome holds. */
    enum Lasts {
        /** As long as nothing that it depends on changes. */
        ALWAYS,
        /** The machine may have been busy: for an hour, so that a jar that hangs does not delay every start. */
        HOUR,
        /** Nothing is known. */
        NOT
    }

    TrialOutcome {
        warnings = List.copyOf(warnings);
        with = List.copyOf(with);
    }

    /** A jar that cannot be used for a reason of its own. */
    static TrialOutcome refused(String fault) {
        return new TrialOutcome(fault, false, List.of(), List.of(), Lasts.ALWAYS);
    }

    /** Whether the jar can be used. */
    boolean passed() {
        return fault.isEmpty();
    }

    /** As data, for JSON. */
    Map<String, Object> asData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("fault", fault);
        data.put("curable", curable);
        data.put("warnings", warnings);
        data.put("with", with);
        data.put("lasts", lasts.name());
        return data;
    }

    /** From JSON. */
    static TrialOutcome of(JsonNode node) {
        return new TrialOutcome(
                node.path("fault").asText(),
                node.path("curable").asBoolean(),
                texts(node.path("warnings")),
                texts(node.path("with")),
                lasts(node.path("lasts").asText()));
    }

    private static Lasts lasts(String word) {
        return Arrays.stream(Lasts.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElse(Lasts.NOT);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
