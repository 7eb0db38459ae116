package org.fixpoint.networks.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.maths.arrays.MalformedArrayException;
import org.fixpoint.maths.arrays.Npy;
import org.fixpoint.maths.arrays.NpyArray;
import org.osgi.service.component.annotations.Component;

/**
 * The rows of a user's NPY file, as {@code numpy.save} writes it: an array of two dimensions, one input a row.
 *
 * <p>Floating-point or integer numbers, all finite; at most 1 GB. The file is read when the object is made.
 */
@Component(service = Contribution.class)
public final class NpyInput implements Contribution<InputSource> {
    static final Parameter.DataFile FILE = Parameter.file("file", "an array of two dimensions, one input a row");

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "npy", "The rows of a NumPy array file")
                .parameters(FILE, PairsOfFile.PARAMETER, InputNormalisation.PARAMETER);
    }

    @Override
    public InputSource create(Values checked) {
        Path file = checked.get(FILE);
        Observations rows = read(file);
        int pairs = checked.get(PairsOfFile.PARAMETER);
        PairsOfFile.check(pairs, rows, UserFile.name(file));
        return new ObservationSource(rows, pairs, checked.get(InputNormalisation.PARAMETER));
    }

    private static Observations read(Path file) {
        UserFile.check(file);
        String name = UserFile.name(file);
        try {
            NpyArray array = Npy.read(file);
            int[] shape = array.shape();
            if (shape.length != 2 || array.size() == 0) {
                throw new Refusal(name + " has the shape " + Arrays.toString(shape)
                        + "; save an array of two dimensions, inputs x coordinates, neither of them 0");
            }
            double[] numbers =
                    array.asDoubles().orElseThrow(() -> new Refusal(name + " holds texts; save an array of numbers"));
            requireFinite(numbers, shape[1], name);
            return new Observations(numbers, shape[0], shape[1], List.of(), i -> name + ", row " + i);
        } catch (MalformedArrayException e) {
            throw new Refusal(String.valueOf(e.getMessage()).replace(file.toString(), name), e);
        } catch (IOException e) {
            throw UserFile.unreadable(file, e);
        }
    }

    private static void requireFinite(double[] numbers, int columns, String name) {
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new Refusal(name + ", element [" + i / columns + ", " + i % columns + "] is " + numbers[i]
                        + ", not a finite number; replace it, or remove the row");
            }
        }
    }
}
