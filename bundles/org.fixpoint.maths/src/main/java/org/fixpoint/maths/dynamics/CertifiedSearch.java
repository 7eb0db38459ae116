package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;

/**
 * Every fixed point of a map in a box, with proof: branch and prune with the Krawczyk operator.
 *
 * <p>A box is cut down to what F and the operator leave of it. It is done when nothing is left, or when a slightly larger box is proven to hold
 * exactly one fixed point; else it is halved. The larger box makes fixed points on the boundaries of boxes harmless. Boxes that are as small as
 * the resolution, as near a fold or where fixed points are not isolated, are reported as undecided. Neumaier, Interval Methods for Systems of
 * Equations (1990), chapter 5. Deterministic.
 */
public final class CertifiedSearch {
    private static final double INFLATION = 0.02;
    private static final double LEAST = 0x1p-1000;
    private static final int ROUNDS = 64;
    private static final double WORTHWHILE = 0.75;
    private static final int LOOK = 64;
    private static final int SUSPECTS = 32;
    private static final int ENOUGH_SEEN = 20_000;

    private final SmoothMap map;
    private final MapBounds bounds;
    private final SearchBox box;
    private final Budget budget;
    private final int d;
    private final Krawczyk operator;
    private final List<Certificate> known = new ArrayList<>();
    private final List<UndecidedRegion> undecided = new ArrayList<>();
    private final double[] low;
    private final double[] high;
    private final double[] farLow;
    private final double[] farHigh;
    private final double[] valueLow;
    private final double[] valueHigh;
    private long boxes;
    private boolean informed;

    /**
     * When to give up.
     *
     * @param boxes no more are looked at
     * @param resolution boxes of this share of the whole one, in every coordinate, are not halved any more
     * @param foreseeing gives up once the boxes are not going to suffice: from 20,000 on, if two more halvings of every side would need
     *     more than are left, at the growth of the last one. For Hopfield networks in space that growth falls below 1.4 a level by
     *     then where β is at most 300 and 200,000 suffice, and stays at 1.5 where β is 1000
     */
    public record Budget(long boxes, double resolution, boolean foreseeing) {
        /** Every box is used. */
        public Budget(long boxes, double resolution) {
            this(boxes, resolution, false);
        }
    }

    private CertifiedSearch(SmoothMap map, MapBounds bounds, SearchBox box, Budget budget) {
        this.map = map;
        this.bounds = bounds;
        this.box = box;
        this.budget = budget;
        d = map.dimension();
        operator = new Krawczyk(bounds, d);
        low = new double[d];
        high = new double[d];
        farLow = new double[d];
        farHigh = new double[d];
        valueLow = new double[d];
        valueHigh = new double[d];
    }

    /**
     * Searches.
     *
     * @param map is only evaluated to place points within their bounds
     * @param bounds of the same map
     * @param progress told now and then the share of the box that is done; may throw to stop the search
     */
    public static FixedPointSet of(
            SmoothMap map, MapBounds bounds, SearchBox box, Budget budget, DoubleConsumer progress) {
        CertifiedSearch search = new CertifiedSearch(map, bounds, box, budget);
        boolean whole = search.run(progress);
        return search.found(whole, () -> progress.accept(1));
    }

    /** Halves until nothing is left; false if the budget did not suffice. */
    private boolean run(DoubleConsumer progress) {
        BoxList level = new BoxList(d);
        BoxList next = new BoxList(d);
        level.add(box.low(), box.high());
        List<Integer> sizes = new ArrayList<>();
        double done = 0;
        double share = 1;
        while (level.size() > 0) {
            sizes.add(level.size());
            if (isHopeless(sizes)) {
                leave(level, 0);
                return false;
            }
            next.clear();
            for (int i = 0; i < level.size(); i++) {
                if (boxes == budget.boxes()) {
                    leave(level, i);
                    leave(next, 0);
                    return false;
                }
                if (boxes++ % LOOK == 0) {
                    progress.accept(done);
                }
                level.get(i, low, high);
                done += halved(next) ? 0 : share;
            }
            BoxList spent = level;
            level = next;
            next = spent;
            share *= 0.5;
        }
        return true;
    }

