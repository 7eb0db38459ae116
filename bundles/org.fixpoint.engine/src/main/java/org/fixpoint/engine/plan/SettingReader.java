package org.fixpoint.engine.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Parameter;
import org.fixpoint.engine.catalogue.Sha256;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Node;

/** Reads the value of one parameter that is not a contribution. */
final class SettingReader {
    private final Basis basis;
    private final Faults faults;
    private final Map<Path, String> hashes = new HashMap<>();

    SettingReader(Basis basis, Faults faults) {
        this.basis = basis;
        this.faults = faults;
    }

    /** The value, or a fault. */
    Optional<Setting> read(Parameter<?> parameter, Node node, Place place) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING) {
            faults.add(place, "has no value", "give " + parameter.allowed());
            return Optional.empty();
        }
        if (parameter instanceof Parameter.Real real) {
            return Numbers.real(node, place, real.allowed(), faults).flatMap(x -> allowed(real, x, place));
        }
        if (parameter instanceof Parameter.Whole whole) {
            return Numbers.integer(node, place, whole.allowed(), faults).flatMap(n -> within(whole, n, place));
        }
        if (parameter instanceof Parameter.Choice<?> choice) {
            return choice(choice, node, place);
        }
        if (parameter instanceof Parameter.Reals reals) {
            return reals(reals, node, place);
        }
        if (parameter instanceof Parameter.Flag
                && node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.FLAG) {
            return Optional.of(new Setting.Plain(Boolean.valueOf(scalar.text())));
        }
        if (parameter instanceof Parameter.Text text && node instanceof Node.Scalar scalar) {
            return allowed(text, scalar.text(), place);
        }
        if (parameter instanceof Parameter.DataFile && node instanceof Node.Scalar scalar) {
            return data(scalar.text(), place);
        }
        faults.add(place, "is " + node.inWords(), "give " + parameter.allowed());
        return Optional.empty();
    }

    private <T> Optional<Setting> allowed(Parameter<T> parameter, T value, Place place) {
        Optional<String> fault = parameter.fault(value);
        fault.ifPresent(message -> faults.add(place, message, "give " + parameter.allowed()));
        return fault.isPresent() ? Optional.empty() : Optional.of(new Setting.Plain(value));
    }

    private Optional<Setting> within(Parameter.Whole whole, long value, Place place) {
        if (value != (int) value) {
            faults.add(place, "is " + value, "give " + whole.allowed());
            return Optional.empty();
        }
        return allowed(whole, (int) value, place);
    }

    private <E extends Enum<E>> Optional<Setting> choice(Parameter.Choice<E> choice, Node node, Place place) {
        if (node instanceof Node.Scalar scalar) {
            for (E constant : choice.type().getEnumConstants()) {
                if (Parameter.Choice.written(constant).equals(scalar.text())) {
                    return allowed(choice, constant, place);
                }
            }
            Optional<String> near = Spelling.nearest(scalar.text(), choice.options());
            faults.add(
                    place,
                    "is " + node.inWords(),
                    near.map(n -> "nearest: \"" + n + "\"").orElse("give " + choice.allowed()));
            return Optional.empty();
        }
        faults.add(place, "is " + node.inWords(), "give " + choice.allowed());
        return Optional.empty();
    }

    private Optional<Setting> reals(Parameter.Reals reals, Node node, Place place) {
        if (!(node instanceof Node.Sequence list)) {
            faults.add(place, "is " + node.inWords(), "give " + reals.allowed());
            return Optional.empty();
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            if (item instanceof Node.Sequence) {
                faults.add(
                        place.at(Integer.toString(i), item),
                        "is a list within a list",
                        "give all numbers in one list, row after row: [1, 0, 0, 1]");
                return Optional.empty();
            }
            Numbers.real(
                            item,
                            place.at(Integer.toString(i), item),
                            reals.range().inWords(),
                            faults)
                    .ifPresent(values::add);
        }
        if (values.size() < list.items().size()) {
            return Optional.empty();
        }
        return allowed(reals, values.stream().mapToDouble(x -> x).toArray(), place);
    }

    private Optional<Setting> data(String name, Place place) {
        try {
            Path file = basis.folder().resolve(name).toAbsolutePath().normalize();
            if (!Files.isRegularFile(file)) {
                String fault = Files.exists(file) ? "is not a file" : "is not there";
                faults.add(place, "\"" + name + "\" " + fault, "give a file's path relative to " + basis.inWords());
                return Optional.empty();
            }
            String hash = Optional.ofNullable(hashes.get(file)).orElse("");
            if (hash.isEmpty()) {
                hash = Sha256.of(file);
                hashes.put(file, hash);
            }
            return Optional.of(new Setting.Data(file, hash));
        } catch (IOException | InvalidPathException e) {
            faults.add(place, "\"" + name + "\" cannot be read", "check its name and permissions");
            return Optional.empty();
        }
    }
}
