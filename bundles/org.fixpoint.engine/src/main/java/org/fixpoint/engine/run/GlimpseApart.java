package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.live.CorrelationScene;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;

/**
 * Looks at a model in which drop-ins take part: a process apart makes it, anew for each question, and sends what is seen. A question that
 * is given up is told to the process; one that does not answer to that soon is ended, as nobody waits for it.
 *
 * @param seed of the point, from which its model's chance comes
 * @param catalogue in which the model was planned
 */
record GlimpseApart(Setup model, long seed, Catalogue catalogue, DroppedIn droppedIn, Apart apart) {
    private static final Duration GRACE =
            Duration.ofSeconds(1); // an honest search looks at the stop every few milliseconds

    /** Takes what a process apart has drawn so far. */
    interface Easel {
        void take(JsonNode drawing) throws IOException;
    }

    /**
     * What there is to look at: a map of states, which is asked for what is seen of it, or the table of a kernel map.
     *
     * @return nothing where the model has neither
     * @throws Refusal if the model cannot be made, or a drop-in breaks off, ends the process or is stuck
     * @throws RunContext.Cancelled once it is stopped
     */
    Optional<Scene> scene(BooleanSupplier stopped) {
        JsonNode said = ask(GlimpseAnswer.LOOK, Map.of(), stopped, drawing -> {});
        try {
            if (said.has(GlimpseAnswer.STATES)) {
                return Optional.of(new SceneApart(this, SceneText.read(said.path(GlimpseAnswer.STATES))));
            }
            return said.has(GlimpseAnswer.KERNEL)
                    ? Optional.of(new CorrelationScene(KernelTable.read(said.path(GlimpseAnswer.KERNEL))))
                    : Optional.empty();
        } catch (IOException fault) {
            throw new Refusal(String.valueOf(fault.getMessage()), fault);
        }
    }

    /**
     * The last that is said to a question.
     *
     * @param what is asked
     * @param more of the question
     * @param easel takes each drawing as it comes
     * @throws Refusal with what the process says in place of an answer, or what became of it
     * @throws RunContext.Cancelled once it is stopped
     */
    JsonNode ask(String what, Map<String, Object> more, BooleanSupplier stopped, Easel easel) {
        Map<String, Object> question = question(what);
        question.putAll(more);
        Supervision.Answer answer;
        try (Lease lease = droppedIn.residency().lease(droppedIn.bundles(catalogue))) {
            answer = apart.ask(lease.files(), child -> new Supervision(
                            child, apart.patience(), droppedIn.names(model), stopped, GRACE)
                    .ask(question, message -> told(message, easel)));
        } catch (IOException fault) {
            throw new Refusal(PointsApart.notStarted(fault), fault);
        }
        if (answer instanceof Supervision.Answer.Said said) {
            return answered(said.message());
        }
        if (answer instanceof Supervision.Answer.Broken broken) {
            throw new Refusal(broken.sentence());
        }
        throw new RunContext.Cancelled();
    }

    private void told(JsonNode message, Easel easel) {
        if (!message.path("is").asText().equals(GlimpseAnswer.DRAWN)) {
            apart.tellOfWaiting(message);
            return;
        }
        try {
            easel.take(message);
        } catch (IOException fault) {
            throw new Refusal(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static JsonNode answered(JsonNode said) {
        return switch (said.path("is").asText()) {
            case GlimpseAnswer.IS -> said;
            case GlimpseAnswer.CANCELLED -> throw new RunContext.Cancelled();
            default -> throw new Refusal(
                    said.path("sentence").asText(said.path("unwritten").asText()));
        };
    }

    private Map<String, Object> question(String what) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("do", what);
        question.put("id", model.id());
        question.put(
                "settings",
                model.settings().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + JsonText.line(written(setting.getValue())))
                        .toList());
        question.put("digest", model.digest());
        question.put("seed", seed);
        return question;
    }

    /** A value as an experiment file has it; JSON is YAML. */
    private static Object written(Setting setting) {
        if (setting instanceof Setting.Nested nested) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("id", nested.setup().id());
            nested.setup().settings().forEach((name, value) -> part.put(name, written(value)));
            return part;
        }
        if (setting instanceof Setting.Data data) {
            return data.path().toAbsolutePath().toString();
        }
        Object value = ((Setting.Plain) setting).value();
        if (value instanceof double[] list) {
            return Arrays.stream(list).boxed().toList();
        }
        return value instanceof Enum<?> constant ? Parameter.Choice.written(constant) : value;
    }
}
