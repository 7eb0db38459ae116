package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.FacetResolver;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.plan.SingleSetup;

/** A look at a model in which drop-ins take part: a process apart makes it and sends its kernel map as a table. */
final class GlimpseApart {
    static final String IS = "seen";

    private GlimpseApart() {}

    /**
     * The kernel map of a model, as it is computed apart.
     *
     * @return empty if the model has none, or a map of states that would be looked at in its place
     * @throws Refusal if the model cannot be made, or a drop-in ends the process or is stuck
     */
    static Optional<Architecture> of(Setup model, Catalogue catalogue, DroppedIn droppedIn, Apart apart) {
        List<Origin> bundles = droppedIn.bundles(catalogue);
        Supervision.Answer answer;
        try (Lease lease = droppedIn.residency().lease(bundles)) {
            answer = apart.ask(lease.files(), child -> new Supervision(
                            child, apart.patience(), droppedIn.names(model), () -> false)
                    .ask(message(model), apart::tellOfWaiting));
        } catch (IOException fault) {
            throw new Refusal(PointsApart.notStarted(fault));
        }
        if (answer instanceof Supervision.Answer.Said said) {
            return read(said.message());
        }
        throw new Refusal(
                answer instanceof Supervision.Answer.Broken broken
                        ? broken.sentence()
                        : "The look at the model was interrupted.");
    }

    private static Optional<Architecture> read(JsonNode said) {
        if (!said.path("is").asText().equals(IS)) {
            throw new Refusal(said.path("sentence").asText());
        }
        try {
            return said.has("kernel")
                    ? Optional.of(new Known(KernelTable.read(said.path("kernel"))))
                    : Optional.empty();
        } catch (IOException fault) {
            throw new Refusal(String.valueOf(fault.getMessage()));
        }
    }

    private static Map<String, Object> message(Setup model) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("do", "look");
        message.put("id", model.id());
        message.put(
                "settings",
                model.settings().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + JsonText.line(written(setting.getValue())))
                        .toList());
        message.put("digest", model.digest());
        return message;
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

    /**
     * Answers a question that has come as a message to a process apart.
     *
     * @throws Refusal if the model cannot be made, or comes out as another than the one that is asked about
     */
    static Map<String, Object> answer(JsonNode message, Catalogue catalogue, Derivations derivations, PartCheck check) {
        Entry entry = catalogue
                .find(Architecture.class, message.path("id").asText())
                .orElseThrow(() -> new Refusal("The plug-in of the model has gone meanwhile."));
        SingleSetup single = SingleSetup.of(
                catalogue,
                entry,
                PresentationApart.words(message.path("settings")),
                Path.of("").toAbsolutePath(),
                check);
        if (single.setup()
                .filter(made -> made.digest().equals(message.path("digest").asText()))
                .isEmpty()) {
            throw new Refusal("The process apart makes another model than this one"
                    + single.faults().stream()
                            .findFirst()
                            .map(fault -> " (" + fault.sentence() + ")")
                            .orElse("") + "; run the experiment to see its figures.");
        }
        FacetResolver facets = FacetResolver.ahead((Architecture) single.made().orElseThrow(), derivations);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("is", IS);
        if (!facets.routes().has(Facet.STATE_MAP) && facets.routes().has(Facet.KERNEL_MAP)) {
            answer.put(
                    "kernel",
                    KernelTable.message(facets.seenBy(Set.of(Facet.KERNEL_MAP)).get(Facet.KERNEL_MAP)));
        }
        return answer;
    }

    /** A model of which the kernel map alone is known. */
    private record Known(KernelMap map) implements Architecture {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(Facet.KERNEL_MAP);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            if (!facet.equals(Facet.KERNEL_MAP)) {
                throw new IllegalArgumentException("has no " + facet.name());
            }
            return facet.type().cast(map);
        }
    }
}
