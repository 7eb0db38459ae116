package org.fixpoint.engine.preset;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.engine.catalogue.Passing;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Variation;

/**
 * A contribution under a name of the user's own, with other defaults.
 *
 * @param descriptor with the preset's id and defaults
 * @param of the contribution that it is made of, specialised to the texts of the preset
 * @param values by parameter, complete
 * @param fixed the texts from which parameters follow; they cannot be changed where the preset is used
 */
record Preset<T>(Descriptor<T> descriptor, Contribution<T> of, Map<String, Setting> values, Set<String> fixed)
        implements Contribution<T>, Variation, Passing {
    Preset {
        values = Map.copyOf(values);
        fixed = Set.copyOf(fixed);
    }

    @Override
    public String base() {
        return of.descriptor().id();
    }

    @Override
    public Optional<Setting> standard(String parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    @Override
    public Contribution<T> specialised(Map<String, String> texts) {
        texts.forEach(this::unchanged);
        return this;
    }

    @Override
    public T create(Values checked) {
        descriptor.parameters().stream()
                .filter(parameter -> fixed.contains(parameter.name()))
                .forEach(parameter -> unchanged(parameter.name(), String.valueOf(checked.get(parameter))));
        return of.create(checked);
    }

    private void unchanged(String parameter, String text) {
        boolean changed =
                fixed.contains(parameter) && !standard(parameter).equals(Optional.of(new Setting.Plain(text)));
        if (changed) {
            throw new Refusal(
                    "is fixed by the preset " + descriptor.id()
                            + ", for its parameters follow from it; leave it out, or" + " write {id: " + base() + ", "
                            + parameter + ": …}",
                    parameter,
                    0);
        }
    }
}