    /** Whether two more halvings of every side, at the growth of the last one, need more boxes than are left. */
    private boolean isHopeless(List<Integer> sizes) {
        int last = sizes.size() - 1;
        if (!budget.foreseeing() || boxes < ENOUGH_SEEN || last < d) {
            return false;
        }
        double growth = StrictMath.pow((double) sizes.get(last) / sizes.get(last - d), 1.0 / d);
        double level = sizes.get(last);
        double needed = level;
        for (int i = 0; i < 2 * d; i++) {
            level *= growth;
            needed += level;
        }
        return needed > budget.boxes() - boxes;
    }

    private void leave(BoxList boxesLeft, int from) {
        for (int i = from; i < boxesLeft.size(); i++) {
            boxesLeft.get(i, low, high);
            undecided.add(new UndecidedRegion(low.clone(), high.clone(), 1));
        }
    }

    /** Adds the halves of what is left of the current box; false if nothing is left to do. */
    private boolean halved(BoxList halves) {
        if (!narrowed()) {
            return false;
        }
        int along = longest();
        if (along == d) {
            lastAttempt();
            return false;
        }
        double from = low[along];
        double to = high[along];
        double middle = 0.5 * from + 0.5 * to;
        high[along] = middle;
        halves.add(low, high);
        low[along] = middle;
        high[along] = to;
        halves.add(low, high);
        return true;
    }

    /** What becomes of a box as small as the resolution: it may be narrower than the rounding of the operator, and a larger one decide. */
    private void lastAttempt() {
        Optional<Certificate> certificate = Certificate.near(new SearchBox(low, high, false).middle(), operator)
                .filter(c -> c.covers(low, high));
        if (certificate.isPresent()) {
            accept(certificate.get());
        } else {
            undecided.add(new UndecidedRegion(low.clone(), high.clone(), 1));
        }
    }

