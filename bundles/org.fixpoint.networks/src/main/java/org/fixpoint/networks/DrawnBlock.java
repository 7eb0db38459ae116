package org.fixpoint.networks;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import org.fixpoint.maths.linear.LinearAlgebra;

/** Some rows of a random matrix and the place of their product, of which a thread of the common pool may take care. */
final class DrawnBlock {
    private final double[] entries;
    private final double[] product;
    private final LinearAlgebra algebra = LinearAlgebra.fastest();
    private Optional<ForkJoinTask<?>> task = Optional.empty();

    /** With room for so many numbers. */
    DrawnBlock(int entries, int product) {
        this.entries = new double[entries];
        this.product = new double[product];
    }

    /** Whether there is room for so many numbers. */
    boolean holds(int numbersOfEntries, int numbersOfProduct) {
        return entries.length >= numbersOfEntries && product.length >= numbersOfProduct;
    }

    /** The rows; the owner's while no work is under way. */
    double[] entries() {
        return entries;
    }

    /** The product; of the work under way. */
    double[] product() {
        return product;
    }

    /** Has work done by the block's own linear algebra, now or later. */
    void start(Consumer<LinearAlgebra> work) {
        task = Optional.of(ForkJoinPool.commonPool().submit(() -> work.accept(algebra)));
    }

    /** Until no work is under way; the caller does what nobody has begun. */
    void await() {
        Optional<ForkJoinTask<?>> begun = task;
        task = Optional.empty();
        begun.ifPresent(ForkJoinTask::join);
    }
}
