package org.fixpoint.visualizers;

import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Slot;

/** What portraits of states are made of. */
final class PortraitSlots {
    static final Slot STATES = new Slot(
            "states",
            Item.Array.class,
            "fixed-point-states",
            Set.of("point", Dimension.COORDINATE),
            true,
            "the coordinates of each fixed point");
    static final Slot POINTS = new Slot(
            "points",
            Item.Table.class,
            "state-fixed-points",
            Set.of("point", "index"),
            false,
            "the index of each fixed point, which sets its glyph");
    static final Slot ORBITS = new Slot(
            "orbits",
            Item.Array.class,
            "orbit",
            Set.of("orbit", "step", Dimension.COORDINATE),
            false,
            "states along orbits");
    static final Slot PATTERNS = new Slot(
            "patterns",
            Item.Array.class,
            "patterns",
            Set.of("pattern", Dimension.COORDINATE),
            false,
            "stored patterns, the corners of the polytope");

    private PortraitSlots() {}

    /** The array in a slot without the dimensions that a sweep added, if the slot is filled. */
    static Optional<Item.Array> own(Filled slots, Slot slot) {
        return slots.array(slot).map(array -> Sweeps.withoutIdle(array, slot, "a portrait is of one model"));
    }

    /** The same of a slot that has to be filled. */
    static Item.Array required(Filled slots, Slot slot) {
        return Sweeps.withoutIdle(slots.required(slot), slot, "a portrait is of one model");
    }

    /** The indices of the fixed points, none if the slot of the table is empty. */
    static FixedPointMarks index(Filled slots, Item.Array states) {
        int count = states.dims().get(0).size();
        return slots.bySlot().containsKey(POINTS.name())
                ? FixedPointMarks.of(slots.table(POINTS), count)
                : new FixedPointMarks(new int[0]);
    }

    /** How many fixed points of which index there are, and whether these are all, as a sentence. */
    static String finding(Filled slots, FixedPointMarks points, int count) {
        return points.finding(count)
                + Optional.ofNullable(slots.bySlot().get(POINTS.name()))
                        .filter(Item.Table.class::isInstance)
                        .flatMap(table -> Verdicts.of((Item.Table) table))
                        .map(words -> "; " + words + ".")
                        .orElse(".");
    }

    /** The number of coordinates of states, as long as a portrait can show them. */
    static int coordinates(Item.Array states) {
        int d = states.dims().get(1).size();
        if (d < 2) {
            throw new Refusal(states.name() + " has states of " + d
                    + " coordinate, and a portrait needs two; take the figure lines");
        }
        return d;
    }
}
