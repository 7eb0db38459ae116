package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Batch;
import org.junit.jupiter.api.Test;

/** What holds for every analysis: it yields what it announces, the same bits each time, out of what it declares. */
public abstract class AnalysisContract extends ContributionContract<Analysis> {
    /** A subject that the analysis can study; it must have the facets that the analysis needs. */
    protected abstract GivenSubject subject();

    /** The names of arrays and columns that are documented to hold infinite numbers or NaN. */
    protected Set<String> mayBeInfinite() {
        return Set.of();
    }

    private List<Item> run(Analysis analysis) {
        GivenSubject declared = subject().onlyTo(analysis.needs());
        return analysis.run(analysis.needsInputs() ? declared : declared.withoutInputs(), TestRun.seeded(1));
    }

    @Test
    void declaresTheSameNeedsAndYieldsOnEveryCall() {
        Analysis analysis = made();
        assertEquals(analysis.needs(), analysis.needs());
        assertEquals(analysis.yields(), analysis.yields());
        assertEquals(made().yields(), analysis.yields());
    }

    @Test
    void announcesItemsWithKebabCaseNamesThatDiffer() {
        Set<String> names = new HashSet<>();
        for (ItemSpec spec : made().yields()) {
            assertTrue(spec.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), spec.name() + " is not kebab-case");
            assertTrue(names.add(spec.name()), "two items are named " + spec.name());
            assertFalse(spec.quantity().isBlank(), spec.name() + " has no quantity");
            assertFalse(spec.doc().isBlank(), spec.name() + " has no line of help");
            assertFalse(spec.dims().isEmpty(), spec.name() + " has neither dimensions nor columns");
        }
    }

    @Test
    void asksOnlyForWhatItDeclares() {
        run(made()); // the subject throws at anything else
    }

    @Test
    void yieldsTheItemsThatItAnnounced() {
        Analysis analysis = made();
        List<Item> items = run(analysis);
        assertEquals(
                analysis.yields().stream().map(ItemSpec::name).toList(),
                items.stream().map(Item::name).toList());
        for (int i = 0; i < items.size(); i++) {
            ItemSpec spec = analysis.yields().get(i);
            assertInstanceOf(spec.type(), items.get(i));
            assertEquals(spec.quantity(), items.get(i).quantity());
            assertEquals(spec.dims(), dims(items.get(i)), "dimensions or columns of " + spec.name());
        }
    }

    @Test
    void yieldsTheSameBitsOnEveryRun() {
        List<Item> first = run(made());
        List<Item> second = run(made());
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    bits(first.get(i)), bits(second.get(i)), first.get(i).name());
        }
    }

    @Test
    void yieldsFiniteNumbersWhereItDocumentsNoOthers() {
        for (Item item : run(made())) {
            if (item instanceof Item.Array array && !mayBeInfinite().contains(array.name())) {
                assertFinite(array.name(), array.data());
            }
            if (item instanceof Item.Table table) {
                for (Column column : table.columns()) {
                    if (column instanceof Column.Numbers numbers
                            && !mayBeInfinite().contains(numbers.name())) {
                        assertFinite(table.name() + "." + numbers.name(), numbers.values());
                    }
                }
            }
        }
    }

    @Test
    void leavesTheInputsAsTheyWere() {
        Analysis analysis = made();
        if (analysis.needsInputs()) {
            GivenSubject subject = subject().onlyTo(analysis.needs());
            Batch batch = subject.inputs();
            double[] before = batch.rows().clone();
            analysis.run(subject, TestRun.seeded(1));
            assertArrayEquals(before, batch.rows());
        }
    }

    private static List<String> dims(Item item) {
        if (item instanceof Item.Array array) {
            return array.dims().stream().map(Dimension::name).toList();
        }
        return ((Item.Table) item).columns().stream().map(Column::name).toList();
    }

    private static void assertFinite(String name, double[] values) {
        for (double value : values) {
            assertTrue(Double.isFinite(value), name + " holds " + value);
        }
    }

    private static Object[] bits(Item item) {
        if (item instanceof Item.Array array) {
            return boxed(array.data());
        }
        return ((Item.Table) item)
                .columns().stream()
                        .map(column -> column instanceof Column.Numbers numbers
                                ? List.of(boxed(numbers.values()))
                                : ((Column.Words) column).values())
                        .toArray();
    }

    private static Object[] boxed(double[] values) {
        Object[] bits = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Double.doubleToLongBits(values[i]);
        }
        return bits;
    }
}
