package org.fixpoint.networks.inputs;

import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/** 1,000 images of clothes, 28 × 28 grey values from 0 to 255, 100 of each of ten classes; the label is the class. */
@Component(service = Contribution.class)
public final class FashionInput implements Contribution<InputSource> {
    private static final List<String> CLASSES = List.of(
            "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");
    private static final Parameter.Whole PAIRS = Parameter.whole(
                    "pairs",
                    "how many pairs of images are drawn, no image twice; 0: all images in their order",
                    0,
                    1000 / 2)
            .byDefault(200);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(
                        InputSource.class, "fashion", "1,000 images of clothes, 28 x 28 pixels, from Fashion-MNIST")
                .parameters(PAIRS, InputNormalisation.PARAMETER)
                .sources(
                        "H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine"
                                + " learning algorithms (2017), arXiv:1708.07747 (MIT licence)");
    }

    @Override
    public InputSource create(Values checked) {
        return new ObservationSource(images(), checked.get(PAIRS), checked.get(InputNormalisation.PARAMETER));
    }

    static Observations images() {
        return ShippedTable.read("fashion-mnist.csv.gz", 0, CLASSES, i -> "image " + (i + 1) + " of fashion");
    }
}
