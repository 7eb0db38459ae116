package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.model.InputSource;

/** The experiment's inputs as a part of its model, for models such as memories that are made of inputs: their patterns. */
final class SharedInput {
    private SharedInput() {}

    /** The model with the inputs in place of every part that is a source of inputs and that the file does not give. */
    static Draft within(Draft model, Draft input) {
        if (model instanceof Draft.Swept swept) {
            return new Draft.Swept(
                    swept.axis(),
                    swept.options().stream()
                            .map(option -> within(option, input))
                            .toList());
        }
        if (!(model instanceof Draft.Chosen chosen)) {
            return model;
        }
        Map<String, Draft> settings = new LinkedHashMap<>(chosen.settings());
        sources(chosen).stream().filter(name -> isOpen(chosen, name)).forEach(name -> settings.put(name, input));
        return new Draft.Chosen(chosen.entry(), chosen.place(), settings, chosen.given());
    }

    /** The path of a source of inputs that the file gives in the model, if there is one. */
    static Optional<String> beside(Draft model) {
        if (model instanceof Draft.Swept swept) {
            return swept.options().stream()
                    .flatMap(option -> beside(option).stream())
                    .findFirst();
        }
        return model instanceof Draft.Chosen chosen
                ? sources(chosen).stream()
                        .filter(name -> !isOpen(chosen, name))
                        .map(name -> chosen.place().path() + "." + name)
                        .findFirst()
                : Optional.empty();
    }

    private static List<String> sources(Draft.Chosen chosen) {
        List<String> names = new ArrayList<>();
        for (Parameter<?> parameter : chosen.entry().descriptor().parameters()) {
            if (parameter instanceof Parameter.Part<?> part && part.kind().equals(InputSource.class)) {
                names.add(part.name());
            }
        }
        return names;
    }

    private static boolean isOpen(Draft.Chosen chosen, String name) {
        boolean preset = chosen.entry().contribution() instanceof Variation variation
                && variation.standard(name).isPresent();
        return !preset && !chosen.given().contains(name);
    }
}
