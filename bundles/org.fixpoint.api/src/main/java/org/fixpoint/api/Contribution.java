package org.fixpoint.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one service type of the workbench: makes objects of one kind from checked parameter values.
 *
 * <p>A plug-in registers each contribution as an OSGi service, usually with {@code @Component(service = Contribution.class)}.
 * Implementations are stateless and may be called from several threads.
 *
 * @param <T> the kind of the objects made, for example {@link org.fixpoint.api.model.ActivationFunction}
 */
@ConsumerType
public interface Contribution<T> {
    /** What is offered, as data. The same value on every call. */
    Descriptor<T> descriptor();

    /**
     * Makes one object.
     *
     * @param checked a value for every parameter of the descriptor, each within its declared range
     * @throws Refusal when the values are valid one by one and still cannot be used together
     */
    T create(Values checked);
}
