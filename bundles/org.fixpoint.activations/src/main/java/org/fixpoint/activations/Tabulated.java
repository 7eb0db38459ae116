package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** An activation given by points, (x, φ(x)) in a file: the monotone piecewise cubic through them. */
@Component(service = Contribution.class)
public final class Tabulated implements Contribution<ActivationFunction> {
    static final Parameter.DataFile FILE = Parameter.file(
            "file",
            "CSV of two columns, x ascending and φ(x), with or without a header; from 2 to " + TabulatedRows.MOST_ROWS
                    + " rows");
    static final Parameter.Choice<Outside> OUTSIDE = Parameter.choice(
                    "outside", "How it goes on left and right of the table", Outside.class)
            .byDefault(Outside.LINEAR);

    /** What the activation is outside the table. */
    enum Outside {
        /** The line with the slope at the end. */
        LINEAR,
        /** The value at the end. */
        CONSTANT
    }

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "tabulated", "Monotone cubic through the points of a table")
                .formula("cubic between neighbours, monotone where the table is, once continuously differentiable")
                .parameters(FILE, OUTSIDE)
                .sources(
                        "Fritsch and Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17 (1980) 238, doi:10.1137/0717021",
                        "Fritsch and Butland, A method for constructing local monotone piecewise cubic interpolants, SIAM J. Sci. Stat. Comput. 5 (1984) 300, doi:10.1137/0905021");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new TabulatedCurve(TabulatedRows.read(checked.get(FILE)).curve(), checked.get(OUTSIDE));
    }
}
