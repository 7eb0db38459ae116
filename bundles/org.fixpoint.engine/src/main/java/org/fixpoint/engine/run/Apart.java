package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Scrutiny;

/**
 * How the code of drop-ins is run apart from this process.
 *
 * @param workers start the processes
 * @param patience how long code of a drop-in may go without coming back or giving a sign before its process is ended
 * @param waiting is told while an experiment is planned and a drop-in keeps it waiting
 * @param standby keeps a process that has answered for the next question; without one each question starts its own
 */
public record Apart(Workers workers, Duration patience, Waiting waiting, Optional<Standby> standby) {
    /** What is given where the user says nothing. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long LEAST_MEGABYTES = 512;
    private static final long TOLD_MILLIS = 1000;

    /** With nobody to tell while a drop-in is waited for. */
    public Apart(Workers workers, Duration patience) {
        this(workers, patience, Waiting.NONE, Optional.empty());
    }

    /** With one who is told while an experiment is planned and a drop-in keeps it waiting. */
    public Apart waiting(Waiting told) {
        return new Apart(workers, patience, told, standby);
    }

    /** With a process that is kept for the next question, for those who ask again and again. */
    public Apart with(Standby kept) {
        return new Apart(workers, patience, waiting, Optional.of(kept));
    }

    /** The answer of a process that has loaded drop-ins and has nothing else to do. */
    Supervision.Answer ask(List<Path> files, Standby.Question question) throws IOException {
        long megabytes = megabytes(Runtime.getRuntime().availableProcessors());
        if (standby.isPresent()) {
            return standby.get().answer(workers, files, megabytes, question);
        }
        try (Child child = Child.start(workers, files, megabytes, Workers.Duty.ANSWER)) {
            return question.ask(child);
        }
    }

    /** The scrutiny of experiments that are planned in processes apart before code of a drop-in runs in this one. */
    public Scrutiny.Source scrutiny(Catalogue catalogue, Residency residency) {
        DroppedIn droppedIn = new DroppedIn(residency);
        return (text, file, overrides) -> new PartCheck(
                droppedIn,
                catalogue,
                new Proven(this, droppedIn, catalogue, new Request(text, file, overrides)),
                true,
                new Trail());
    }

    /** The scrutiny of experiments that are planned in this process. */
    public static Scrutiny.Source scrutinyHere(Catalogue catalogue, Residency residency) {
        DroppedIn droppedIn = new DroppedIn(residency);
        return (text, file, overrides) ->
                new PartCheck(droppedIn, catalogue, digest -> Optional.empty(), false, new Trail());
    }

    /** Passes on that a process apart has had no sign of a drop-in for a while. */
    void tellOfWaiting(JsonNode message) {
        long stuck = message.path("stuck").asLong();
        if (stuck >= TOLD_MILLIS) {
            waiting.on(Culprit.Place.of(message).who(), Duration.ofMillis(stuck), patience);
        }
    }

    /** The memory of one of so many processes: a share of this one's, but not less than 512 MB. */
    static long megabytes(int processes) {
        return Math.max(LEAST_MEGABYTES, (Runtime.getRuntime().maxMemory() >> 20) / processes);
    }

    /** {@code 30 s}, {@code 5 min}. */
    static String inWords(Duration time) {
        return time.toMillis() < 1000
                ? time.toMillis() + " ms"
                : time.toSeconds() < 60 || time.toSeconds() % 60 != 0
                        ? time.toSeconds() + " s"
                        : time.toMinutes() + " min";
    }
}
