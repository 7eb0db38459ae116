package org.fixpoint.activations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.formula.Formula;
import org.fixpoint.maths.formula.FormulaFault;
import org.osgi.service.component.annotations.Component;

/** Any function that a formula in x describes; each other letter of the formula is a parameter. */
@Component(service = Contribution.class)
public final class FormulaActivation implements Contribution<ActivationFunction> {
    static final Parameter.Text FORMULA =
            Parameter.text("formula", "An expression in x, such as x*sigmoid(a*x); other letters become parameters");

    private static final Descriptor<ActivationFunction> GENERAL = Descriptor.of(
                    ActivationFunction.class, "formula", "Function of x given by a formula")
            .formula("any expression in x, such as x*sigmoid(1.702*x)")
            .parameters(FORMULA)
            .sources("Griewank and Walther, Evaluating Derivatives, SIAM 2008, doi:10.1137/1.9780898717761");

    private static final Set<String> TAKEN = Set.of(FORMULA.name(), "id", "sweep"); // keys with a meaning of their own

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return GENERAL;
    }

    @Override
    public Contribution<ActivationFunction> specialised(Map<String, String> texts) {
        Optional<String> text = Optional.ofNullable(texts.get(FORMULA.name()));
        return text.isPresent() ? new Specialised(parsed(text.get())) : this;
    }

    @Override
    public ActivationFunction create(Values checked) {
        Formula formula = parsed(checked.get(FORMULA));
        if (!formula.parameters().isEmpty()) {
            throw new Refusal("the letters " + String.join(", ", formula.parameters()) + " of the formula \"" + formula
                    + "\" have no values; write numbers in their place, or give formula and letters together");
        }
        return FormulaFunction.of(formula);
    }

    private static Formula parsed(String text) {
        return parsed(text, TAKEN);
    }

    /**
     * A formula whose letters can be parameters.
     *
     * @param taken names that are not to be had
     */
    static Formula parsed(String text, Set<String> taken) {
        try {
            Formula formula = Formula.parse(text);
            for (String name : formula.parameters()) {
                if (taken.contains(name)) {
                    throw new FormulaFault(
                            "'" + name + "' cannot be a parameter", column(name, text), "use another name");
                }
            }
            return formula;
        } catch (FormulaFault fault) {
            throw new Refusal(fault.sentence(), FORMULA.name(), fault.column());
        }
    }

    /** Where a name stands, and not as a part of a longer one. */
    private static int column(String name, String text) {
        Matcher place =
                Pattern.compile("(?<![\\p{L}\\d_])" + name + "(?![\\p{L}\\d_])").matcher(text);
        return place.find() ? place.start() : 0;
    }

    /** The parameter that a letter of a formula is. */
    static Parameter.Real letter(String name) {
        return Parameter.real(name, "The letter " + name + " of the formula").typically(-3, 3);
    }

    /** The contribution for one formula. */
    private record Specialised(Formula formula) implements Contribution<ActivationFunction> {
        @Override
        public Descriptor<ActivationFunction> descriptor() {
            List<Parameter<?>> parameters = new ArrayList<>();
            parameters.add(FORMULA);
            formula.parameters().forEach(name -> parameters.add(letter(name)));
            return GENERAL.formula(formula.text()).parameters(parameters.toArray(Parameter<?>[]::new));
        }

        @Override
        public Contribution<ActivationFunction> specialised(Map<String, String> texts) {
            return new FormulaActivation().specialised(texts);
        }

        @Override
        public ActivationFunction create(Values checked) {
            double[] letters = formula.parameters().stream()
                    .mapToDouble(name -> checked.get(letter(name)))
                    .toArray();
            return FormulaFunction.of(formula, letters);
        }
    }
}
