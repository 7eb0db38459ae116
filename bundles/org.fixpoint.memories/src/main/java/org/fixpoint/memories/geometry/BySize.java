package org.fixpoint.memories.geometry;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.fixpoint.memories.geometry.FaceMargins.Verdict;

/** The margins of the faces of one size. */
record BySize(int size, List<FaceMargins> rows, double gamma) {
    /** Grouped by ascending size. */
    static List<BySize> of(List<FaceMargins> rows, double gamma) {
        return rows.stream()
                .map(row -> row.face().size())
                .distinct()
                .sorted()
                .map(size -> new BySize(
                        size,
                        rows.stream().filter(row -> row.face().size() == size).toList(),
                        gamma))
                .toList();
    }

    /** How many faces have a verdict. */
    long count(Verdict verdict) {
        return rows.stream().filter(row -> row.qualifies(gamma) == verdict).count();
    }

    /** The share of faces that qualify, with proof. */
    double rate() {
        return (double) count(Verdict.YES) / rows.size();
    }

    /** The share that seems to, by random points. */
    double sampledRate() {
        return (double) rows.stream().filter(row -> row.seemsToQualify(gamma)).count() / rows.size();
    }

    /** A number of each face. */
    DoubleStream of(ToDoubleFunction<FaceMargins> what) {
        return rows.stream().mapToDouble(what);
    }

    /** Its mean over the faces. */
    double mean(ToDoubleFunction<FaceMargins> what) {
        return of(what).sum() / rows.size();
    }
}
