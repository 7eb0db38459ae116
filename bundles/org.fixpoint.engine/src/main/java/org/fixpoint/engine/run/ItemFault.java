package org.fixpoint.engine.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.engine.plan.Setup;

/** An analysis has yielded something else than it announced, or no number; the message is the sentence for the user. */
final class ItemFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ItemFault(String sentence) {
        super(sentence);
    }

    /**
     * Checks what an analysis has yielded against what it announced.
     *
     * @return the items by name, in the order announced
     * @throws ItemFault if an item is missing, unannounced, of another type or shape, or an array contains NaN
     */
    static Map<String, Item> check(Setup analysis, List<ItemSpec> announced, List<Item> yielded) {
        Map<String, Item> byName = new LinkedHashMap<>();
        for (Item item : yielded) {
            byName.put(item.name(), item);
        }
        Map<String, Item> checked = new LinkedHashMap<>();
        for (ItemSpec spec : announced) {
            if (!byName.containsKey(spec.name())) {
                throw fault(analysis, "announces " + spec.name() + " and does not yield it");
            }
            Item item = byName.remove(spec.name());
            if (!spec.type().isInstance(item) || !spec.dims().equals(dims(item))) {
                throw fault(
                        analysis,
                        "announces " + spec.name() + " as " + spec.type().getSimpleName() + " " + spec.dims()
                                + " and yields " + item.getClass().getSimpleName() + " " + dims(item));
            }
            requireNumbers(analysis, item);
            checked.put(spec.name(), item);
        }
        if (!byName.isEmpty()) {
            throw fault(analysis, "yields " + String.join(", ", byName.keySet()) + " without announcing it");
        }
        return checked;
    }

    private static List<String> dims(Item item) {
        return item instanceof Item.Array array
                ? array.dims().stream().map(Dimension::name).toList()
                : ((Item.Table) item).columns().stream().map(Column::name).toList();
    }

    private static void requireNumbers(Setup analysis, Item item) {
        if (item instanceof Item.Array array) {
            for (int i = 0; i < array.data().length; i++) {
                if (Double.isNaN(array.data()[i])) {
                    throw fault(analysis, "yields NaN in " + item.name() + " at " + Arrays.toString(place(array, i)));
                }
            }
        }
    }

    private static int[] place(Item.Array array, int index) {
        int[] place = array.shape();
        int rest = index;
        for (int d = place.length - 1; d >= 0; d--) {
            int size = place[d];
            place[d] = rest % size;
            rest /= size;
        }
        return place;
    }

    private static ItemFault fault(Setup analysis, String what) {
        return new ItemFault("The analysis " + Blame.name(analysis) + " " + what
                + "; this is a fault of the bundle, tell its author or leave it out.");
    }
}
