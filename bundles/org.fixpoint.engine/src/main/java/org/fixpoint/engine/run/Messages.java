package org.fixpoint.engine.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fixpoint.engine.files.JsonText;

/**
 * What a process apart tells the one that started it: JSON, each message on a line of its own whatever else is written to the
 * same stream. Safe for use by several threads.
 */
final class Messages {
    private final OutputStream out;

    Messages(OutputStream out) {
        this.out = out;
    }

    /** Tells at once. */
    synchronized void tell(Map<String, Object> message) {
        try {
            out.write(("\n" + JsonText.line(message) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException unheard) {
            return; // who should hear it has ended, and this process does when its input ends
        }
    }

    /** A place as part of a message. */
    static Map<String, Object> tree(Culprit.Place place) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("who", place.who());
        tree.put("at", place.method());
        tree.put("dropped-in", place.droppedIn());
        return tree;
    }
}
