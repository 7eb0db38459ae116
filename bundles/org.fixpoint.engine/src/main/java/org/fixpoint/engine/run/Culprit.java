package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whose code ran last in a process apart, as far as it could tell, and the sentences about what it did there.
 *
 * @param suspects the dropped-in contributions that take part, for when nothing was told
 * @param call the last contribution that was entered, and what was called
 * @param seen the innermost code of a drop-in when the process was last looked at
 */
record Culprit(List<String> suspects, Optional<Place> call, Optional<Place> seen) {
    private static final String REMEDY = "; this is a fault of the bundle, tell its author or leave it out.";

    /** A method of a contribution: {@code swish (org.example.swish 1.0.0)} and {@code org.example.swish.Swish.value}. */
    record Place(String who, String method, boolean droppedIn) {
        static Place of(JsonNode message) {
            return new Place(
                    message.path("who").asText(),
                    message.path("at").asText(),
                    message.path("dropped-in").asBoolean());
        }
    }

    /** Of a point, before anything is told. */
    static Culprit among(List<String> suspects) {
        return new Culprit(List.copyOf(suspects), Optional.empty(), Optional.empty());
    }

    /** When this contribution has been entered. */
    Culprit entered(Place place) {
        return new Culprit(suspects, Optional.of(place), Optional.empty());
    }

    /** When the code of this one was seen. */
    Culprit seen(Place place) {
        return new Culprit(suspects, call, Optional.of(place));
    }

    /** Whether any code of the point has run. */
    boolean begun() {
        return call.isPresent() || seen.isPresent();
    }

    private Optional<Place> place() {
        return seen.or(() -> call.filter(Place::droppedIn));
    }

    private String who() {
        return place().map(Place::who).orElseGet(() -> switch (suspects.size()) {
            case 0 -> "A drop-in";
            case 1 -> suspects.get(0);
            default -> "One of " + String.join(", ", suspects);
        });
    }

    private String where(String before) {
        return place().map(place -> before + place.method())
                .or(() -> call.map(place -> ", while " + place.who() + " ran"))
                .orElse("");
    }

    /** It did not come back. */
    String stuck(Duration patience) {
        return who() + " is stuck: "
                + place().map(Place::method).orElse("its code") + " has not come back for " + Apart.inWords(patience)
                + "; tell its author, leave it out, or give it longer with --patience.";
    }

    /** Its process does not answer. */
    String silent(Duration silence) {
        return who() + " brought its process to a standstill: no sign for " + Apart.inWords(silence)
                + where(", last seen in ") + "; give Java more memory (-Xmx), or tell its author.";
    }

    /** It has asked the program to end. */
    static String exiting(Place place) {
        return place.who() + " tried to end the program: " + place.method() + " called System.exit" + REMEDY;
    }

    /** Its process is gone. */
    String ended(int code) {
        if (new ProcessEnd(code).killed()) {
            return who() + " lost its process, which was killed from outside (exit code " + code + ")"
                    + where(", last seen in ")
                    + "; if the system ran out of memory, run fewer threads or make the model smaller.";
        }
        return who() + " ended the process (exit code " + code + ")" + where(", last seen in ") + REMEDY;
    }
}
