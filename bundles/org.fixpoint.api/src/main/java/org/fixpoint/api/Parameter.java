package org.fixpoint.api;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting of a contribution, declared once as data.
 *
 * <p>From it come the form in the window, the check of the experiment file, {@code --set} on the command line and the
 * reference page. A parameter without a default is required.
 *
 * @param <T> the type of its values
 */
public sealed interface Parameter<T> {
    /** Kebab-case key in experiment files. */
    String name();

    /** One line of help. */
    String doc();

    /** The class of the values. */
    Class<T> type();

    /** The value taken when the file gives none. Empty for a required parameter and for a {@link Part}. */
    Optional<T> defaultValue();

    /** When a form shows the parameter; always if empty. It is checked and passed on all the same. */
    Optional<Condition> visibleWhen();

    /** What values are allowed, as the end of "give …". */
    String allowed();

    /** What is wrong with a value of the right type, or empty when it is allowed. */
    Optional<String> fault(T value);

    /** Shown only while another parameter of the same contribution has one of some values, written as in a file. */
    record Condition(String parameter, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }
    }

    /** A real number. */
    static Real real(String name, String doc) {
        return new Real(name, doc, Range.finite(), Range.finite(), "", Optional.empty(), Optional.empty());
    }

    /** A whole number from low to high, both included. */
    static Whole whole(String name, String doc, int low, int high) {
        return new Whole(name, doc, low, high, "", Optional.empty(), Optional.empty());
    }

    /** One of the constants of an enum, written in kebab-case in files. */
    static <E extends Enum<E>> Choice<E> choice(String name, String doc, Class<E> type) {
        return new Choice<>(name, doc, type, Optional.empty(), Optional.empty());
    }

    /** A line of text. */
    static Text text(String name, String doc) {
        return new Text(name, doc, Optional.empty(), Optional.empty());
    }

    /** True or false. */
    static Flag flag(String name, String doc, boolean byDefault) {
        return new Flag(name, doc, Optional.of(byDefault), Optional.empty());
    }

    /** A list of real numbers. */
    static Reals reals(String name, String doc, int least, int most) {
        return new Reals(name, doc, Range.finite(), least, most, Optional.empty(), Optional.empty());
    }

    /** A file of the user's, relative to the experiment file. Its content is part of what identifies a result. */
    static DataFile file(String name, String doc) {
        return new DataFile(name, doc, Optional.empty());
    }

    /** Another contribution, nested. */
    static <P> Part<P> part(String name, String doc, Class<P> kind) {
        return new Part<>(name, doc, kind, Optional.empty(), Optional.empty());
    }

    /**
     * A real number.
     *
     * @param range what is allowed
     * @param typical what a slider spans
     * @param unit SI symbol, or empty if dimensionless
     */
    record Real(
            String name,
            String doc,
            Range range,
            Range typical,
            String unit,
            Optional<Double> defaultValue,
            Optional<Condition> visibleWhen)
            implements Parameter<Double> {
        /** With the numbers that are allowed. */
        public Real in(Range allowedRange) {
            return new Real(name, doc, allowedRange, typical, unit, defaultValue, visibleWhen);
        }

        /** With the numbers that a slider spans. */
        public Real typically(double low, double high) {
            return new Real(name, doc, range, Range.closed(low, high), unit, defaultValue, visibleWhen);
        }

        /** With a unit. */
        public Real unit(String symbol) {
            return new Real(name, doc, range, typical, symbol, defaultValue, visibleWhen);
        }

        /** With a default. */
        public Real byDefault(double value) {
            return new Real(name, doc, range, typical, unit, Optional.of(value), visibleWhen);
        }

        /** Shown only while another parameter has one of these values. */
        public Real visibleWhen(String parameter, String... values) {
            return new Real(
                    name,
                    doc,
                    range,
                    typical,
                    unit,
                    defaultValue,
                    Optional.of(new Condition(parameter, List.of(values))));
        }

        @Override
        public Class<Double> type() {
            return Double.class;
        }

        @Override
        public String allowed() {
            return range.inWords();
        }

        @Override
        public Optional<String> fault(Double value) {
            return range.contains(value) ? Optional.empty() : Optional.of("is " + value);
        }
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    record Whole(
            String name,
            String doc,
            int low,
            int high,
            String unit,
            Optional<Integer> defaultValue,
            Optional<Condition> visibleWhen)
            implements Parameter<Integer> {
        /** With a default. */
        public Whole byDefault(int value) {
            return new Whole(name, doc, low, high, unit, Optional.of(value), visibleWhen);
        }

        /** Shown only while another parameter has one of these values. */
        public Whole visibleWhen(String parameter, String... values) {
            return new Whole(
                    name, doc, low, high, unit, defaultValue, Optional.of(new Condition(parameter, List.of(values))));
        }

        @Override
        public Class<Integer> type() {
            return Integer.class;
        }

        @Override
        public String allowed() {
            return high == Integer.MAX_VALUE
                    ? "a whole number from " + low + " on"
                    : "a whole number from " + low + " to " + high;
        }

        @Override
        public Optional<String> fault(Integer value) {
            return value >= low && value <= high ? Optional.empty() : Optional.of("is " + value);
        }
    }

    /** One of the constants of an enum. */
    record Choice<E extends Enum<E>>(
            String name, String doc, Class<E> type, Optional<E> defaultValue, Optional<Condition> visibleWhen)
            implements Parameter<E> {
        /** How a constant is written in files: LAYER_NORM is {@code layer-norm}. */
        public static String written(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** With a default. */
        public Choice<E> byDefault(E value) {
            return new Choice<>(name, doc, type, Optional.of(value), visibleWhen);
        }

        /** Shown only while another parameter has one of these values. */
        public Choice<E> visibleWhen(String parameter, String... values) {
            return new Choice<>(name, doc, type, defaultValue, Optional.of(new Condition(parameter, List.of(values))));
        }

        /** All values as written in files, in the order of declaration. */
        public List<String> options() {
            return Arrays.stream(type.getEnumConstants()).map(Choice::written).toList();
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", options());
        }

        @Override
        public Optional<String> fault(E value) {
            return Optional.empty();
        }
    }

    /** A line of text. */
    record Text(String name, String doc, Optional<String> defaultValue, Optional<Condition> visibleWhen)
            implements Parameter<String> {
        /** With a default. */
        public Text byDefault(String value) {
            return new Text(name, doc, Optional.of(value), visibleWhen);
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public String allowed() {
            return "a line of text";
        }

        @Override
        public Optional<String> fault(String value) {
            return value.isBlank() ? Optional.of("is empty") : Optional.empty();
        }
    }

    /** True or false. */
    record Flag(String name, String doc, Optional<Boolean> defaultValue, Optional<Condition> visibleWhen)
            implements Parameter<Boolean> {
        @Override
        public Class<Boolean> type() {
            return Boolean.class;
        }

        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Optional<String> fault(Boolean value) {
            return Optional.empty();
        }
    }

    /** A list of between {@code least} and {@code most} real numbers, each within {@code range}. */
    record Reals(
            String name,
            String doc,
            Range range,
            int least,
            int most,
            Optional<double[]> defaultValue,
            Optional<Condition> visibleWhen)
            implements Parameter<double[]> {
        /** With the numbers that are allowed. */
        public Reals in(Range allowedRange) {
            return new Reals(name, doc, allowedRange, least, most, defaultValue, visibleWhen);
        }

        /** With a default. */
        public Reals byDefault(double... values) {
            return new Reals(name, doc, range, least, most, Optional.of(values.clone()), visibleWhen);
        }

        @Override
        public Class<double[]> type() {
            return double[].class;
        }

        @Override
        public String allowed() {
            return "a list of " + least + " to " + most + " numbers, each " + range.inWords();
        }

        @Override
        public Optional<String> fault(double[] value) {
            if (value.length < least || value.length > most) {
                return Optional.of("has " + value.length + " numbers");
            }
            for (double x : value) {
                if (!range.contains(x)) {
                    return Optional.of("contains " + x);
                }
            }
            return Optional.empty();
        }
    }

    /** A file of the user's; the value is an absolute path to a readable file. */
    record DataFile(String name, String doc, Optional<Condition> visibleWhen) implements Parameter<Path> {
        @Override
        public Class<Path> type() {
            return Path.class;
        }

        @Override
        public Optional<Path> defaultValue() {
            return Optional.empty();
        }

        @Override
        public String allowed() {
            return "the path of a readable file, relative to the experiment file";
        }

        @Override
        public Optional<String> fault(Path value) {
            return Optional.empty();
        }
    }

    /**
     * Another contribution, nested; the value is the object that it made.
     *
     * @param kind the kind of the nested contribution
     * @param defaultId the contribution taken, with its own defaults, when the file names none; required if empty
     */
    record Part<P>(String name, String doc, Class<P> kind, Optional<String> defaultId, Optional<Condition> visibleWhen)
            implements Parameter<P> {
        /** With the contribution that is taken when the file names none. */
        public Part<P> byDefault(String id) {
            return new Part<>(name, doc, kind, Optional.of(id), visibleWhen);
        }

        @Override
        public Class<P> type() {
            return kind;
        }

        @Override
        public Optional<P> defaultValue() {
            return Optional.empty();
        }

        @Override
        public String allowed() {
            return "the id of an installed contribution, or {id: …} with its parameters";
        }

        @Override
        public Optional<String> fault(P value) {
            return Optional.empty();
        }
    }
}
