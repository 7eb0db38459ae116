package org.fixpoint.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.osgi.framework.Bundle;

/** A catalogue whose drop-in misbehaves in every way, at once as an activation and later as an analysis. */
final class Misbehaving {
    private static final Origin STOCK = new Origin("org.example.stock", "1.0.0", "cd".repeat(32));

    static final Residency RESIDENCY = new Residency() {
        @Override
        public boolean offers(Bundle bundle) {
            return true;
        }

        @Override
        public boolean droppedIn(Origin bundle) {
            return bundle.equals(Offered.ORIGIN);
        }

        @Override
        public Lease lease(Collection<Origin> bundles) {
            return Lease.NOTHING;
        }
    };

    /** A way to go wrong. */
    enum Way {
        GOOD,
        THROWS,
        NAN,
        WRONG,
        OVERFLOWS,
        HANGS,
        EXHAUSTS,
        EXITS,
        HALTS,
        /** Is honest, looks at the wish to stop, and takes for ever. */
        WAITS,
        /** Answers, and leaves a thread behind that runs on. */
        LINGERS,
        /** Has no answer, and says so. */
        REFUSES,
        /** A cell refuses to be made with it. */
        UNFIT,
        /** A cell made with it has no activation to show. */
        HIDDEN,
        /** Is null. */
        NOTHING;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Parameter.Part<ActivationFunction> ACTIVATION =
            Parameter.part("activation", "of the cell", ActivationFunction.class);
    private static final Parameter.Choice<Way> WAY =
            Parameter.choice("way", "what it does", Way.class).byDefault(Way.GOOD);

    private Misbehaving() {}

    static Catalogue catalogue() {
        List<Entry> entries = new ArrayList<>();
        for (Way way : Way.values()) {
            entries.add(new Entry(
                    new Offered<>(Descriptor.of(ActivationFunction.class, way.id(), "For tests"), values -> curve(way)),
                    Offered.ORIGIN));
        }
        entries.add(new Entry(
                new Offered<Architecture>(
                        Descriptor.of(Architecture.class, "cell", "For tests").parameters(ACTIVATION),
                        values -> cell(values.get(ACTIVATION))),
                STOCK));
        entries.add(new Entry(Recurrent.offered("recurrent"), STOCK));
        entries.add(new Entry(
                new Offered<ActivationFunction>(
                        Descriptor.of(ActivationFunction.class, "tanh", "For tests"), values -> new Recurrent.Tanh()),
                Offered.ORIGIN));
        entries.add(new Entry(Recurrent.offered("dropped-recurrent"), Offered.ORIGIN));
        entries.add(new Entry(
                new Offered<Analysis>(
                        Descriptor.of(Analysis.class, "probe", "For tests").parameters(WAY),
                        values -> new Probe(values.get(WAY))),
                Offered.ORIGIN));
        entries.add(new Entry(
                new Offered<Analysis>(
                        Descriptor.of(Analysis.class, "stock-probe", "For tests"), values -> new Probe(Way.GOOD)),
                STOCK));
        entries.add(new Entry(
                new Offered<ActivationFunction>(
                        Descriptor.of(ActivationFunction.class, "stock", "For tests"), values -> new Curve(Way.GOOD)),
                STOCK));
        entries.add(new Entry(
                new Offered<Visualizer>(
                        Descriptor.of(Visualizer.class, "sketch", "For tests").parameters(WAY),
                        values -> new Sketch(values.get(WAY))),
                Offered.ORIGIN));
        entries.add(new Entry(
                new Offered<Visualizer>(Descriptor.of(Visualizer.class, "vandal", "For tests"), values -> {
                    happen(Way.EXITS, 0);
                    return new Sketch(Way.GOOD);
                }),
                Offered.ORIGIN));
        entries.add(new Entry(
                new Offered<ResultSink>(
                        Descriptor.of(ResultSink.class, "scribe", "For tests").parameters(WAY),
                        values -> new Scribe(values.get(WAY))),
                Offered.ORIGIN));
        return Catalogue.of(entries, List.of());
    }

    @SuppressWarnings("NullAway") // what a plug-in must not do
    private static ActivationFunction curve(Way way) {
        return way == Way.NOTHING ? null : new Curve(way);
    }

