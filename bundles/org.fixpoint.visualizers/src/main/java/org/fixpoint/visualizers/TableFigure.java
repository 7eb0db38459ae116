package org.fixpoint.visualizers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/** A table as a figure. */
@Component(service = Contribution.class)
public final class TableFigure implements Contribution<Visualizer> {
    private static final Slot TABLE = new Slot("table", Item.Table.class, "", Set.of(), true, "a table");
    private static final Parameter.Flag ALL =
            Parameter.flag("all", "show also sweep columns that make no difference, and each row under them", false);

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(Visualizer.class, "table", "A table as it is").parameters(ALL);
    }

    @Override
    public Visualizer create(Values checked) {
        boolean all = checked.get(ALL);
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(TABLE);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                Item.Table table = new Filled(filled).table(TABLE);
                return drawn(all ? new Rows(table, List.of()) : Rows.withoutIdle(table));
            }
        };
    }

    private static Figure drawn(Rows rows) {
        String words = rows.table().quantity().replace('-', ' ');
        String title = words.isEmpty() ? rows.table().name() : Wording.capital(words);
        String same = rows.idle().isEmpty() ? "" : "the same for every " + Wording.list(rows.idle());
        Optional<String> finding = Classes.finding(rows.table()).or(() -> Verdicts.finding(rows.table()));
        return new Figure(title, finding, 1, List.of(new Panel.Grid(same, rows.table())));
    }
}
