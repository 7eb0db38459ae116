package org.fixpoint.networks.inputs;

import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/** 1,797 images of handwritten digits, 8 × 8 pixels from 0 to 16; the label is the digit. */
@Component(service = Contribution.class)
public final class DigitsInput implements Contribution<InputSource> {
    private static final Parameter.Whole PAIRS = Parameter.whole(
                    "pairs",
                    "how many pairs of images are drawn, no image twice; 0: all images in their order",
                    0,
                    1797 / 2)
            .byDefault(200);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "digits", "1,797 images of handwritten digits, 8 x 8 pixels")
                .parameters(PAIRS, InputNormalisation.PARAMETER)
                .sources(
                        "E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits,"
                                + " UCI Machine Learning Repository (1998), test part; copy of scikit-learn 1.2.1 (BSD-3-Clause)");
    }

    @Override
    public InputSource create(Values checked) {
        return new ObservationSource(images(), checked.get(PAIRS), checked.get(InputNormalisation.PARAMETER));
    }

    static Observations images() {
        List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        return ShippedTable.read("digits.csv.gz", 0, digits, i -> "image " + (i + 1) + " of digits");
    }
}