    /** Cuts the current box; false if it is done. */
    private boolean narrowed() {
        informed = false;
        for (Certificate certificate : known) {
            if (certificate.covers(low, high)) {
                return false;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            bounds.value(low, high, valueLow, valueHigh);
            if (!meets(valueLow, valueHigh)) {
                return false;
            }
            inflate();
            informed = operator.apply(farLow, farHigh);
            if (!informed) {
                return true;
            }
            if (operator.isInside(farLow, farHigh)) {
                accept(Certificate.proven(farLow.clone(), farHigh.clone(), operator));
                return false;
            }
            double before = volume();
            if (!meets(operator.low, operator.high)) {
                return false;
            }
            if (volume() > WORTHWHILE * before) {
                return true;
            }
        }
        return true;
    }

    private void inflate() {
        double size = 0; // of all coordinates: the rounding of one may come from another
        for (int i = 0; i < d; i++) {
            size = Math.max(size, Math.max(Math.abs(low[i]), Math.abs(high[i])));
        }
        for (int i = 0; i < d; i++) {
            double more = INFLATION * (high[i] - low[i]) + 8 * Math.ulp(size) + LEAST;
            farLow[i] = low[i] - more;
            farHigh[i] = high[i] + more;
        }
    }

    /** Cuts the current box to what is also in another one; false if nothing is. Unknown bounds cut nothing. */
    private boolean meets(double[] otherLow, double[] otherHigh) {
        for (int i = 0; i < d; i++) {
            if (otherLow[i] > high[i] || otherHigh[i] < low[i]) {
                return false;
            }
            low[i] = otherLow[i] > low[i] ? otherLow[i] : low[i];
            high[i] = otherHigh[i] < high[i] ? otherHigh[i] : high[i];
        }
        return true;
    }

    private double volume() {
        double product = 1;
        for (int i = 0; i < d; i++) {
            product *= high[i] > low[i] ? high[i] - low[i] : 1;
        }
        return product;
    }

    private void accept(Certificate certificate) {
        for (Certificate other : known) {
            if (certificate.isOfSamePoint(other)) {
                return;
            }
        }
        for (Certificate other : known) {
            if (!certificate.isApartFrom(other)) {
                undecided.add(new UndecidedRegion(low.clone(), high.clone(), 1));
                return;
            }
        }
        known.add(certificate);
    }

    /** The coordinate to halve: the one that widens the operator's result most, of those above the resolution; d if none is. */
    private int longest() {
        int along = d;
        double most = -1;
        for (int i = 0; i < d; i++) {
            double width = (high[i] - low[i]) / (box.high()[i] - box.low()[i]);
            double weight = informed ? operator.share(i) : width;
            if (width > budget.resolution() && weight > most) {
                along = i;
                most = weight;
            }
        }
        return along;
    }

    private FixedPointSet found(boolean whole, Runnable look) {
        Newton newton = new Newton(map, box);
        List<FixedPoint> points = new ArrayList<>();
        for (Certificate certificate : known) {
            if (isInBox(certificate)) {
                points.add(FixedPoint.proven(certificate, map, bounds, newton));
            }
        }
        OptionalInt degree = FixedPointSet.degreeSum(points);
        List<UndecidedRegion> regions = UndecidedRegion.merged(undecided, look);
        suspects(regions, points, look);
        if (!regions.isEmpty()) {
            return new FixedPointSet(
                    points, Completeness.POSSIBLY_INCOMPLETE, reason(whole, regions), regions, boxes, 0, !whole);
        }
        if (box.absorbing() && degree.isPresent() && degree.getAsInt() != 1) {
            String reason = "the degrees add up to " + degree.getAsInt()
                    + " and not to 1, so that the region is not mapped into itself or the bounds of the map are wrong";
            return new FixedPointSet(points, Completeness.POSSIBLY_INCOMPLETE, reason, regions, boxes, 0, false);
        }
        return new FixedPointSet(
                points,
                Completeness.CERTIFIED,
                "each box is proven to hold no fixed point or exactly one",
                regions,
                boxes,
                0,
                false);
    }

    private String reason(boolean whole, List<UndecidedRegion> regions) {
        UndecidedRegion first = regions.get(0);
        double[] middle = new SearchBox(first.low(), first.high(), false).middle();
        StringBuilder place = new StringBuilder();
        for (double coordinate : middle) {
            place.append(place.isEmpty() ? "" : ", ").append((float) coordinate);
        }
        return undecided.size() + " boxes are undecided "
                + (whole
                        ? "at the resolution of the search"
                        : boxes == budget.boxes()
                                ? "as the budget of " + budget.boxes() + " boxes is used up"
                                : "as their number grows so that the budget of " + budget.boxes()
                                        + " boxes is not expected to suffice")
                + ", in " + regions.size() + (regions.size() == 1 ? " region" : " regions") + ", the first near ("
                + place + ") and " + (float) first.width() + " wide";
    }

    private boolean isInBox(Certificate certificate) {
        for (int i = 0; i < d; i++) {
            if (certificate.low()[i] > box.high()[i] || certificate.high()[i] < box.low()[i]) {
                return false;
            }
        }
        return true;
    }

    /** Adds what Newton's method finds in undecided regions, without a certificate. */
    private void suspects(List<UndecidedRegion> regions, List<FixedPoint> points, Runnable look) {
        Newton newton = new Newton(map, box);
        int proven = points.size();
        for (UndecidedRegion region : regions.subList(0, Math.min(SUSPECTS, regions.size()))) {
            SearchBox near = new SearchBox(region.low(), region.high(), false);
            Optional<FixedPoint> point = newton.from(near.middle(), near.reach(), List.of(), x -> false, look)
                    .map(rest -> newton.point(rest.at()));
            if (point.isPresent()
                    && near.isNear(point.get().at(), near.reach())
                    && known.stream()
                            .noneMatch(
                                    c -> c.covers(point.get().at(), point.get().at()))
                    && points.subList(proven, points.size()).stream()
                            .noneMatch(other -> other.isSameAs(point.get(), near.reach()))) {
                points.add(point.get());
            }
        }
    }
}
