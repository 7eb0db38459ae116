package org.fixpoint.activations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.formula.Formula;
import org.osgi.service.component.annotations.Component;

/** A formula of which one letter is solved for, so that the kernel map meets a target; its other letters are parameters. */
@Component(service = Contribution.class)
public final class Tuned implements Contribution<ActivationFunction> {
    static final Parameter.Text FORMULA = FormulaActivation.FORMULA;
    static final Parameter.Text LETTER = Parameter.text("letter", "The letter of the formula that is solved for")
            .byDefault("a");
    static final Parameter.Real LOW = Parameter.real("low", "The smallest value that it may take")
            .typically(-10, 10)
            .byDefault(0.1);
    static final Parameter.Real HIGH = Parameter.real("high", "The largest value that it may take")
            .typically(-10, 10)
            .byDefault(10);
    static final Parameter.Choice<TunedTarget> TARGET = Parameter.choice(
                    "target", "What the kernel map is to meet", TunedTarget.class)
            .byDefault(TunedTarget.RHO_STAR);
    static final Parameter.Real VALUE =
            Parameter.real("value", "The value of the target").typically(0, 1).byDefault(0.5);

    private static final Set<String> TAKEN =
            Set.of(FORMULA.name(), LETTER.name(), LOW.name(), HIGH.name(), TARGET.name(), VALUE.name(), "id", "sweep");

    private static final Descriptor<ActivationFunction> GENERAL = Descriptor.of(
                    ActivationFunction.class, "tuned", "Formula with a letter solved for to meet a target")
            .formula("any expression in x with a letter to spare, such as x*sigmoid(a*x)")
            .parameters(FORMULA, LETTER, LOW, HIGH, TARGET, VALUE)
            .sources("Joudaki and Hofmann, Emergence of globally attracting fixed points in deep neural networks with"
                    + " nonlinear activations, AISTATS 2025, arXiv:2410.20107");

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return GENERAL;
    }

    @Override
    public Contribution<ActivationFunction> specialised(Map<String, String> texts) {
        Optional<String> text = Optional.ofNullable(texts.get(FORMULA.name()));
        String letter = Optional.ofNullable(texts.get(LETTER.name())).orElse("a");
        if (text.isEmpty()) {
            return this;
        }
        Formula formula = FormulaActivation.parsed(text.get(), TAKEN);
        requireLetter(formula, letter);
        return new Specialised(formula, letter);
    }

    @Override
    public ActivationFunction create(Values checked) {
        Formula formula = FormulaActivation.parsed(checked.get(FORMULA), TAKEN);
        String letter = checked.get(LETTER);
        List<String> others = formula.parameters().stream()
                .filter(name -> !name.equals(letter))
                .toList();
        if (!others.isEmpty()) {
            throw new Refusal("the letters " + String.join(", ", others) + " of the formula \"" + formula
                    + "\" have no values; write numbers in their place, or give formula and letters together");
        }
        return tuned(formula, letter, checked, new double[formula.parameters().size()]);
    }

    private static ActivationFunction tuned(Formula formula, String letter, Values checked, double[] letters) {
        double low = checked.get(LOW);
        double high = checked.get(HIGH);
        int free = requireLetter(formula, letter);
        if (!(low < high)) {
            throw new Refusal(
                    "low is " + low + " and high is " + high + "; give a range with low below high", LOW.name(), 0);
        }
        TunedTarget target = checked.get(TARGET);
        double value = checked.get(VALUE);
        if (target == TunedTarget.RHO_STAR && !(value > 0 && value < 1)) {
            throw new Refusal(
                    "rho-star is to be " + value + "; tune it to a value within (0.0, 1.0), or kappa-at-zero to 0, or"
                            + " slope-at-one to 1",
                    VALUE.name(),
                    0);
        }
        return new LetterSearch(formula, letters, free, target, value).between(low, high);
    }

    private static int requireLetter(Formula formula, String letter) {
        int index = formula.parameters().indexOf(letter);
        if (index < 0) {
            String remedy = formula.parameters().isEmpty()
                    ? "write one into it, as in x*sigmoid(" + letter + "*x)"
                    : "give letter: " + String.join(" or ", formula.parameters());
            throw new Refusal(
                    "the formula \"" + formula + "\" has no letter " + letter + " to solve for; " + remedy,
                    LETTER.name(),
                    0);
        }
        return index;
    }

    /** The contribution for one formula and its free letter. */
    private record Specialised(Formula formula, String letter) implements Contribution<ActivationFunction> {
        @Override
        public Descriptor<ActivationFunction> descriptor() {
            List<Parameter<?>> parameters = new ArrayList<>(GENERAL.parameters());
            formula.parameters().stream()
                    .filter(name -> !name.equals(letter))
                    .forEach(name -> parameters.add(FormulaActivation.letter(name)));
            return GENERAL.formula(formula.text()).parameters(parameters.toArray(Parameter<?>[]::new));
        }

        @Override
        public Contribution<ActivationFunction> specialised(Map<String, String> texts) {
            return new Tuned().specialised(texts);
        }

        @Override
        public ActivationFunction create(Values checked) {
            double[] letters = formula.parameters().stream()
                    .mapToDouble(name -> name.equals(letter) ? 0 : checked.get(FormulaActivation.letter(name)))
                    .toArray();
            return tuned(formula, letter, checked, letters);
        }
    }
}
