package org.fixpoint.engine.run;

import java.util.List;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.engine.plan.Setup;

/** Analyses that go wrong for every width above 2. */
final class Faulty {
    private static final List<ItemSpec> ONE =
            List.of(new ItemSpec("one", Item.Array.class, "number", List.of("i"), "A number"));

    private Faulty() {}

    /** Something that goes wrong. */
    interface Fault {
        List<Item> happen() throws Throwable;
    }

    static Setup analysis(Fault fault) {
        return Offered.analysis("faulty", ONE, (subject, run) -> {
            if (subject.get(Chain.FACET) <= 2) {
                return one(1);
            }
            try {
                return fault.happen();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static List<Item> one(double... values) {
        return List.of(array("one", "i", values));
    }

    static Item array(String name, String dim, double... values) {
        return new Item.Array(name, "number", "", List.of(Dimension.index(dim, values.length)), values);
    }

    @SuppressWarnings("InfiniteRecursion")
    static List<Item> overflow() {
        return List.copyOf(overflow());
    }

    static void sleepForever() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
