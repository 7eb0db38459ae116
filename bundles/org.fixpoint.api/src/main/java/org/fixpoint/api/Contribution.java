package org.fixpoint.api;

import java.util.Map;
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

    /**
     * The contribution for given values of its text parameters: itself, unless further parameters follow from a text, as those of
     * a formula do from the letters in it. What is returned has the same kind and id, and at least the same text parameters.
     *
     * @param texts what the file gives, by parameter name; a text that is swept or missing is not among them
     * @throws Refusal when no parameters can be read off a text
     */
    default Contribution<T> specialised(Map<String, String> texts) {
        return this;
    }
}