    private static Architecture cell(ActivationFunction activation) {
        if (activation.equals(new Curve(Way.UNFIT))) {
            throw new Refusal("the activation does not fit", ACTIVATION.name(), 0);
        }
        return new Cell(activation);
    }

    /** The drop-in that a class lies in. */
    static Optional<Origin> home(String className) {
        return className.startsWith(Misbehaving.class.getName()) ? Optional.of(Offered.ORIGIN) : Optional.empty();
    }

    /** Goes wrong beyond 3. */
    private record Curve(Way way) implements ActivationFunction {
        @Override
        public double value(double x) {
            return x > 3 ? happen(way, x) : x;
        }

        @Override
        public double derivative(double x) {
            return way == Way.WRONG ? 2 : 1;
        }
    }

    private record Cell(ActivationFunction activation) implements Architecture {
        @Override
        public Set<Facet<?>> facets() {
            return activation.equals(new Curve(Way.HIDDEN)) ? Set.of() : Set.of(Facet.ACTIVATION, Facet.KERNEL_MAP);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            return facet.type().cast(facet.equals(Facet.KERNEL_MAP) ? new Kernel(activation) : activation);
        }
    }

    /** κ(ρ) = φ(4ρ)/4, which is ρ unless something goes wrong. */
    private record Kernel(ActivationFunction activation) implements KernelMap {
        @Override
        public double value(double rho) {
            return activation.value(4 * rho) / 4;
        }

        @Override
        public double slope(double rho) {
            return activation.derivative(4 * rho);
        }

        @Override
        public double mean() {
            return 0;
        }

        @Override
        public double slopeExcess() {
            return 0;
        }

        @Override
        public double error() {
            return 0;
        }
    }

    private record Probe(Way way) implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Facet.ACTIVATION);
        }

        @Override
        public boolean needsInputs() {
            return false;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(new ItemSpec("one", Item.Array.class, "number", List.of("i"), "A number"));
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            System.out.println("{\"is\": \"done\"}"); // as if to answer for the process
            run.progress("probing", 0.5);
            while (way == Way.WAITS) {
                run.checkCancelled();
                pause();
            }
            return List.of(Faulty.array(
                    "one",
                    "i",
                    happen(way, subject.get(Facet.ACTIVATION).value(2.5))
                            + run.random("noise").nextDouble()));
        }
    }

    private record Sketch(Way way) implements Visualizer {
        @Override
        public List<Slot> slots() {
            return List.of(new Slot("line", Item.Array.class, "", Set.of(), true, "What is drawn"));
        }

        @Override
        public Figure draw(Map<String, Item> filled) {
            happen(way, 1);
            return new Figure("Sketch", Optional.of("It went " + filled.keySet() + "."), 1, List.of());
        }
    }

    private record Scribe(Way way) implements ResultSink {
        @Override
        public List<Path> write(ResultSet results, Path folder) throws IOException {
            happen(way, 1);
            String text = results.items().keySet() + " " + results.figures() + " " + results.failures() + " "
                    + results.provenance() + "\n";
            return List.of(Files.writeString(folder.resolve("scribe.txt"), text));
        }
    }

    private static void linger(CountDownLatch begun) {
        begun.countDown();
        Faulty.sleepForever();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("SystemExitOutsideMain")
    private static double happen(Way way, double x) {
        return switch (way) {
            case GOOD, WRONG, WAITS, UNFIT, HIDDEN, NOTHING -> x;
            case THROWS -> throw new IllegalStateException("no luck");
            case REFUSES -> throw new Refusal("there is no answer.");
            case NAN -> Double.NaN;
            case LINGERS -> {
                CountDownLatch begun = new CountDownLatch(1);
                Thread thread = new Thread(() -> linger(begun));
                thread.setDaemon(true);
                thread.start();
                await(begun);
                yield x;
            }
            case OVERFLOWS -> 1 + happen(way, x + 1);
            case HANGS -> {
                Faulty.sleepForever();
                yield x;
            }
            case EXHAUSTS -> {
                List<long[]> hoard = new ArrayList<>();
                while (x > 0) {
                    hoard.add(new long[1 << 20]);
                }
                yield hoard.size();
            }
            case EXITS -> {
                System.exit(0);
                yield x;
            }
            case HALTS -> {
                Runtime.getRuntime().halt(3);
                yield x;
            }
        };
    }
}
