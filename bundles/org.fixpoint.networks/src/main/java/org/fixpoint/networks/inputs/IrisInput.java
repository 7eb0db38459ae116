package org.fixpoint.networks.inputs;

import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.InputSource;
import org.osgi.service.component.annotations.Component;

/** 150 irises: sepal length, sepal width, petal length and petal width in cm; the label is the species. */
@Component(service = Contribution.class)
public final class IrisInput implements Contribution<InputSource> {
    private static final Parameter.Whole PAIRS = Parameter.whole(
                    "pairs",
                    "how many pairs of flowers are drawn, no flower twice; 0: all flowers in their order",
                    0,
                    150 / 2)
            .byDefault(75);

    @Override
    public Descriptor<InputSource> descriptor() {
        return Descriptor.of(InputSource.class, "iris", "150 irises of three species, 4 lengths in cm")
                .parameters(PAIRS, InputNormalisation.PARAMETER)
                .sources("R. A. Fisher, The use of multiple measurements in taxonomic problems,"
                        + " Annals of Eugenics 7, 179-188 (1936); copy of scikit-learn 1.2.1 (BSD-3-Clause)");
    }

    @Override
    public InputSource create(Values checked) {
        return new ObservationSource(flowers(), checked.get(PAIRS), checked.get(InputNormalisation.PARAMETER));
    }

    static Observations flowers() {
        List<String> species = List.of("setosa", "versicolor", "virginica");
        return ShippedTable.read("iris.csv", 1, species, i -> "flower " + (i + 1) + " of iris");
    }
}
