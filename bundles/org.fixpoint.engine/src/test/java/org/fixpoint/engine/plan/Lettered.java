package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;

/** An activation {@code formula} whose letters but x are its parameters; it adds them up and multiplies by x. */
public record Lettered(List<Parameter.Real> letters) implements Contribution<ActivationFunction> {
    private static final Parameter.Text FORMULA = Parameter.text("formula", "letters, blanks and +");

    /** Without letters. */
    public Lettered() {
        this(List.of());
    }

    /** The samples and this. */
    public static Catalogue catalogue() {
        return Catalogue.of(entries(), List.of(Samples.ENGINE));
    }

    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(Samples.entries());
        entries.add(new Entry(new Lettered(), Samples.KERNELS));
        return entries;
    }

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        List<Parameter<?>> parameters = new ArrayList<>(List.of(FORMULA));
        parameters.addAll(letters);
        return Descriptor.of(ActivationFunction.class, "formula", "a formula")
                .parameters(parameters.toArray(Parameter<?>[]::new));
    }

    @Override
    public Contribution<ActivationFunction> specialised(Map<String, String> texts) {
        return Optional.ofNullable(texts.get("formula"))
                .<Contribution<ActivationFunction>>map(text -> new Lettered(letters(text)))
                .orElse(this);
    }

    private static List<Parameter.Real> letters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (" +".indexOf(text.charAt(i)) < 0 && !Character.isLetter(text.charAt(i))) {
                throw new Refusal("\"" + text.charAt(i) + "\" is no letter; take it out", "formula", i);
            }
        }
        return text.chars()
                .filter(c -> c != 'x' && Character.isLetter(c))
                .distinct()
                .sorted()
                .mapToObj(c -> Parameter.real(Character.toString(c), "a letter").byDefault(1))
                .toList();
    }

    @Override
    public ActivationFunction create(Values checked) {
        String text = checked.get(FORMULA);
        if (letters(text).size() != letters.size()) {
            throw new Refusal("has letters without a value; give them", "formula", 0);
        }
        double sum = letters.stream().mapToDouble(checked::get).sum();
        return new Samples.Curve(x -> sum * x, true, false);
    }
}
