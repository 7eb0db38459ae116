package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/** Eigenvalues of the Jacobian at fixed points: in the complex plane with the unit circle, and their moduli point by point. */
@Component(service = Contribution.class)
public final class EigenvalueFigure implements Contribution<Visualizer> {
    private static final Slot REAL = new Slot(
            "real",
            Item.Array.class,
            "eigenvalues",
            Set.of("point", "mode"),
            true,
            "real parts of the eigenvalues at each fixed point");
    private static final Slot IMAGINARY = new Slot(
            "imaginary",
            Item.Array.class,
            "eigenvalues-imaginary",
            Set.of("point", "mode"),
            false,
            "their imaginary parts, 0 if the slot is empty");
    private static final int CIRCLE = 180;

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(
                Visualizer.class, "eigenvalue-spectrum", "Eigenvalues at fixed points, with the unit circle");
    }

    @Override
    public Visualizer create(Values checked) {
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(REAL, IMAGINARY, PortraitSlots.POINTS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new Filled(filled));
            }
        };
    }

    private static Figure drawn(Filled slots) {
        Item.Array real = Sweeps.withoutIdle(slots.required(REAL), REAL, "the figure is of one model");
        Optional<Item.Array> imaginary =
                slots.array(IMAGINARY).map(array -> Sweeps.withoutIdle(array, IMAGINARY, "the figure is of one model"));
        double[] re = real.data();
        double[] im = imaginary.map(Item.Array::data).orElse(new double[re.length]);
        if (im.length != re.length) {
            throw new Refusal("there are " + re.length + " real parts and " + im.length
                    + " imaginary ones; give both of the same analysis");
        }
        int count = real.dims().get(0).size();
        int modes = real.dims().get(1).size();
        FixedPointMarks index = PortraitSlots.index(slots, real);
        double[] moduli = new double[re.length];
        double[] numbers = new double[re.length];
        for (int k = 0; k < re.length; k++) {
            moduli[k] = StrictMath.hypot(re[k], im[k]);
            numbers[k] = k / modes + 1;
        }
        FixedPointMarks each = index.repeated(modes);
        List<Mark> plane = new ArrayList<>(List.of(circle()));
        plane.addAll(each.marks(new double[][] {re, im}, new boolean[re.length], ""));
        List<Mark> byPoint = new ArrayList<>();
        double[] ends = {0.5, count + 0.5};
        byPoint.add(new Mark.Line("modulus 1", Mark.NEUTRAL, Mark.Stroke.DOTTED, ends, new double[] {1, 1}));
        byPoint.addAll(each.marks(new double[][] {numbers, moduli}, new boolean[re.length], ""));
        return new Figure(
                "Eigenvalues at the fixed points",
                Optional.of(finding(moduli, modes)),
                1,
                List.of(
                        new Panel.Plot("", Axis.linear("real part"), Axis.linear("imaginary part"), plane)
                                .withSameUnits(),
                        new Panel.Plot("", Axis.linear("fixed point"), Axis.linear("modulus"), byPoint)));
    }

    private static Mark circle() {
        double[] x = new double[CIRCLE + 1];
        double[] y = new double[CIRCLE + 1];
        for (int k = 0; k <= CIRCLE; k++) {
            double angle = 2 * Math.PI * k / CIRCLE;
            x[k] = StrictMath.cos(angle);
            y[k] = StrictMath.sin(angle);
        }
        return new Mark.Line("unit circle", Mark.NEUTRAL, Mark.Stroke.DASHED, x, y);
    }

    private static String finding(double[] moduli, int modes) {
        double largest = Arrays.stream(moduli).filter(Double::isFinite).max().orElse(0);
        double nearest = Arrays.stream(moduli)
                .filter(Double::isFinite)
                .boxed()
                .min((a, b) -> Double.compare(Math.abs(a - 1), Math.abs(b - 1)))
                .orElse(0.0);
        return "Of " + moduli.length / Math.max(1, modes) + " fixed points the largest eigenvalue has modulus "
                + Wording.number(largest, 4) + ", and the one nearest to the unit circle " + Wording.number(nearest, 4)
                + ".";
    }
}
