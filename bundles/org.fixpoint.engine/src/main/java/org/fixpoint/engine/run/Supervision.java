package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One request to a process apart, watched until it is answered.
 *
 * <p>The process says how long code of a drop-in has been running without a sign: without a call of {@code progress},
 * {@code cancelled} or {@code random}, without another contribution being entered, and without one look at its threads that
 * found no code of a drop-in. When that exceeds the patience the process is ended. So a long computation of the workbench's own
 * is never ended, nor one of a drop-in that reports its progress.
 */
final class Supervision {
    private static final long LOOK_MILLIS = 20; // the wait of one who has turned a slider on
    private static final Duration LEAST_SILENCE =
            Duration.ofSeconds(60); // a start or a collection of garbage may take long

    private final Child child;
    private final Duration patience;
    private final BooleanSupplier stopped;
    private final Duration grace;
    private final List<String> suspects;
    private Culprit culprit;
    private Optional<String> exit = Optional.empty();

    /** What has come of a request. */
    sealed interface Answer {
        /** It was answered. */
        record Said(JsonNode message) implements Answer {}

        /** The process has been ended, or has ended; the sentence says why. */
        record Broken(String sentence, boolean begun) implements Answer {}

        /** The wait was given up: this process is to end, or the other has not answered to a stop, and has been ended. */
        record Abandoned() implements Answer {}
    }

    /**
     * A supervision.
     *
     * @param suspects the dropped-in contributions that take part
     * @param stopped whether the user has asked to stop
     */
    Supervision(Child child, Duration patience, List<String> suspects, BooleanSupplier stopped) {
        this(child, patience, suspects, stopped, ChronoUnit.FOREVER.getDuration());
    }

    /**
     * A supervision of what nobody wants once it is stopped.
     *
     * @param suspects the dropped-in contributions that take part
     * @param stopped whether the answer is not wanted any more
     * @param grace how long after that a process that has entered code of a drop-in may take to answer before it is ended
     */
    Supervision(Child child, Duration patience, List<String> suspects, BooleanSupplier stopped, Duration grace) {
        this.child = child;
        this.patience = patience;
        this.suspects = List.copyOf(suspects);
        this.culprit = Culprit.among(suspects);
        this.stopped = stopped;
        this.grace = grace;
    }

    /**
     * Asks and waits. A stop is passed on, and the answer to it awaited for the grace.
     *
     * @param told what is said before the answer, signs of life included
     */
    Answer ask(Map<String, Object> request, Consumer<JsonNode> told) {
        child.tell(request);
        boolean cancelled = false;
        OptionalLong ending = OptionalLong.empty();
        long since = System.nanoTime();
        try {
            while (true) {
                Optional<Child.Heard> heard = child.hear(LOOK_MILLIS);
                if (stopped.getAsBoolean() && !cancelled) {
                    child.tell(Map.of("do", "cancel"));
                    cancelled = true;
                }
                if (cancelled && ending.isEmpty() && culprit.begun()) {
                    ending = OptionalLong.of(System.nanoTime()); // a process that only starts is good for the next
                }
                if (heard.isPresent()) {
                    since = System.nanoTime();
                    Optional<Answer> answer = answer(heard.get(), told);
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                } else if (isOver(since, silence())) {
                    child.kill();
                    return new Answer.Broken(culprit.silent(silence()), true);
                }
                if (ending.isPresent() && isOver(ending.getAsLong(), grace)) {
                    child.kill();
                    return new Answer.Abandoned();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Abandoned();
        }
    }

    /** The dropped-in parts of what is entered, where only their code can run in it, else all. */
    private List<String> suspects(JsonNode entered) {
        List<String> within = new ArrayList<>();
        entered.path("within").forEach(name -> within.add(name.asText()));
        return within.isEmpty() ? suspects : within;
    }

    private static boolean isOver(long since, Duration time) {
        return Duration.ofNanos(System.nanoTime() - since).compareTo(time) > 0;
    }

    private Duration silence() {
        return patience.compareTo(LEAST_SILENCE) > 0 ? patience : LEAST_SILENCE;
    }

    private Optional<Answer> answer(Child.Heard heard, Consumer<JsonNode> told) {
        if (heard instanceof Child.Heard.End end) {
            String sentence = exit.orElseGet(() -> culprit.ended(end.code()));
            return Optional.of(new Answer.Broken(sentence, exit.isPresent() || culprit.begun()));
        }
        JsonNode message = ((Child.Heard.Message) heard).tree();
        switch (message.path("is").asText()) {
            case "entered" -> {
                culprit = Culprit.among(suspects(message)).entered(Culprit.Place.of(message));
                told.accept(message);
            }
            case "alive" -> {
                if (message.has("at")) {
                    culprit = culprit.seen(Culprit.Place.of(message));
                }
                if (message.path("stuck").asLong() >= patience.toMillis()) {
                    child.kill();
                    return Optional.of(new Answer.Broken(culprit.stuck(patience), true));
                }
                told.accept(message);
            }
            case "exiting" -> {
                exit = Optional.of(Culprit.exiting(Culprit.Place.of(message)));
                child.kill();
            }
            case "doing", "flaw", GlimpseAnswer.DRAWN -> told.accept(message);
            default -> {
                return Optional.of(new Answer.Said(message));
            }
        }
        return Optional.empty();
    }
}
